package dev.migrate.author.write;

import dev.migrate.schema.ColumnType;

import static dev.migrate.schema.Definitions.numeric;

/**
 * Types of an application that a written revision names.
 */
public final class OwnTypes {

	private OwnTypes() {
	}

	public static ColumnType money(String currency) {
		return numeric(19, 4);
	}

}
