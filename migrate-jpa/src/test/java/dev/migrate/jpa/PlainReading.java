package dev.migrate.jpa;

import dev.migrate.jpa.zoo.Zoo;

/**
 * Reads entities, for a test that has them in a class loader of its own.
 */
public final class PlainReading {

	private PlainReading() {
	}

	/**
	 * Read what visitors look like, of which Bean Validation says much.
	 * @return their columns, each with whether it may be NULL
	 */
	public static String visitors() {
		StringBuilder text = new StringBuilder();
		Entities.beside(Zoo.class)
			.table("visitors")
			.columns()
			.forEach((column) -> text.append(column.name()).append(column.nullable() ? "? " : " "));
		return text.toString().strip();
	}

}
