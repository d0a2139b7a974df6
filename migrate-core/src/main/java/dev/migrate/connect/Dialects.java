package dev.migrate.connect;

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

	private Dialects() {
	}

	/**
	 * All of them.
	 */
	public static List<Dialect> all() {
		return All.DIALECTS;
	}

	/**
	 * Those that a product can be of. A start needs one, and loads no other.
	 * @param product the product as the driver names it
	 * @return the dialects, each of which has to be asked whether it recognises it; all
	 * if nobody knows the name
	 */
	static List<Dialect> candidates(String product) {
		return switch (product) {
			case "PostgreSQL" -> List.of(Postgresql.DIALECT);
			case "MySQL", "MariaDB" -> MySql.DIALECTS;
			case "H2" -> List.of(H2.DIALECT);
			case "SQLite" -> List.of(Sqlite.DIALECT);
			case "HSQL Database Engine" -> List.of(Hsqldb.DIALECT);
			default -> all();
		};
	}

	/**
	 * The dialect of a name, for SQL that is written and not run.
	 * @param name {@link Dialect#name()}, in any case
	 * @throws UnsupportedDatabaseException if there is none of that name
	 */
	public static Dialect named(String name) {
		return KnownDialects.OURS.named(name);
	}

	private static final class Postgresql {

		private static final Dialect DIALECT = new PostgresqlDialect();

	}

	private static final class MySql {

		private static final List<Dialect> DIALECTS = List.of(new MySqlDialect(), new MariaDbDialect());

	}

	private static final class H2 {

		private static final Dialect DIALECT = new H2Dialect();

	}

	private static final class Sqlite {

		private static final Dialect DIALECT = new SqliteDialect();

	}

	private static final class Hsqldb {

		private static final Dialect DIALECT = new HsqldbDialect();

	}

	private static final class All {

		private static final List<Dialect> DIALECTS = List.of(Postgresql.DIALECT, MySql.DIALECTS.get(0),
				MySql.DIALECTS.get(1), H2.DIALECT, Sqlite.DIALECT, Hsqldb.DIALECT);

	}

}
