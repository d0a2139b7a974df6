package dev.migrate.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.h2.H2Dialect;
import dev.migrate.dialect.hsqldb.HsqldbDialect;
import dev.migrate.dialect.mysql.MariaDbDialect;
import dev.migrate.dialect.mysql.MySqlDialect;
import dev.migrate.dialect.postgresql.PostgresqlDialect;
import dev.migrate.dialect.sqlite.SqliteDialect;
import dev.migrate.lang.Internal;

/**
 * Our dialects. This is the one place that names the databases.
 */
@Internal
public final class Dialects {

	private static final List<Dialect> ALL = List.of(new PostgresqlDialect(), new MySqlDialect(), new MariaDbDialect(),
			new H2Dialect(), new SqliteDialect(), new HsqldbDialect());

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
		return KnownDialects.OURS.named(name);
	}

	/**
	 * The dialect of the database at the other end of a connection, among ours.
	 * @param connection the connection, which stays open
	 * @return the dialect
	 * @throws SQLException if the database does not answer
	 * @throws UnsupportedDatabaseException if the database is not known
	 */
	public static Dialect detect(Connection connection) throws SQLException {
		return KnownDialects.OURS.detect(connection);
	}

}
