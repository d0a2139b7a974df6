package dev.migrate.jpa.mapping;

/** Marks the package of the rows. */
public final class Rows {

	private Rows() {
	}

}
