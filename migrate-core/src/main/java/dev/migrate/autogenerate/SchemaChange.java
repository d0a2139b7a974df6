package dev.migrate.autogenerate;

import java.util.List;

import dev.migrate.operation.Operation;

/**
 * One change that leads from what the database has to what is wanted.
 *
 * @param operation the change
 * @param withheld whether it would lose data and is written as a comment only
 * @param notes what a person should know who reads the revision, one line each
 */
public record SchemaChange(Operation operation, boolean withheld, List<String> notes) {

	public SchemaChange {
		notes = List.copyOf(notes);
	}

	/**
	 * A change that is made.
	 * @param operation the change
	 * @param notes what a person should know
	 * @return the change
	 */
	public static SchemaChange of(Operation operation, String... notes) {
		return new SchemaChange(operation, false, List.of(notes));
	}

	/**
	 * A change that is only proposed.
	 * @param operation the change
	 * @param notes what a person should know
	 * @return the change
	 */
	public static SchemaChange withheld(Operation operation, String... notes) {
		return new SchemaChange(operation, true, List.of(notes));
	}

}
