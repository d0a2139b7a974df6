package dev.migrate.dialect;

import java.util.List;
import java.util.Optional;

import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;

/**
 * Reads what a live database looks like.
 */
public interface SchemaInspector {

	/**
	 * Read one table with its columns, constraints, indexes and comments.
	 * @param table the table, its name as revisions write it
	 * @return the table, or empty if there is none of that name
	 */
	Optional<Table> table(TableName table);

	/**
	 * The names of all tables of the current schema, views and the database's own left
	 * out.
	 * @return the names, sorted
	 */
	List<String> tableNames();

}
