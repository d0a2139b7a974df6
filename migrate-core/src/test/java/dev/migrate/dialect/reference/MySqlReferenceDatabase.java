package dev.migrate.dialect.reference;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.migrate.dialect.Dialect;
import dev.migrate.test.database.TestDatabaseServer;

/**
 * MySQL or MariaDB, described by SHOW CREATE TABLE.
 */
final class MySqlReferenceDatabase extends ReferenceDatabase {

	MySqlReferenceDatabase(Dialect dialect, TestDatabaseServer server) throws SQLException {
		super(dialect, server);
	}

	@Override
	void clear() {
		jdbc().execute("set foreign_key_checks = 0");
		tables("database()").forEach((table) -> jdbc().execute("drop table `" + table + "`"));
		schemas().forEach((schema) -> jdbc().execute("drop schema if exists " + schema));
		jdbc().execute("set foreign_key_checks = 1");
	}

	private List<String> tables(String schema) {
		return jdbc().queryForList("select table_name from information_schema.tables where table_schema = " + schema
				+ " order by table_name", String.class);
	}

	/**
	 * Text and bytes without a limit are the LONG types here and times have microseconds,
	 * as {@code text()}, {@code blob()} and {@code timestamp()} promise; the reference's
	 * end at 64 KB and at seconds. What UUIDs and moments are is decided otherwise too.
	 */
	@Override
	String describe() {
		List<String> lines = new ArrayList<>();
		tables("database()").forEach((table) -> lines.add(show("`" + table + "`")));
		for (String schema : schemas()) {
			tables("'" + schema + "'").forEach((table) -> lines.add(show(schema + ".`" + table + "`")));
		}
		for (String table : List.of("t", "account")) {
			if (tables("database()").contains(table)) {
				jdbc().queryForList("select * from " + table).forEach((row) -> lines.add("row " + row));
			}
		}
		return replaceAll(String.join("\n", lines), "(?i)(current_timestamp)\\((6|)\\)", "$1",
				"\\b(datetime|time)\\(6\\)", "$1", "longtext", "text", "longblob", "blob");
	}

	private String show(String table) {
		return jdbc().queryForObject("show create table " + table, (rows, number) -> rows.getString(2));
	}

}
