package dev.migrate.test.database;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The kinds of database that tests can ask for.
 * <p>
 * A server comes from the first of these that there is: a JDBC URL in the environment
 * ({@code MIGRATE_TEST_POSTGRESQL_URL}, and so on), Docker, binaries that Maven has
 * downloaded. Which one it was is logged once. Safe for use by several threads.
 */
public final class TestDatabases {

	/** A lock of a process that was killed would hold for ten seconds. */
	private static final String OF_ONE_PROCESS = ";shutdown=true;hsqldb.lock_file=false;hsqldb.write_delay=false";

	private static final long SQLITE_ROOM = 256L << 20;

	private static final TestDatabaseServer H2 = inMemory("jdbc:h2:mem:migrate_%s;DB_CLOSE_DELAY=-1", "sa");

	private static final TestDatabaseServer H2_FILES = inFiles("jdbc:h2:file:%s;WRITE_DELAY=0", "sa");

	private static final TestDatabaseServer SQLITE = TestDatabases::sqliteFile;

	private static final TestDatabaseServer HSQLDB = inMemory("jdbc:hsqldb:mem:migrate_%s", "SA");

	private static final TestDatabaseServer HSQLDB_FILES = inFiles("jdbc:hsqldb:file:%s" + OF_ONE_PROCESS, "SA");

	private static final TestDatabaseServer POSTGRESQL = new JdbcServer("PostgreSQL",
			"drop database if exists %s with (force)", List.of(() -> named("POSTGRESQL", "postgres"),
					new ContainerSource(Containers::postgresql), new PostgresqlBinariesSource()));

	private static final TestDatabaseServer MARIADB = new JdbcServer("MariaDB", "drop database if exists %s", List
		.of(() -> named("MARIADB", "root"), new ContainerSource(Containers::mariadb), new MariaDbBinariesSource()));

	private static final TestDatabaseServer MYSQL = new JdbcServer("MySQL", "drop database if exists %s",
			List.of(() -> named("MYSQL", "root"), new ContainerSource(Containers::mysql), new MySqlBinariesSource()));

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

	/**
	 * The server of a dialect.
	 * @param dialect the name of the dialect
	 * @return the server, which has not to be running yet
	 */
	public static TestDatabaseServer of(String dialect) {
		return switch (dialect) {
			case "h2" -> H2;
			case "hsqldb" -> HSQLDB;
			case "mariadb" -> MARIADB;
			case "mysql" -> MYSQL;
			case "postgresql" -> POSTGRESQL;
			case "sqlite" -> SQLITE;
			default -> throw new IllegalArgumentException("There is no server for '%s'".formatted(dialect));
		};
	}

	private static TestDatabaseServer inMemory(String url, String user) {
		return () -> {
			String own = url.formatted(UUID.randomUUID());
			return new TestDatabase(own, user, "",
					() -> new JdbcTemplate(new DriverManagerDataSource(own, user, "")).execute("shutdown"));
		};
	}

	/**
	 * In files that other processes open when this one has closed them.
	 */
	private static TestDatabaseServer inFiles(String url, String user) {
		return () -> {
			Path folder = TestFolders.create("files-" + UUID.randomUUID());
			return new TestDatabase(url.formatted(folder.resolve("test")), user, "", () -> TestFolders.delete(folder));
		};
	}

	/**
	 * A database is a folder with one file, so that its journal goes with it. As with the
	 * servers, that the machine loses power is not tested.
	 */
	private static TestDatabase sqliteFile() {
		Path folder = TestFolders.createInMemory("sqlite", SQLITE_ROOM);
		return new TestDatabase("jdbc:sqlite:" + folder.resolve("test.db"), "", "", () -> TestFolders.delete(folder));
	}

	/**
	 * The server that whoever runs the tests names in the environment.
	 */
	private static ServerAddress named(String server, String defaultUser) throws ServerNotAvailableException {
		String prefix = "MIGRATE_TEST_" + server;
		String url = System.getenv(prefix + "_URL");
		if (url == null) {
			throw new ServerNotAvailableException(prefix + "_URL is not set");
		}
		Map<String, String> environment = System.getenv();
		return new ServerAddress(prefix + "_URL", url, environment.getOrDefault(prefix + "_USER", defaultUser),
				environment.getOrDefault(prefix + "_PASSWORD", ""));
	}

}
