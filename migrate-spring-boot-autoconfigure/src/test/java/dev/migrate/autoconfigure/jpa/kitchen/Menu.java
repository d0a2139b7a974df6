package dev.migrate.autoconfigure.jpa.kitchen;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * What the kitchen serves.
 */
@Entity
public class Menu {

	@Id
	Long id = 1L;

}
