package dev.migrate.dialect;

import java.util.List;
import java.util.Optional;

import dev.migrate.schema.EnumType;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.Table;

/**
 * A place where tables can be created to see what the database makes of them.
 */
@FunctionalInterface
public interface Scratch {

	/**
	 * Create tables, read them and take them away again. Their foreign keys are left out.
	 * @param enums enum types that the tables need
	 * @param tables the tables
	 * @return the tables as an inspector reads them, under their own names, in the same
	 * order; a table that could not be created is missing
	 */
	List<Table> readBack(List<EnumType> enums, List<Table> tables);

	/**
	 * Create views, read them and take them away again.
	 * @param tables the tables that are there, which the views read
	 * @param views the views, each behind those that it reads
	 * @return the queries as an inspector reads them, in the same order; nothing of a
	 * view that could not be created, or where views cannot be tried
	 */
	default List<Optional<String>> readBackViews(List<Table> tables, List<SchemaObject> views) {
		return List.of();
	}

}
