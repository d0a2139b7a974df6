package dev.migrate.autogenerate;

import java.util.List;
import java.util.Set;

import dev.migrate.operation.BulkInsert;
import dev.migrate.schema.Schema;

/**
 * What the application wants its database to look like, as far as one source says. A
 * constraint or index without a name in it gets one by convention when it is written.
 *
 * @param origin where this comes from, for messages, such as {@code entityManagerFactory}
 * @param schema the schema
 * @param unsaid aspects on which the source says nothing where it declares nothing
 * @param renames what is known to have had another name
 * @param rows what tables contain from the beginning; a table that is there is not asked
 * for it
 * @param drawn the columns whose values are drawn from a sequence, or from a table that
 * stands in for one
 */
public record WantedSchema(String origin, Schema schema, Set<Aspect> unsaid, Renames renames, List<BulkInsert> rows,
		List<DrawnColumn> drawn) {

	public WantedSchema {
		unsaid = Set.copyOf(unsaid);
		rows = List.copyOf(rows);
		drawn = List.copyOf(drawn);
	}

	/**
	 * A wanted schema whose columns get their values from the application or from the
	 * database.
	 * @param origin where this comes from
	 * @param schema the schema
	 * @param unsaid aspects on which the source says nothing where it declares nothing
	 * @param renames what is known to have had another name
	 * @param rows what tables contain from the beginning
	 */
	public WantedSchema(String origin, Schema schema, Set<Aspect> unsaid, Renames renames, List<BulkInsert> rows) {
		this(origin, schema, unsaid, renames, rows, List.of());
	}

	/**
	 * A wanted schema without rows.
	 * @param origin where this comes from
	 * @param schema the schema
	 * @param unsaid aspects on which the source says nothing where it declares nothing
	 * @param renames what is known to have had another name
	 */
	public WantedSchema(String origin, Schema schema, Set<Aspect> unsaid, Renames renames) {
		this(origin, schema, unsaid, renames, List.of(), List.of());
	}

	WantedSchema withSchema(Schema schema) {
		return new WantedSchema(this.origin, schema, this.unsaid, this.renames, this.rows, this.drawn);
	}

	/**
	 * A wanted schema that says everything.
	 * @param origin where this comes from
	 * @param schema the schema
	 * @return the wanted schema
	 */
	public static WantedSchema of(String origin, Schema schema) {
		return new WantedSchema(origin, schema, Set.of(), Renames.NONE);
	}

}
