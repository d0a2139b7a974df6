package dev.migrate.dialect.standard;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migrate.dialect.SchemaInspector;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.View;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads tables with a fixed number of catalog queries: one table is the same queries with
 * a filter.
 */
public abstract class CatalogInspector implements SchemaInspector {

	@Override
	public final Optional<Table> table(TableName table) {
		return read(table.schema(), table.name()).stream().findFirst();
	}

	@Override
	public final List<Table> tables(@Nullable String schema) {
		return read(schema, null);
	}

	@Override
	public final Schema schema(@Nullable String schema) {
		return new Schema(tables(schema), sequences(schema), enums(schema), views(schema));
	}

	/**
	 * Names are stored as they are written, unless overridden.
	 */
	@Override
	public String name(String identifier, boolean quoted) {
		return identifier;
	}

	/**
	 * Ask the information schema for functions.
	 * @param jdbc access to the database
	 * @param functions the names in lower case
	 * @param condition which of them may change something
	 * @return whether there is one
	 */
	protected static boolean isRoutine(JdbcOperations jdbc, Set<String> functions, String condition) {
		String marks = String.join(", ", Collections.nCopies(functions.size(), "?"));
		return !jdbc
			.queryForList("select routine_name from information_schema.routines where lower(routine_name) in (" + marks
					+ ") and " + condition, String.class, functions.toArray())
			.isEmpty();
	}

	/**
	 * Ask the information schema for the queries of views.
	 * @param jdbc access to the database
	 * @param names the names in lower case
	 * @param condition which of them are not the database's own
	 * @return the queries, of which those are empty that the user may not see
	 */
	protected static List<String> queriesOfViews(JdbcOperations jdbc, Set<String> names, String condition) {
		String marks = String.join(", ", Collections.nCopies(names.size(), "?"));
		return jdbc.queryForList("select coalesce(view_definition, '') from information_schema.views where "
				+ condition.formatted(marks), String.class, names.toArray());
	}

	/**
	 * Read tables.
	 * @param schema the schema, or {@code null} for the current one
	 * @param table the only table wanted, or {@code null} for all
	 * @return the tables, sorted by name
	 */
	protected abstract List<Table> read(@Nullable String schema, @Nullable String table);

	/**
	 * Read the sequences, those of columns left out.
	 * @param schema the schema, or {@code null} for the current one
	 * @return the sequences, sorted by name; none where there are no sequences
	 */
	protected List<Sequence> sequences(@Nullable String schema) {
		return List.of();
	}

	/**
	 * Read the enum types.
	 * @param schema the schema, or {@code null} for the current one
	 * @return the types, sorted by name; none where they have no names
	 */
	protected List<EnumType> enums(@Nullable String schema) {
		return List.of();
	}

	/**
	 * Read the views.
	 * @param schema the schema, or {@code null} for the current one
	 * @return the views, sorted by name
	 */
	protected abstract List<View> views(@Nullable String schema);

	/**
	 * A sequence in normal form: what is the default is left out.
	 * @param schema the schema, or {@code null} for the current one
	 * @param start the first value
	 * @param increment the distance
	 */
	public static Sequence sequence(@Nullable String schema, String name, long start, long increment) {
		long usualStart = (increment > 0) ? 1 : -1;
		return new Sequence(schema, name, (start != usualStart) ? start : null, (increment != 1) ? increment : null);
	}

}
