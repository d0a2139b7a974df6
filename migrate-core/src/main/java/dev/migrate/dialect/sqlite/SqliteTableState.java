package dev.migrate.dialect.sqlite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.TableNotFoundException;
import dev.migrate.schema.TableName;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * A table of SQLite and what goes with it when it is dropped.
 *
 * @param name the name, spelled as in the database
 * @param indexes the statements of its indexes by name, those of constraints left out
 * @param triggers the statements of its triggers
 */
record SqliteTableState(TableName name, SqliteTableText text, Map<String, String> indexes, List<String> triggers) {

	/**
	 * Read a table.
	 * @param jdbc access to the database
	 * @param dialect quotes names
	 * @return what is there
	 * @throws TableNotFoundException if there is no such table
	 */
	static SqliteTableState read(JdbcOperations jdbc, Dialect dialect, TableName table) {
		Map<String, String> tables = read(jdbc, dialect, table, "table");
		if (tables.isEmpty()) {
			TableName left = table.withName(SqliteRebuild.temporary(table));
			throw new TableNotFoundException(table, read(jdbc, dialect, left, "table").isEmpty() ? ""
					: "Its rows are in '" + left + "', which a rebuild that was cut short has left.");
		}
		Map.Entry<String, String> found = tables.entrySet().iterator().next();
		return new SqliteTableState(table.withName(found.getKey()), SqliteTableParser.parse(found.getValue()),
				read(jdbc, dialect, table, "index"), triggers(jdbc, dialect, table));
	}

	static List<String> triggers(JdbcOperations jdbc, Dialect dialect, TableName table) {
		return List.copyOf(read(jdbc, dialect, table, "trigger").values());
	}

	static boolean exists(JdbcOperations jdbc, Dialect dialect, TableName table) {
		return !read(jdbc, dialect, table, "table").isEmpty();
	}

	private static Map<String, String> read(JdbcOperations jdbc, Dialect dialect, TableName table, String type) {
		Map<String, String> statements = new LinkedHashMap<>();
		jdbc.query(
				"select name, sql from " + master(dialect, table)
						+ " where type = ? and tbl_name = ? collate nocase and sql is not null order by rowid",
				(row) -> {
					statements.put(row.getString("name"), row.getString("sql"));
				}, type, table.name());
		return statements;
	}

	static String master(Dialect dialect, TableName table) {
		return dialect.spelling().quote(new TableName(schema(table), "sqlite_master"));
	}

	static String schema(TableName table) {
		return (table.schema() != null) ? table.schema() : "main";
	}

}
