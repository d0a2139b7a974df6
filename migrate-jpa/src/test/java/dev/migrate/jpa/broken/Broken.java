package dev.migrate.jpa.broken;

import jakarta.persistence.Entity;

/**
 * An entity without a key.
 */
@Entity
public class Broken {

	String text;

}
