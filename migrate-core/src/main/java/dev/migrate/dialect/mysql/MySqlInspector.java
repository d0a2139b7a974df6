package dev.migrate.dialect.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.dialect.LiveObject;
import dev.migrate.dialect.normal.DefaultText;
import dev.migrate.dialect.standard.CatalogInspector;
import dev.migrate.dialect.standard.TableDrafts;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.Computed;
import dev.migrate.schema.Identity;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.View;
import dev.migrate.sql.SchemaEffect;
import dev.migrate.sql.SqlToken;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Reads the information schema of MySQL. A unique index over whole columns is a unique
 * constraint there and comes back as one; the primary key has no name.
 */
class MySqlInspector extends CatalogInspector {

	private static final String WHICH = " t.table_schema = coalesce(?, database()) ";

	/** What has a name within a table. */
	private static final Set<SchemaEffect.Kind> OF_TABLES = Set.of(SchemaEffect.Kind.COLUMN, SchemaEffect.Kind.INDEX,
			SchemaEffect.Kind.CONSTRAINT, SchemaEffect.Kind.PRIMARY_KEY, SchemaEffect.Kind.PARTITION);

	/** Whose accounts are all seen by whoever may see any but the own one. */
	private static final String ACCOUNT = """
			case when exists (select 1 from information_schema.user_privileges
					where cast(grantee as binary) = cast(? as binary)) then 1
				when (select count(distinct grantee) from information_schema.user_privileges) > 1 then 0
				else 2 end""";

	private static final String TABLES = """
			select t.table_name as name, t.table_comment as comment, t.engine as engine,
				t.table_collation as collation, s.default_collation_name as default_collation,
				@@default_storage_engine as default_engine
			from information_schema.tables t
			join information_schema.schemata s on s.schema_name = t.table_schema
			where t.table_type in ('BASE TABLE', 'SYSTEM VERSIONED') and
			""";

	private static final String COLUMNS = """
			select t.table_name as table_name, t.column_name as name, t.column_type as type,
				t.is_nullable as is_nullable, t.column_default as default_text, t.extra as extra,
				t.generation_expression as expression, t.collation_name as collation, t.column_comment as comment
			from information_schema.columns t where
			""";

	private final JdbcOperations jdbc;

	private final CatalogText text;

	MySqlInspector(CatalogText text) {
		this.jdbc = text.jdbc();
		this.text = text;
	}

	final CatalogText text() {
		return this.text;
	}

	final JdbcOperations jdbc() {
		return this.jdbc;
	}

	@Override
	public final List<String> tableNames() {
		return tableNames(null);
	}

	@Override
	public final List<String> tableNames(@Nullable String schema) {
		return this.jdbc.queryForList("""
				select t.table_name from information_schema.tables t
				where t.table_schema = coalesce(?, database()) and t.table_type in ('BASE TABLE', 'SYSTEM VERSIONED')
				order by t.table_name
				""", String.class, schema);
	}

	@Override
	protected final List<Table> read(@Nullable String schema, @Nullable String table) {
		TableDrafts drafts = new TableDrafts();
		Map<String, String> collations = new LinkedHashMap<>();
		query(TABLES, "t.table_name", schema, table, (row) -> {
			String name = row.getString("name");
			collations.put(name, String.valueOf(row.getString("collation")));
			drafts.begin(name, new TableName(schema, name), row.getString("comment"), options(row));
		});
		if (!drafts.isEmpty()) {
			MySqlKeys keys = new MySqlKeys(this, schema, table);
			List<Check> checks = checks(schema, table);
			List<ColumnRow> columns = new ArrayList<>();
			query(COLUMNS, "t.table_name, t.ordinal_position", schema, table, (row) -> columns.add(ColumnRow.of(row)));
			columns.forEach((row) -> drafts.with(row.table(),
					(draft) -> draft.add(column(schema, row, row.ownCollation(collations), checks))));
			keys.addTo(drafts);
			checks.forEach((check) -> drafts.with(check.table(),
					(draft) -> draft.add(new CheckConstraint(check.name(), check.condition(), false))));
		}
		return drafts.tables();
	}

	private static Map<String, String> options(ResultSet row) throws SQLException {
		List<String> options = new ArrayList<>();
		String engine = row.getString("engine");
		if (engine != null && !engine.equalsIgnoreCase(row.getString("default_engine"))) {
			options.add("ENGINE=" + engine);
		}
		String collation = row.getString("collation");
		if (collation != null && !collation.equals(row.getString("default_collation"))) {
			options.add("COLLATE=" + collation);
		}
		return options.isEmpty() ? Map.of() : Map.of("mysql", String.join(" ", options));
	}

	@Override
	protected final List<View> views(@Nullable String schema) {
		List<View> views = new ArrayList<>();
		query("""
				select t.table_name as table_name, t.view_definition as definition from information_schema.views t where
				""", "t.table_name", schema, null, (row) -> views
			.add(new View(new TableName(schema, row.getString("table_name")), row.getString("definition"))));
		return views;
	}

	@Override
	public final List<LiveObject> objects(@Nullable String schema) {
		return MySqlObjects.of(this.jdbc, this.text.dialect()).all(schema);
	}

	@Override
	public final String currentSchema() {
		String schema = this.jdbc.queryForObject("select database()", String.class);
		return (schema != null) ? schema : "";
	}

	/**
	 * The check constraints.
	 * @param schema the schema, or {@code null} for the current one
	 * @param table the only table wanted, or {@code null} for all
	 * @return the constraints in a list that can be changed
	 */
	List<Check> checks(@Nullable String schema, @Nullable String table) {
		List<Check> checks = new ArrayList<>();
		Map<String, String> conditions = new HashMap<>();
		this.jdbc.query("""
				select constraint_name as name, check_clause as clause from information_schema.check_constraints
				where constraint_schema = coalesce(?, database())
				""", (row) -> {
			conditions.put(row.getString("name"),
					SqlToken.withoutBrackets(this.text.expression(row.getString("clause"))));
		}, schema);
		query("""
				select t.table_name as table_name, t.constraint_name as name from information_schema.table_constraints t
				where t.constraint_type = 'CHECK' and t.enforced = 'YES' and
				""", "t.table_name, t.constraint_name", schema, table, (row) -> {
			String condition = conditions.get(row.getString("name"));
			if (condition != null) {
				checks.add(new Check(row.getString("table_name"), row.getString("name"), null, condition));
			}
		});
		return checks;
	}

	private Column column(@Nullable String schema, ColumnRow row, @Nullable String collation, List<Check> checks) {
		TableName table = new TableName(schema, row.table());
		boolean json = row.type().equalsIgnoreCase("longtext")
				&& checks.removeIf((check) -> check.isJson(row.table(), row.name()));
		String type = json ? "json" : this.text.type(table, row.name(), row.type());
		String expression = row.expression();
		Computed computed = (expression != null)
				? new Computed(SqlToken.withoutBrackets(this.text.generated(table, row.name(), expression)),
						!row.extra().contains("virtual"))
				: null;
		return new Column(row.name(), MySqlTypes.parse(row.name(), type), row.nullable(),
				(computed == null) ? defaultValue(table, row) : null, false, false,
				row.extra().contains("auto_increment") ? Identity.byDefault() : null, computed, null,
				json ? null : collation, emptyToNull(row.comment()));
	}

	private @Nullable SqlValue defaultValue(TableName table, ColumnRow row) {
		String shown = row.defaultText();
		SqlValue value = (shown != null)
				? plain(this.text.defaultValue(table, row.name(), shown, row.type(), row.extra()), row.type()) : null;
		int onUpdate = row.extra().indexOf("on update ");
		if (onUpdate < 0) {
			return value;
		}
		String before = (value != null) ? MySqlDefaults.spelled(value, row.type(), this.text.backslashIsPlain())
				: "NULL";
		return new SqlValue.Expression(before + " ON UPDATE " + row.extra().substring(onUpdate + 10).strip());
	}

	/**
	 * A number for the text of one, and a boolean where the type is that of booleans.
	 */
	private static @Nullable SqlValue plain(SqlValue value, String type) {
		SqlValue plain = (value instanceof SqlValue.Expression expression) ? DefaultText.parse(expression.sql())
				: value;
		if (plain instanceof SqlValue.Literal literal && MySqlTypes.isBoolean(type)) {
			return Integer.valueOf(0).equals(literal.value()) ? SqlValue.of(false)
					: Integer.valueOf(1).equals(literal.value()) ? SqlValue.of(true) : plain;
		}
		return plain;
	}

	static @Nullable String emptyToNull(@Nullable String text) {
		return (text != null && text.isEmpty()) ? null : text;
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
	final void query(String sql, String order, @Nullable String schema, @Nullable String table,
			RowCallbackHandler rows) {
		if (table == null) {
			this.jdbc.query(sql + WHICH + "order by " + order, rows, new Object[] { schema });
		}
		else {
			this.jdbc.query(sql + WHICH + "and t.table_name = ? order by " + order, rows, schema, table);
		}
	}

	@Override
	public Optional<Existence> existence(SchemaEffect.Kind kind, @Nullable String table, @Nullable String schema,
			String name) {
		return find(List.of(new SchemaEffect(SchemaEffect.Action.MADE, kind, schema, table, name))).existences().get(0);
	}

	@Override
	public Found find(List<SchemaEffect> things) {
		List<String> parameters = new ArrayList<>();
		String asked = things.stream().map((thing) -> ", " + question(thing, parameters)).collect(Collectors.joining());
		return Objects.requireNonNull(this.jdbc.queryForObject("select database()" + asked, (row, number) -> {
			List<Optional<Existence>> found = new ArrayList<>();
			for (int i = 2; i <= things.size() + 1; i++) {
				String answer = row.getString(i);
				found.add(Optional.ofNullable(answer)
					.map((there) -> there.equals("0") ? Existence.ABSENT
							: there.equals("2") ? Existence.HIDDEN : Existence.PRESENT));
			}
			return new Found(Objects.requireNonNullElse(row.getString(1), ""), found);
		}, parameters.toArray()));
	}

	/**
	 * Names of columns, indexes and constraints are the same in any case, and what is
	 * read as a part of something else, such as the index of a foreign key, has a name,
	 * too, which it keeps when the foreign key is dropped. Values that are null would be
	 * asked for their types first.
	 */
	private static String question(SchemaEffect thing, List<String> parameters) {
		String schema = (thing.schema() != null) ? "?" : "database()";
		String named = " where table_schema = " + schema + " and table_name = ?";
		String indexes = "exists (select 1 from information_schema.statistics" + named + " and index_name = ?)";
		boolean table = thing.kind() == SchemaEffect.Kind.TABLE;
		if (table || thing.kind() == SchemaEffect.Kind.VIEW) {
			Stream.of(thing.schema(), thing.name()).flatMap(Stream::ofNullable).forEach(parameters::add);
			// Views and sequences are renamed as tables are, and have their names among
			// them
			return "exists (select 1 from information_schema.tables" + named
					+ (table ? ")" : " and table_type = 'VIEW')");
		}
		if (thing.kind() == SchemaEffect.Kind.EVENT) {
			Stream.of(thing.schema(), thing.name()).flatMap(Stream::ofNullable).forEach(parameters::add);
			return "exists (select 1 from information_schema.events where event_schema = " + schema
					+ " and event_name = ?)";
		}
		if (thing.kind() == SchemaEffect.Kind.USER) {
			String name = thing.name();
			parameters.add(name.startsWith("'") ? name : "'" + name + "'@'%'");
			return ACCOUNT;
		}
		if (thing.table() == null || !OF_TABLES.contains(thing.kind())) {
			return "null";
		}
		boolean key = thing.kind() == SchemaEffect.Kind.PRIMARY_KEY;
		List<String> ofTable = Stream.of(thing.schema(), thing.table(), key ? "PRIMARY" : thing.name())
			.flatMap(Stream::ofNullable)
			.toList();
		parameters.addAll(ofTable);
		return switch (thing.kind()) {
			case COLUMN -> "exists (select 1 from information_schema.columns" + named + " and column_name = ?)";
			case PARTITION ->
				"exists (select 1 from information_schema.partitions" + named + " and partition_name = ?)";
			case INDEX, PRIMARY_KEY -> indexes;
			default ->
				"exists (select 1 from information_schema.table_constraints" + named + " and constraint_name = ?)";
		};
	}

	/**
	 * What a function says of itself is not held against what it does, and many say what
	 * the binary log asks for.
	 */
	@Override
	public boolean mayChangeSomething(Set<String> functions) {
		return isRoutine(this.jdbc, functions, "routine_schema not in ('sys', 'mysql')");
	}

	@Override
	public List<String> queriesBehind(Set<String> names) {
		return queriesOfViews(this.jdbc, names, "table_name in (%s) and table_schema <> 'sys'");
	}

	@Override
	public List<String> bodiesBehind(Set<String> names) {
		String in = " in (" + String.join(", ", Collections.nCopies(names.size(), "?")) + ") and ";
		String own = " not in ('sys', 'mysql')";
		List<String> parameters = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			parameters.addAll(names);
		}
		return this.jdbc.queryForList("select coalesce(action_statement, '') from information_schema.triggers where "
				+ "lower(event_object_table)" + in + "trigger_schema" + own
				+ " union all select coalesce(routine_definition, '') from information_schema.routines where "
				+ "lower(routine_name)" + in + "routine_schema" + own
				+ " union all select coalesce(view_definition, '') from information_schema.views where lower(table_name)"
				+ in + "table_schema" + own, String.class, parameters.toArray());
	}

	/**
	 * What the catalog says of a column, to be read after the query that more queries
	 * would disturb.
	 */
	private record ColumnRow(String table, String name, String type, boolean nullable, @Nullable String defaultText,
			String extra, @Nullable String expression, @Nullable String collation, String comment) {

		static ColumnRow of(ResultSet row) throws SQLException {
			return new ColumnRow(row.getString("table_name"), row.getString("name"), row.getString("type"),
					row.getString("is_nullable").equals("YES"), row.getString("default_text"),
					row.getString("extra").toLowerCase(Locale.ROOT), emptyToNull(row.getString("expression")),
					row.getString("collation"), row.getString("comment"));
		}

		@Nullable String ownCollation(Map<String, String> ofTables) {
			return (this.collation != null && !this.collation.equals(ofTables.get(this.table))) ? this.collation : null;
		}

	}

	/**
	 * A check constraint.
	 *
	 * @param name its name, or {@code null} if it stands at a column
	 * @param column the column that it stands at, or {@code null}
	 */
	record Check(String table, @Nullable String name, @Nullable String column, String condition) {

		Check withCondition(String condition) {
			return new Check(this.table, this.name, this.column, condition);
		}

		/**
		 * Whether it makes JSON of a column of MariaDB, which has no such type.
		 */
		private boolean isJson(String table, String column) {
			return this.table.equals(table) && column.equals(this.column)
					&& this.condition.equals("json_valid(`" + column.replace("`", "``") + "`)");
		}

	}

}
