package dev.migrate.dialect.mysql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.schema.Constraint;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * What a live MySQL or MariaDB knows of single columns, indexes and constraints.
 */
class MySqlCatalog {

	private static final Pattern ON_UPDATE = Pattern.compile("on update (\\S+)", Pattern.CASE_INSENSITIVE);

	private static final MySqlLiterals LITERALS = new MySqlLiterals();

	private final JdbcOperations jdbc;

	private final boolean backslashIsPlain;

	/**
	 * Create a catalog.
	 * @param jdbc access to the database
	 * @param backslashIsPlain how comments are written, see {@link #backslashIsPlain()}
	 */
	MySqlCatalog(JdbcOperations jdbc, boolean backslashIsPlain) {
		this.jdbc = jdbc;
		this.backslashIsPlain = backslashIsPlain;
	}

	final JdbcOperations jdbc() {
		return this.jdbc;
	}

	/**
	 * The definition of a column.
	 * @param table the table
	 * @param column the column
	 * @return all that the definition says, or empty if there is no such column
	 */
	final Optional<MySqlColumn> column(TableName table, String column) {
		return this.jdbc.query(
				"select c.*, if(c.collation_name = t.table_collation, null, c.collation_name) as own_collation "
						+ "from information_schema.columns c join information_schema.tables t "
						+ "on t.table_schema = c.table_schema and t.table_name = c.table_name "
						+ "where c.table_schema = coalesce(?, database()) and c.table_name = ? and c.column_name = ?",
				(rows, number) -> {
					String extra = rows.getString("extra");
					String type = rows.getString("column_type");
					return new MySqlColumn(type, rows.getString("own_collation"),
							generated(extra, rows.getString("generation_expression")),
							rows.getString("is_nullable").equals("YES"),
							defaultValue(rows.getString("column_default"), type, extra), onUpdate(extra),
							contains(extra, "auto_increment"), contains(extra, "INVISIBLE"), check(table, column),
							comment(rows.getString("column_comment")));
				}, table.schema(), table.name(), column)
			.stream()
			.findFirst();
	}

	private @Nullable String generated(String extra, @Nullable String expression) {
		if (expression == null || expression.isEmpty()) {
			return null;
		}
		return "GENERATED ALWAYS AS (" + expression(expression) + ")"
				+ (contains(extra, "STORED GENERATED") ? " STORED" : " VIRTUAL");
	}

	/**
	 * An expression as the server shows it, turned into one that it takes.
	 * @param shown the text in the catalog
	 * @return the expression
	 */
	String expression(String shown) {
		return MySqlInspector.unescape(shown);
	}

	/**
	 * A default as the server shows it.
	 * @param shown the text in the catalog, or {@code null} for none
	 * @param type the column's type
	 * @param extra further properties of the column
	 * @return what stands behind DEFAULT, or {@code null} for nothing
	 */
	@Nullable String defaultValue(@Nullable String shown, String type, String extra) {
		if (shown == null) {
			return null;
		}
		if (contains(extra, "DEFAULT_GENERATED")) {
			return shown.toUpperCase(Locale.ROOT).startsWith("CURRENT_TIMESTAMP") ? shown
					: "(" + expression(shown) + ")";
		}
		return type.startsWith("bit") || (type.contains("binary") && shown.startsWith("0x")) ? shown
				: LITERALS.text(shown);
	}

	private static @Nullable String onUpdate(String extra) {
		Matcher matcher = ON_UPDATE.matcher(extra);
		return matcher.find() ? matcher.group(1) : null;
	}

	/**
	 * The check that belongs to a column rather than to the table.
	 * @param table the table
	 * @param column the column
	 * @return the condition, or {@code null} if there is none
	 */
	@Nullable String check(TableName table, String column) {
		return null;
	}

	private @Nullable String comment(String comment) {
		return comment.isEmpty() ? null : MySqlLiterals.plain(comment, this.backslashIsPlain);
	}

	private static boolean contains(String extra, String word) {
		return extra.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
	}

	static List<String> columnNames(JdbcOperations jdbc, TableName table) {
		return jdbc
			.queryForList(
					"select column_name from information_schema.columns where table_schema = coalesce(?, database()) "
							+ "and table_name = ? order by ordinal_position",
					String.class, table.schema(), table.name());
	}

	final boolean hasColumn(TableName table, String column) {
		return exists("columns where table_schema = coalesce(?, database()) and table_name = ? and column_name = ?",
				table.schema(), table.name(), column);
	}

	final boolean hasIndex(TableName table, String index) {
		return exists("statistics where table_schema = coalesce(?, database()) and table_name = ? and index_name = ?",
				table.schema(), table.name(), index);
	}

	final boolean hasConstraint(TableName table, String name, Constraint.@Nullable Kind kind) {
		return exists(
				"table_constraints where table_schema = coalesce(?, database()) and table_name = ? "
						+ "and constraint_name = ?",
				table.schema(), table.name(), (kind == Constraint.Kind.PRIMARY_KEY) ? "PRIMARY" : name);
	}

	final boolean hasTables(String schema) {
		return exists("tables where table_schema = ?", schema);
	}

	private boolean exists(String from, @Nullable Object... arguments) {
		Integer count = this.jdbc.queryForObject("select count(*) from information_schema." + from, Integer.class,
				arguments);
		return count != null && count > 0;
	}

	/**
	 * Whether a backslash in a string is nothing but a backslash.
	 * @return {@code true} if the session has {@code NO_BACKSLASH_ESCAPES}
	 */
	final boolean backslashIsPlain() {
		String mode = this.jdbc.queryForObject("select @@session.sql_mode", String.class);
		return mode != null && mode.contains("NO_BACKSLASH_ESCAPES");
	}

}
