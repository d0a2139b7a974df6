package dev.migrate.dialect.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.migrate.dialect.Dialect;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.TableName;
import dev.migrate.schema.View;
import dev.migrate.sql.SchemaEffect;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Reads an information schema that is close to the standard. It is asked in upper case,
 * which finds it however the database folds names.
 */
public abstract class InformationSchemaInspector extends CatalogInspector {

	// Those of identity columns are not in it
	private static final String SEQUENCES = """
			select t.sequence_name, t.start_value, t.increment
			from (select s.sequence_schema as table_schema, s.* from information_schema.sequences s) t where
			""";

	private static final String VIEWS = """
			select t.table_name, t.view_definition from information_schema.views t where
			""";

	private static final String CONSTRAINTS = "select table_schema, table_name, constraint_name from "
			+ "information_schema.table_constraints";

	private static final String TABLE_NAMES = "select table_schema, table_name, table_name from information_schema.tables ";

	private final JdbcOperations jdbc;

	private final Dialect dialect;

	private final StoredNames names;

	protected InformationSchemaInspector(JdbcOperations jdbc, Dialect dialect) {
		this.jdbc = jdbc;
		this.dialect = dialect;
		this.names = StoredNames.of(dialect, jdbc);
	}

	protected final JdbcOperations jdbc() {
		return this.jdbc;
	}

	public final Dialect dialect() {
		return this.dialect;
	}

	/**
	 * A name of the catalog as a statement has it.
	 * @return the name, in quotes if it needs them
	 */
	public final String quoted(String stored) {
		return this.dialect.spelling().quote(this.names.written(stored));
	}

	/**
	 * What is found in the catalog.
	 * @param schema the schema, or {@code null} for the current one
	 * @return the object without more
	 */
	public final SchemaObject object(SchemaObject.Kind kind, @Nullable String schema, String stored) {
		return new SchemaObject(kind, schema, this.names.written(stored), "", null, null);
	}

	public final StoredNames names() {
		return this.names;
	}

	@Override
	public final List<String> tableNames() {
		return this.jdbc.queryForList("""
				SELECT T.TABLE_NAME FROM INFORMATION_SCHEMA.TABLES T
				WHERE T.TABLE_SCHEMA = CURRENT_SCHEMA AND T.TABLE_TYPE = 'BASE TABLE'
				""", String.class).stream().map(this.names::written).sorted().toList();
	}

	@Override
	protected final List<Sequence> sequences(@Nullable String schema) {
		List<Sequence> sequences = new ArrayList<>();
		query(SEQUENCES, "t.sequence_name", schema, null,
				(row) -> sequences.add(sequence(schema, this.names.written(row.getString("sequence_name")),
						row.getLong("start_value"), row.getLong("increment"))));
		return sequences;
	}

	@Override
	protected final List<View> views(@Nullable String schema) {
		List<View> views = new ArrayList<>();
		query(VIEWS, "t.table_name", schema, null,
				(row) -> views.add(new View(new TableName(schema, this.names.written(row.getString("table_name"))),
						row.getString("view_definition"))));
		return views;
	}

	@Override
	public final String currentSchema() {
		String stored = this.jdbc.queryForObject("VALUES (CURRENT_SCHEMA)", String.class);
		return this.names.written(Objects.requireNonNull(stored));
	}

	@Override
	public final String name(String identifier, boolean quoted) {
		return this.names.written(quoted ? identifier : this.names.folded(identifier));
	}

	@Override
	public final List<String> queriesBehind(Set<String> names) {
		return queriesOfViews(this.jdbc, names, "lower(table_name) in (%s) and table_schema <> 'INFORMATION_SCHEMA'");
	}

	/**
	 * A query of the indexes with their schemas and tables, whatever they belong to.
	 * @return the query, of three columns
	 */
	protected abstract String indexes();

	/**
	 * A query of users and roles, which are of one namespace, and which are seen by those
	 * who may make them.
	 * @return the query, of one column
	 */
	protected abstract String accounts();

	@Override
	public final Optional<Existence> existence(SchemaEffect.Kind kind, @Nullable String table, @Nullable String schema,
			String name) {
		String named = switch (kind) {
			case TABLE -> TABLE_NAMES + "where table_type <> 'VIEW'";
			case VIEW -> TABLE_NAMES + "where table_type = 'VIEW'";
			case COLUMN -> "select table_schema, table_name, column_name from information_schema.columns";
			// The index of a constraint keeps the name that the constraint had before
			case CONSTRAINT -> CONSTRAINTS;
			case INDEX -> CONSTRAINTS + " union all " + indexes();
			case PRIMARY_KEY -> "select table_schema, table_name, '' from information_schema.table_constraints "
					+ "where constraint_type = 'PRIMARY KEY'";
			case USER, ROLE -> "select current_schema, '', a.* from (" + accounts() + ") a";
			case SEQUENCE -> "select sequence_schema, '', sequence_name from information_schema.sequences";
			default -> "";
		};
		if (named.isEmpty()) {
			return Optional.empty();
		}
		String query = "select 1 from (" + named + ") t (in_schema, in_table, name) where t.in_schema = "
				+ "coalesce(cast(? as varchar(128)), current_schema) and t.name = ?";
		List<@Nullable String> parameters = new ArrayList<>();
		parameters.add(this.names.stored(schema));
		parameters.add(name.isEmpty() ? "" : this.names.stored(name));
		if (table != null) {
			query += " and t.in_table = ?";
			parameters.add(this.names.stored(table));
		}
		boolean absent = this.jdbc.queryForList(shout(query), Integer.class, parameters.toArray()).isEmpty();
		return Optional.of(absent ? Existence.ABSENT : Existence.PRESENT);
	}

	/**
	 * Read rows of tables.
	 * @param sql the query up to its last condition, over something named {@code t} with
	 * a schema and a table
	 * @param order how to sort
	 * @param schema the schema, or {@code null} for the current one
	 * @param table the only table wanted, or {@code null} for all
	 * @param rows takes each row
	 */
	public final void query(String sql, String order, @Nullable String schema, @Nullable String table,
			RowCallbackHandler rows) {
		String where = " t.table_schema = coalesce(cast(? as varchar(128)), current_schema) ";
		String stored = this.names.stored(schema);
		if (table == null) {
			this.jdbc.query(shout(sql + where + "order by " + order), rows, new Object[] { stored });
		}
		else {
			this.jdbc.query(shout(sql + where + "and t.table_name = ? order by " + order), rows, stored,
					this.names.stored(table));
		}
	}

	private static String shout(String sql) {
		return sql.toUpperCase(Locale.ROOT);
	}

}
