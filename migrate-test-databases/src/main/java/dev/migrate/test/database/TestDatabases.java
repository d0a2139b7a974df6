package dev.migrate.test.database;

import java.util.List;

/**
 * The kinds of database that tests can ask for.
 * <p>
 * A server comes from the first of these that there is: a JDBC URL in the environment
 * ({@code MIGRATE_TEST_POSTGRESQL_URL}, and so on), Docker, binaries that Maven has
 * downloaded. Which one it was is logged once. Safe for use by several threads.
 */
public final class TestDatabases {

	private static final TestDatabaseServer H2 = new H2Server(false);

	private static final TestDatabaseServer H2_FILES = new H2Server(true);

	private static final TestDatabaseServer SQLITE = new SqliteServer();

	private static final TestDatabaseServer HSQLDB = new HsqldbServer(false);

	private static final TestDatabaseServer HSQLDB_FILES = new HsqldbServer(true);

	private static final TestDatabaseServer POSTGRESQL = new JdbcServer("PostgreSQL",
			"drop database if exists %s with (force)", List.of(new EnvironmentSource("POSTGRESQL", "postgres"),
					new ContainerSource(Containers::postgresql), new PostgresqlBinariesSource()));

	private static final TestDatabaseServer MARIADB = new JdbcServer("MariaDB", "drop database if exists %s",
			List.of(new EnvironmentSource("MARIADB", "root"), new ContainerSource(Containers::mariadb),
					new MariaDbBinariesSource()));

	private static final TestDatabaseServer MYSQL = new JdbcServer("MySQL", "drop database if exists %s", List
		.of(new EnvironmentSource("MYSQL", "root"), new ContainerSource(Containers::mysql), new MySqlBinariesSource()));

	private TestDatabases() {
	}

	/**
	 * PostgreSQL, 17 unless the build says otherwise.
	 * @return the server, which has not to be running yet
	 */
	public static TestDatabaseServer postgresql() {
		return POSTGRESQL;
	}

	/**
	 * MariaDB 11.4.
	 * @return the server, which has not to be running yet
	 */
	public static TestDatabaseServer mariadb() {
		return MARIADB;
	}

	/**
	 * MySQL 8. Without a URL, Docker or the Maven profile {@code mysql}, tests that
	 * create a database here are skipped.
	 * @return the server, which has not to be running yet
	 */
	public static TestDatabaseServer mysql() {
		return MYSQL;
	}

	/**
	 * H2 in memory.
	 * @return the server
	 */
	public static TestDatabaseServer h2() {
		return H2;
	}

	/**
	 * H2 with its databases in files.
	 * @return the server
	 */
	public static TestDatabaseServer h2Files() {
		return H2_FILES;
	}

	/**
	 * SQLite with its databases in files.
	 * @return the server
	 */
	public static TestDatabaseServer sqlite() {
		return SQLITE;
	}

	/**
	 * HSQLDB in memory.
	 * @return the server
	 */
	public static TestDatabaseServer hsqldb() {
		return HSQLDB;
	}

	/**
	 * HSQLDB with its databases in files.
	 * @return the server
	 */
	public static TestDatabaseServer hsqldbFiles() {
		return HSQLDB_FILES;
	}

}
