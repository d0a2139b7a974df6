package dev.migrate.connect;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

import javax.sql.DataSource;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.h2.H2Dialect;
import dev.migrate.dialect.mysql.MariaDbDialect;
import dev.migrate.dialect.mysql.MySqlDialect;
import dev.migrate.dialect.postgresql.PostgresqlDialect;
import dev.migrate.dialect.sqlite.SqliteDialect;

import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * The dialects there are.
 */
public final class Dialects {

	private static final Dialect POSTGRESQL = new PostgresqlDialect();

	private static final Dialect MYSQL = new MySqlDialect();

	private static final Dialect MARIADB = new MariaDbDialect();

	private static final Dialect H2 = new H2Dialect();

	private static final Dialect SQLITE = new SqliteDialect();

	private static final List<Dialect> ALL = List.of(POSTGRESQL, MYSQL, MARIADB, H2, SQLITE);

	/** Databases that speak PostgreSQL's protocol and call themselves so. */
	private static final List<String> NOT_POSTGRESQL = List.of("CockroachDB", "Redshift", "Yugabyte", "YB-",
			"Greenplum", "Materialize", "QuestDB", "CrateDB", "EnterpriseDB");

	/** Databases that speak MySQL's protocol and call themselves so. */
	private static final List<String> NOT_MYSQL = List.of("TiDB", "SingleStore", "MemSQL", "OceanBase", "Vitess",
			"StarRocks", "Doris");

	private Dialects() {
	}

	/**
	 * All of them.
	 * @return the dialects
	 */
	public static List<Dialect> all() {
		return ALL;
	}

	/**
	 * The dialect of a name, for SQL that is written and not run.
	 * @param name {@link Dialect#name()}, in any case
	 * @return the dialect
	 * @throws UnsupportedDatabaseException if there is none of that name
	 */
	public static Dialect named(String name) {
		return ALL.stream()
			.filter((dialect) -> dialect.name().equalsIgnoreCase(name))
			.findFirst()
			.orElseThrow(() -> new UnsupportedDatabaseException(name, ALL.stream().map(Dialect::name).toList()));
	}

	/**
	 * The dialect of a database. Connects once.
	 * @param dataSource the database
	 * @return the dialect
	 * @throws CannotGetJdbcConnectionException if the database cannot be reached
	 * @throws UnsupportedDatabaseException if the database is not known
	 */
	public static Dialect detect(DataSource dataSource) {
		Connection connection = DataSourceUtils.getConnection(dataSource);
		try {
			return detect(connection);
		}
		catch (SQLException ex) {
			throw new CannotGetJdbcConnectionException("The database does not say what it is", ex);
		}
		finally {
			DataSourceUtils.releaseConnection(connection, dataSource);
		}
	}

	/**
	 * The dialect of the database at the other end of a connection.
	 * @param connection the connection, which stays open
	 * @return the dialect
	 * @throws SQLException if the database does not answer
	 * @throws UnsupportedDatabaseException if the database is not known
	 */
	public static Dialect detect(Connection connection) throws SQLException {
		Dialect dialect = fromDriver(connection);
		if (dialect == POSTGRESQL) {
			return known(POSTGRESQL, NOT_POSTGRESQL, version(connection));
		}
		if (dialect == MYSQL || dialect == MARIADB) {
			return mysqlOrMariaDb(version(connection) + " " + connection.getMetaData().getDatabaseProductVersion());
		}
		return dialect;
	}

	/**
	 * The dialect as far as the driver tells without asking the database. It is enough to
	 * read our own tables; before anything is changed, {@link #detect(Connection)} tells
	 * databases apart that only speak the same protocol.
	 * @param connection the connection, which stays open
	 * @return the dialect
	 * @throws SQLException if the driver fails
	 * @throws UnsupportedDatabaseException if the database is not known
	 */
	public static Dialect fromDriver(Connection connection) throws SQLException {
		DatabaseMetaData metaData = connection.getMetaData();
		String product = metaData.getDatabaseProductName();
		return switch (product.toLowerCase(Locale.ROOT)) {
			case "postgresql" -> POSTGRESQL;
			case "mysql", "mariadb" -> mysqlOrMariaDb(product + " " + metaData.getDatabaseProductVersion());
			case "h2" -> H2;
			case "sqlite" -> SQLITE;
			default -> throw unsupported(product);
		};
	}

	/**
	 * MariaDB says "MySQL" to MySQL's driver, and each says what it is in its version.
	 */
	private static Dialect mysqlOrMariaDb(String version) {
		boolean mariaDb = version.toLowerCase(Locale.ROOT).contains("mariadb");
		return known(mariaDb ? MARIADB : MYSQL, NOT_MYSQL, version);
	}

	private static Dialect known(Dialect dialect, List<String> others, String version) {
		String lower = version.toLowerCase(Locale.ROOT);
		for (String other : others) {
			if (lower.contains(other.toLowerCase(Locale.ROOT))) {
				throw unsupported(other.equals("YB-") ? "Yugabyte" : other);
			}
		}
		return dialect;
	}

	private static UnsupportedDatabaseException unsupported(String product) {
		return new UnsupportedDatabaseException(product, ALL.stream().map(Dialect::productName).toList());
	}

	private static String version(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select version()")) {
			rows.next();
			return rows.getString(1);
		}
	}

}
