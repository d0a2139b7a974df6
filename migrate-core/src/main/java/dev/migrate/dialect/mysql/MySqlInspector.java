package dev.migrate.dialect.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.dialect.normal.Brackets;
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
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Reads the information schema of MySQL. A unique index over whole columns is a unique
 * constraint there and comes back as one; the primary key has no name.
 */
class MySqlInspector extends CatalogInspector {

	private static final Pattern ESCAPED = Pattern.compile("\\\\(.)", Pattern.DOTALL);

	private static final String WHICH = " t.table_schema = coalesce(?, database()) ";

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

	MySqlInspector(JdbcOperations jdbc) {
		this.jdbc = jdbc;
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
			query(COLUMNS, "t.table_name, t.ordinal_position", schema, table, (row) -> {
				Column column = column(row, collations, checks);
				drafts.with(row.getString("table_name"), (draft) -> draft.add(column));
			});
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
			conditions.put(row.getString("name"), Brackets.strip(unescape(row.getString("clause"))));
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

	private Column column(ResultSet row, Map<String, String> collations, List<Check> checks) throws SQLException {
		String table = row.getString("table_name");
		String name = row.getString("name");
		String extra = row.getString("extra").toLowerCase(Locale.ROOT);
		String expression = row.getString("expression");
		boolean json = row.getString("type").equalsIgnoreCase("longtext")
				&& checks.removeIf((check) -> check.isJson(table, name));
		String collation = row.getString("collation");
		boolean ownCollation = !json && collation != null && !collation.equals(collations.get(table));
		Computed computed = (expression != null && !expression.isEmpty())
				? new Computed(Brackets.strip(unescape(expression)), !extra.contains("virtual")) : null;
		return new Column(name, MySqlTypes.parse(name, json ? "json" : row.getString("type")),
				row.getString("is_nullable").equals("YES"), (computed == null) ? defaultValue(row, extra) : null, false,
				false, extra.contains("auto_increment") ? Identity.byDefault() : null, computed, null,
				ownCollation ? collation : null, emptyToNull(row.getString("comment")));
	}

	private @Nullable SqlValue defaultValue(ResultSet row, String extra) throws SQLException {
		String text = row.getString("default_text");
		SqlValue value = (text != null) ? defaultValue(text, row.getString("type"), extra) : null;
		int onUpdate = extra.indexOf("on update ");
		if (onUpdate < 0) {
			return value;
		}
		String before = (value instanceof SqlValue.Expression expression) ? expression.sql() : "NULL";
		return new SqlValue.Expression(before + " ON UPDATE " + extra.substring(onUpdate + 10).strip());
	}

	/**
	 * A default.
	 * @param text the text in the catalog
	 * @param type the column's type
	 * @param extra what the catalog says besides, in lower case
	 * @return the value, or {@code null} for none
	 */
	@Nullable SqlValue defaultValue(String text, String type, String extra) {
		if (extra.contains("default_generated")) {
			return new SqlValue.Expression(unescape(text));
		}
		if (type.matches("(?i)(tiny|small|medium|big)?int.*|decimal.*|float.*|double.*|bit.*|year.*")) {
			return MySqlTypes.isBoolean(type) ? SqlValue.of(!text.equals("0")) : DefaultText.parse(text);
		}
		return SqlValue.of(text);
	}

	/**
	 * Undo what MySQL does to quotes, backslashes and control characters in stored
	 * expressions.
	 * @param sql the text in the catalog
	 * @return the text as it can be used again
	 */
	static String unescape(String sql) {
		return ESCAPED.matcher(sql).replaceAll((escape) -> Matcher.quoteReplacement(switch (escape.group(1)) {
			case "n" -> "\n";
			case "r" -> "\r";
			case "0" -> "\0";
			default -> escape.group(1);
		}));
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

	/**
	 * Names of columns, indexes and constraints are the same in any case, and what is
	 * read as a part of something else, such as the index of a foreign key, has a name,
	 * too.
	 */
	@Override
	public Optional<Existence> existence(SchemaEffect.Kind kind, @Nullable String table, @Nullable String schema,
			String name) {
		String indexes = "select 1 from information_schema.statistics where table_schema = coalesce(?, database()) "
				+ "and table_name = ? and index_name = ?";
		String constraints = "select 1 from information_schema.table_constraints "
				+ "where table_schema = coalesce(?, database()) and table_name = ? and constraint_name = ?";
		String columns = "select 1 from information_schema.columns where table_schema = coalesce(?, database()) "
				+ "and table_name = ? and column_name = ?";
		if (table == null) {
			return Optional.empty();
		}
		return switch (kind) {
			case COLUMN -> existence(columns, schema, table, name);
			case INDEX -> existence(indexes, schema, table, name);
			case CONSTRAINT ->
				existence(constraints + " union all " + indexes, schema, table, name, schema, table, name);
			default -> Optional.empty();
		};
	}

	private Optional<Existence> existence(String query, @Nullable String... parameters) {
		boolean absent = this.jdbc.queryForList(query, Integer.class, (Object[]) parameters).isEmpty();
		return Optional.of(absent ? Existence.ABSENT : Existence.PRESENT);
	}

	/**
	 * A check constraint.
	 *
	 * @param table its table
	 * @param name its name, or {@code null} if it stands at a column
	 * @param column the column that it stands at, or {@code null}
	 * @param condition its condition
	 */
	record Check(String table, @Nullable String name, @Nullable String column, String condition) {

		/**
		 * Whether it makes JSON of a column of MariaDB, which has no such type.
		 */
		private boolean isJson(String table, String column) {
			return this.table.equals(table) && column.equals(this.column)
					&& this.condition.equals("json_valid(`" + column.replace("`", "``") + "`)");
		}

	}

}
