package dev.migrate.dialect.h2;

import java.sql.Connection;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.error.RunLog;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What an {@code ALTER TABLE} of H2 leaves behind if the process ends in its middle. H2
 * copies the table, drops it, and gives the copy and all that belongs to it their names,
 * and commits each: there may be a copy beside the table, a copy without the table, or a
 * table whose constraints and indexes have the names of the copy's.
 */
final class H2CopyRemains {

	private static final Pattern COPY = Pattern.compile("(.+)_COPY_\\d+_\\d+(?:_(.+))?");

	private static final String NAMED_LIKE_COPIES = " like '%\\_COPY\\_%'";

	private final JdbcTemplate jdbc;

	H2CopyRemains(Connection connection) {
		this.jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
	}

	/**
	 * Mend what is left of a statement.
	 * @param statement names the table
	 */
	void mend(String statement) {
		String names = statement.toLowerCase(Locale.ROOT);
		find(names,
				"select table_schema, table_name, table_name from information_schema.tables "
						+ "where table_type = 'BASE TABLE' and table_name")
			.filter((table) -> table.own().isEmpty())
			.forEach(this::mendTable);
		find(names,
				"select table_schema, table_name, constraint_name from information_schema.table_constraints "
						+ "where constraint_name")
			.filter((constraint) -> !constraint.own().isEmpty())
			.forEach((constraint) -> this.jdbc.execute("alter table " + constraint.quotedTable() + " rename constraint "
					+ quote(constraint.name()) + " to " + quote(constraint.own())));
		find(names, "select table_schema, table_name, index_name from information_schema.indexes where index_name")
			.filter((index) -> !index.own().isEmpty())
			.forEach((index) -> this.jdbc.execute("alter index " + quote(index.schema()) + "." + quote(index.name())
					+ " rename to " + quote(index.own())));
	}

	private Stream<Named> find(String statement, String query) {
		return this.jdbc
			.query(query + NAMED_LIKE_COPIES + " order by 1, 2, 3",
					(rows, number) -> new Named(rows.getString(1), rows.getString(2), rows.getString(3)))
			.stream()
			.filter((named) -> !named.original().isEmpty()
					&& statement.contains(named.original().toLowerCase(Locale.ROOT)));
	}

	/**
	 * The table has all rows as long as it is there; then the copy has them.
	 */
	private void mendTable(Named table) {
		if (isTable(table.schema(), table.original())) {
			RunLog.logger.warn("Table '{}' is what H2 has left of an ALTER TABLE on '{}' that did not come to its end; "
					+ "it is dropped", table.name(), table.original());
			this.jdbc.execute("drop table " + table.quotedTable() + " cascade");
		}
		else {
			RunLog.logger
				.warn("Table '{}' is not there, and H2 has left its rows in '{}' when an ALTER TABLE did not come "
						+ "to its end; that is given back its name", table.original(), table.name());
			this.jdbc.execute("alter table " + table.quotedTable() + " rename to " + quote(table.original()));
			recompileViews();
		}
	}

	/**
	 * A view that was read without its table has no columns.
	 */
	private void recompileViews() {
		for (String view : this.jdbc.query(
				"select table_schema, table_name from information_schema.views "
						+ "where table_schema <> 'INFORMATION_SCHEMA'",
				(rows, number) -> quote(rows.getString(1)) + "." + quote(rows.getString(2)))) {
			this.jdbc.execute("alter view " + view + " recompile");
		}
	}

	private boolean isTable(String schema, String name) {
		return !this.jdbc
			.queryForList("select 1 from information_schema.tables where table_schema = ? " + "and table_name = ?",
					Integer.class, schema, name)
			.isEmpty();
	}

	private static String quote(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

	/**
	 * Something with the name of a copy, or of what belongs to one.
	 */
	private record Named(String schema, String table, String name) {

		String quotedTable() {
			return quote(this.schema) + "." + quote(this.table);
		}

		/** The table that was copied, or an empty string. */
		String original() {
			Matcher copy = COPY.matcher(this.name);
			return copy.matches() ? copy.group(1) : "";
		}

		/** The name without that of the copy, or an empty string for a copy itself. */
		String own() {
			Matcher copy = COPY.matcher(this.name);
			return (copy.matches() && copy.group(2) != null) ? copy.group(2) : "";
		}

	}

}
