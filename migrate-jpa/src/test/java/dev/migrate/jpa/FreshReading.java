package dev.migrate.jpa;

import dev.migrate.autogenerate.WantedSchema;
import dev.migrate.jpa.mapping.Rows;
import dev.migrate.jpa.zoo.Zoo;

/**
 * Reads entities in a process of its own.
 */
public final class FreshReading {

	private FreshReading() {
	}

	/**
	 * Print what is wanted.
	 * @param arguments none
	 */
	public static void main(String... arguments) {
		for (Class<?> entities : new Class<?>[] { Zoo.class, Rows.class }) {
			WantedSchema wanted = Entities.beside(entities).wantedOn("postgresql", "PostgreSQL", 17);
			wanted.schema().tables().forEach(System.out::println);
			wanted.schema().sequences().forEach(System.out::println);
			System.out.println(wanted.rows());
			System.out.println(wanted.renames());
		}
	}

}
