package dev.migrate.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;

import javax.sql.DataSource;

import dev.migrate.dialect.Dialect;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Quoted;
import dev.migrate.error.RunLog;
import dev.migrate.lang.Internal;
import dev.migrate.settings.Tables;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Gives out one connection at a time, in autocommit mode, and turns what goes wrong into
 * exceptions that say what to do. Thread-safe.
 */
@Internal
public final class Database {

	private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

	private final DataSource dataSource;

	private final String name;

	private final Patience patience;

	private final KnownDialects dialects;

	private final Tables tables;

	private final boolean joinsTransaction;

	/** Where it is kept what the database is, whichever connections lead to it. */
	private final Database origin;

	private volatile @Nullable Dialect dialect;

	private volatile @Nullable Dialect confirmed;

	private volatile String version = "";

	private volatile String address = "";

	/**
	 * Create a database.
	 * @param dataSource gives the connections
	 * @param name where users have set it
	 * @param connectTimeout how long to go on trying to connect
	 * @param dialects those that the database is recognised by
	 */
	public Database(DataSource dataSource, String name, Duration connectTimeout, KnownDialects dialects) {
		this(dataSource, name, connectTimeout, dialects, Tables.DEFAULTS, false);
	}

	/**
	 * Create a database.
	 * @param dataSource gives the connections
	 * @param name where users have set it
	 * @param connectTimeout how long to go on trying to connect
	 * @param dialects those that the database is recognised by
	 * @param tables which of our tables there are, and where
	 * @param joinsTransaction whether changes are made in a transaction of the caller
	 */
	public Database(DataSource dataSource, String name, Duration connectTimeout, KnownDialects dialects, Tables tables,
			boolean joinsTransaction) {
		this(dataSource, name, Patience.growing(connectTimeout, FIRST_PAUSE, LONGEST_PAUSE), dialects, tables,
				joinsTransaction, null);
	}

	private Database(DataSource dataSource, String name, Patience patience, KnownDialects dialects, Tables tables,
			boolean joinsTransaction, @Nullable Database origin) {
		this.dataSource = dataSource;
		this.name = name;
		this.patience = patience;
		this.dialects = dialects;
		this.tables = tables;
		this.joinsTransaction = joinsTransaction;
		this.origin = (origin != null) ? origin : this;
	}

	/**
	 * The same database by other connections.
	 * @param dataSource gives the connections
	 * @param tables which of our tables there are, and where
	 */
	public Database through(DataSource dataSource, Tables tables) {
		return new Database(dataSource, this.name, this.patience, this.dialects, tables, this.joinsTransaction,
				this.origin);
	}

	/**
	 * Another database that is waited for in the same way.
	 * @param dataSource gives the connections
	 * @param name where users have set it
	 * @param tables which of our tables there are, and where
	 */
	public Database beside(DataSource dataSource, String name, Tables tables) {
		return new Database(dataSource, name, this.patience, this.dialects, tables, this.joinsTransaction, null);
	}

	public DataSource dataSource() {
		return this.dataSource;
	}

	/**
	 * Do something on a connection. In a transaction of the caller, it may only be read.
	 */
	public <T> T call(Callback<T> callback) {
		try {
			return this.joinsTransaction ? callJoined(callback) : callAlone(callback);
		}
		catch (SQLException ex) {
			throw FailureTranslation.ofConnection(ex, this.dialects);
		}
	}

	private <T> T callJoined(Callback<T> callback) throws SQLException {
		DataSource source = CallerTransaction.managed(this.dataSource).orElse(this.dataSource);
		Connection connection = connect(source, true);
		try {
			return call(connection, callback);
		}
		finally {
			DataSourceUtils.doReleaseConnection(connection, source);
		}
	}

	private <T> T callAlone(Callback<T> callback) throws SQLException {
		try (Connection connection = connect(this.dataSource, false)) {
			if (connection.getAutoCommit() || isInCallerTransaction(connection)) {
				return call(connection, callback);
			}
			connection.setAutoCommit(true);
			try {
				return call(connection, callback);
			}
			finally {
				if (!connection.isClosed()) {
					connection.setAutoCommit(false);
				}
			}
		}
	}

	private boolean isInCallerTransaction(Connection connection) throws SQLException {
		return CallerTransaction.isManaged(this.dataSource)
				|| this.dialects.fromDriver(connection).hasOpenTransaction(connection);
	}

	/**
	 * Whether changes are made in a transaction of the caller.
	 */
	public boolean joinsTransaction() {
		return this.joinsTransaction;
	}

	/**
	 * Refuse to change anything in a transaction of the caller, or beside one; or, if
	 * such a one is to be joined, without one.
	 * @param connection the connection that was given out
	 * @throws CallerTransactionException if there is one, or none to be joined
	 */
	public void requireMayChange(Connection connection) throws SQLException {
		if (this.joinsTransaction) {
			CallerTransaction.require(this.dataSource, connection, this.name);
		}
		else {
			CallerTransaction.requireNone(this.dataSource, connection, this.name);
		}
	}

	private <T> T call(Connection connection, Callback<T> callback) throws SQLException {
		Dialect known = this.origin.dialect;
		if (known == null) {
			known = this.dialects.fromDriver(connection);
			this.origin.version = known.productName() + " "
					+ number(connection.getMetaData().getDatabaseProductVersion());
			this.origin.address = address(Objects.requireNonNullElse(connection.getMetaData().getURL(), ""));
			this.origin.dialect = known;
		}
		try {
			return callback.run(connection, known);
		}
		catch (SQLException ex) {
			throw failures(known).translate(ex, connection);
		}
		catch (DataAccessException ex) {
			throw failures(known).translate(ex, connection);
		}
	}

	private FailureTranslation failures(Dialect known) {
		return new FailureTranslation(known, this.tables);
	}

	/**
	 * The host and the name of the database, or its file; of a URL, neither user nor
	 * parameters. Where it is not certain where these end, nothing.
	 */
	static String address(String url) {
		int begin = url.indexOf(':', "jdbc:".length()) + 1;
		if (!url.startsWith("jdbc:") || begin == 0) {
			return "";
		}
		int end = begin;
		boolean hasParameters = false;
		while (end < url.length() && url.charAt(end) != '?' && url.charAt(end) != ';') {
			hasParameters |= "(=&".indexOf(url.charAt(end)) >= 0;
			end++;
		}
		if (hasParameters || url.indexOf('@', end) >= 0) {
			return "";
		}
		String address = url.substring(Math.max(url.lastIndexOf('@') + 1, begin), end);
		return address.startsWith("//") ? address.substring(2) : address;
	}

	private static String number(String version) {
		return version.split("[^0-9.]", 2)[0];
	}

	/**
	 * Those that the database is recognised by.
	 */
	public KnownDialects dialects() {
		return this.dialects;
	}

	/**
	 * The dialect, as far as the driver tells it.
	 */
	public Dialect dialect() {
		Dialect known = this.origin.dialect;
		return (known != null) ? known : call((connection, detected) -> detected);
	}

	/**
	 * The dialect, which the database itself has confirmed. It is asked once.
	 */
	public Dialect confirmed(Connection connection) throws SQLException {
		Dialect known = this.origin.confirmed;
		if (known == null) {
			known = this.dialects.detect(connection);
			this.origin.confirmed = known;
		}
		return known;
	}

	/**
	 * The name and the version of the database.
	 */
	public String version() {
		dialect();
		return this.origin.version;
	}

	/**
	 * Which database it is, for the log: product, version, address, the schema of the
	 * version table if one is set. Nothing is asked for it that is not asked anyway.
	 */
	public String place() {
		dialect();
		String schema = this.tables.schemaOfVersion();
		String address = this.origin.address;
		return this.origin.version + (address.isEmpty() ? "" : " at '" + Quoted.visible(address) + "'")
				+ ((schema != null) ? ", schema '" + Quoted.visible(schema) + "'" : "");
	}

	private Connection connect(DataSource source, boolean ofTransaction) {
		Patience.Wait wait = this.patience.begin();
		while (true) {
			try {
				return opened(ofTransaction ? DataSourceUtils.doGetConnection(source) : source.getConnection());
			}
			catch (MigrateException ex) {
				throw ex;
			}
			catch (RuntimeException ex) {
				throw DatabaseConnectionException.ofUrl(this.name, ex, this.dialects);
			}
			catch (SQLException ex) {
				DatabaseConnectionException failure = DatabaseConnectionException.of(this.name, ex, this.dialects);
				if (failure.lasting() || wait.isOver()) {
					throw failure;
				}
				RunLog.logger.info("{} Trying again for {} more seconds.", failure.description(),
						wait.left().toSeconds());
				if (!wait.pause()) {
					throw failure;
				}
			}
		}
	}

	private Connection opened(@Nullable Connection connection) {
		if (connection == null) {
			throw DatabaseConnectionException.ofNoDriver(this.name);
		}
		return connection;
	}

	/**
	 * Is called with a connection in autocommit mode, or in a transaction of the caller,
	 * which is closed afterwards, and the dialect as far as the driver tells it.
	 *
	 * @param <T> the type of the result
	 */
	public interface Callback<T> {

		T run(Connection connection, Dialect dialect) throws SQLException;

	}

}
