package dev.migrate.autoconfigure.jpa.broken;

import jakarta.persistence.Entity;

/**
 * An entity without a key.
 */
@Entity
public class Broken {

	String text;

}
