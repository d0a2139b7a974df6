package dev.migrate.tables;

import java.util.List;

import dev.migrate.lang.Internal;

/**
 * What a database has where nothing has ever been recorded.
 *
 * @param schema where the version table would be; empty if the database has no schemas
 * @param names the tables that are there, but our own, sorted
 * @param history whether the history is there, as it is where somebody has dropped the
 * version table
 */
@Internal
public record ExistingTables(String schema, List<String> names, boolean history) {

	public ExistingTables {
		names = List.copyOf(names);
	}

	/**
	 * Sort out what is there.
	 * @param schema where the version table would be; empty if the database has no
	 * schemas
	 * @param all all tables of the schema
	 * @param own the names of our own
	 */
	public static ExistingTables of(String schema, List<String> all, TableNames own) {
		return new ExistingTables(schema, own.others(all),
				all.stream().anyMatch(own.history().name()::equalsIgnoreCase));
	}

}
