package dev.migrate.tables;

import java.util.List;
import java.util.Objects;

import dev.migrate.dialect.SchemaInspector;
import dev.migrate.lang.Internal;

/**
 * What a database has where nothing has ever been recorded.
 *
 * @param schema where names without a schema lead; empty if the database has no schemas
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
	 * @param schema where names without a schema lead; empty if the database has no
	 * schemas
	 * @param inspector lists the tables
	 * @param own the names of our own
	 */
	public static ExistingTables of(String schema, SchemaInspector inspector, TableNames own) {
		List<String> all = inspector.tableNames(own.home());
		List<String> besideHistory = Objects.equals(own.history().schema(), own.home()) ? all
				: inspector.tableNames(own.history().schema());
		return new ExistingTables(schema, own.others(all),
				own.keepsHistory() && besideHistory.stream().anyMatch(own.history().name()::equalsIgnoreCase));
	}

}
