package dev.migrate.tables;

import java.util.List;

import dev.migrate.lang.Internal;

/**
 * What a database has where nothing has ever been recorded.
 *
 * @param schema where the version table would be; empty if the database has no schemas
 * @param names the tables that are there, but our own, sorted
 */
@Internal
public record ExistingTables(String schema, List<String> names) {

	public ExistingTables {
		names = List.copyOf(names);
	}

}
