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

	private final JdbcOperations jdbc;

	private final CatalogText text;

	/**
	 * Create a catalog.
	 * @param text reads its texts
	 */
	MySqlCatalog(CatalogText text) {
		this.jdbc = text.jdbc();
		this.text = text;
	}

	final JdbcOperations jdbc() {
		return this.jdbc;
	}

	/**
	 * The definition of a column. MariaDB opens each table of the server for a view of
	 * its catalog that is only joined to another, so each is asked for the table by name.
	 * @return all that the definition says, or empty if there is no such column
	 */
	final Optional<MySqlColumn> column(TableName table, String column) {
		return this.jdbc
			.query("select c.*, if(c.collation_name = t.table_collation, null, c.collation_name) as own_collation "
					+ "from information_schema.columns c join information_schema.tables t "
					+ "where c.table_schema = coalesce(?, database()) and c.table_name = ? and c.column_name = ? "
					+ "and t.table_schema = coalesce(?, database()) and t.table_name = ?", (rows, number) -> {
						String extra = rows.getString("extra");
						String type = rows.getString("column_type");
						return new MySqlColumn(this.text.forSession(this.text.type(table, column, type)),
								rows.getString("own_collation"),
								generated(table, column, extra, rows.getString("generation_expression")),
								rows.getString("is_nullable").equals("YES"),
								defaultValue(table, column, rows.getString("column_default"), type, extra),
								onUpdate(extra), contains(extra, "auto_increment"), contains(extra, "INVISIBLE"),
								check(table, column), comment(rows.getString("column_comment")));
					}, table.schema(), table.name(), column, table.schema(), table.name())
			.stream()
			.findFirst();
	}

	private @Nullable String generated(TableName table, String column, String extra, @Nullable String expression) {
		if (expression == null || expression.isEmpty()) {
			return null;
		}
		return "GENERATED ALWAYS AS (" + this.text.generated(table, column, expression) + ")"
				+ (contains(extra, "STORED GENERATED") ? " STORED" : " VIRTUAL");
	}

	private @Nullable String defaultValue(TableName table, String column, @Nullable String shown, String type,
			String extra) {
		return (shown == null || isNull(shown)) ? null : MySqlDefaults
			.spelled(this.text.defaultValue(table, column, shown, type, extra), type, this.text.backslashIsPlain());
	}

	/**
	 * Whether a default is none.
	 * @param shown the text in the catalog
	 * @return whether it is NULL
	 */
	boolean isNull(String shown) {
		return false;
	}

	private static @Nullable String onUpdate(String extra) {
		Matcher matcher = ON_UPDATE.matcher(extra);
		return matcher.find() ? matcher.group(1) : null;
	}

	/**
	 * The check that belongs to a column rather than to the table.
	 * @return the condition, or {@code null} if there is none
	 */
	@Nullable String check(TableName table, String column) {
		return null;
	}

	private @Nullable String comment(String comment) {
		return comment.isEmpty() ? null : MySqlLiterals.plain(comment, this.text.backslashIsPlain());
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

}
