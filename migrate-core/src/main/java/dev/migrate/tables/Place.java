package dev.migrate.tables;

import java.util.List;

/**
 * Where a database is.
 *
 * @param schema the schema of the version table; empty if the database has none
 * @param heads the rows of the version table
 */
public record Place(String schema, List<String> heads) {

	public Place {
		heads = List.copyOf(heads);
	}

}
