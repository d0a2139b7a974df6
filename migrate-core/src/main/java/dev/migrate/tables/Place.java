package dev.migrate.tables;

import java.util.List;

/**
 * Where a database is.
 *
 * @param schema the schema of the version table; empty if the database has none
 * @param rows the rows of the version table
 */
public record Place(String schema, List<String> rows) {

	public Place {
		rows = List.copyOf(rows);
	}

}
