package dev.migrate.dialect;

import java.util.Collections;
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
	 * Create views, functions, procedures and triggers, read them and take them away
	 * again.
	 * @param there what is there, which they may need
	 * @param objects what is created
	 * @param tables the tables that are there
	 * @return the objects as an inspector reads them, under their own names, in the same
	 * order: without a text what the database does not take, and nothing of what cannot
	 * be tried there
	 */
	default List<Optional<LiveObject>> readBack(List<Table> tables, List<LiveObject> there,
			List<SchemaObject> objects) {
		return Collections.nCopies(objects.size(), Optional.empty());
	}

}
