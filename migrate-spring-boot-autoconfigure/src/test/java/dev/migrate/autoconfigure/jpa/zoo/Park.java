package dev.migrate.autoconfigure.jpa.zoo;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * Where the animals are.
 */
@Entity
@Table(name = "parks")
public class Park {

	@Id
	Long id = 1L;

}
