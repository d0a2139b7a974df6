package dev.migrate.dialect.sqlite;

import dev.migrate.dialect.ScratchSpace.ForeignKeySwitch;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * The switch of SQLite.
 */
final class SqliteForeignKeys implements ForeignKeySwitch {

	static final String OFF = "PRAGMA foreign_keys = OFF";

	static final String ON = "PRAGMA foreign_keys = ON";

	/**
	 * The rows that refer to nothing, of all tables: one line for each table and foreign
	 * key, with the number of rows.
	 */
	static final String VIOLATIONS = """
			select "table" || ' refers to ' || parent || ' by foreign key ' || fkid || ': ' || count(*) || ' rows'
			from pragma_foreign_key_check group by "table", parent, fkid order by 1
			""";

	@Override
	public boolean isOn(JdbcOperations jdbc) {
		return Integer.valueOf(1).equals(jdbc.queryForObject("PRAGMA foreign_keys", Integer.class));
	}

	@Override
	public void off(JdbcOperations jdbc) {
		jdbc.execute(OFF);
	}

	@Override
	public void on(JdbcOperations jdbc) {
		jdbc.execute(ON);
	}

	/**
	 * Whether rows of any table refer to a table, its own included.
	 * @param jdbc access to the database
	 * @param master the catalog of the table's schema as it stands in a statement
	 * @param schema the schema, such as {@code main}
	 * @return {@code true} if a foreign key does
	 */
	static boolean refersTo(JdbcOperations jdbc, String master, String schema, String table) {
		Integer count = jdbc
			.queryForObject(
					"select count(*) from " + master + " m join pragma_foreign_key_list(m.name, ?) f"
							+ " where m.type = 'table' and f.\"table\" = ? collate nocase",
					Integer.class, schema, table);
		return count != null && count > 0;
	}

}
