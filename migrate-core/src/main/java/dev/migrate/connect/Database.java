package dev.migrate.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;

import javax.sql.DataSource;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.SqlFailures;
import dev.migrate.error.MigrateException;
import dev.migrate.error.RunLog;
import dev.migrate.lang.Internal;
import org.jspecify.annotations.Nullable;

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

	private volatile @Nullable Dialect dialect;

	private volatile String version = "";

	/**
	 * Create a database.
	 * @param dataSource gives the connections
	 * @param name where users have set it
	 * @param connectTimeout how long to go on trying to connect
	 * @param dialects those that the database is recognised by
	 */
	public Database(DataSource dataSource, String name, Duration connectTimeout, KnownDialects dialects) {
		this.dataSource = dataSource;
		this.name = name;
		this.patience = Patience.growing(connectTimeout, FIRST_PAUSE, LONGEST_PAUSE);
		this.dialects = dialects;
	}

	public DataSource dataSource() {
		return this.dataSource;
	}

	/**
	 * Do something on a connection. In a transaction of the caller, it may only be read.
	 */
	public <T> T call(Callback<T> callback) {
		try (Connection connection = connect()) {
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
		catch (SQLException ex) {
			throw new DatabaseFailedException(this.dialects.text(ex), ex);
		}
	}

	private boolean isInCallerTransaction(Connection connection) throws SQLException {
		return CallerTransaction.isManaged(this.dataSource)
				|| CallerTransaction.isOpen(connection, this.dialects.fromDriver(connection));
	}

	/**
	 * Refuse to change anything in a transaction of the caller, or beside one.
	 * @param connection the connection that was given out
	 * @throws CallerTransactionException if there is one
	 */
	public void requireNoCallerTransaction(Connection connection) throws SQLException {
		if (!connection.getAutoCommit() || CallerTransaction.isManaged(this.dataSource)) {
			throw new CallerTransactionException(this.name);
		}
	}

	private <T> T call(Connection connection, Callback<T> callback) throws SQLException {
		Dialect known = this.dialect;
		if (known == null) {
			known = this.dialects.fromDriver(connection);
			this.version = known.productName() + " " + number(connection.getMetaData().getDatabaseProductVersion());
			this.dialect = known;
		}
		try {
			return callback.run(connection, known);
		}
		catch (SQLException ex) {
			throw translate(ex, connection, known);
		}
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
		Dialect known = this.dialect;
		return (known != null) ? known : call((connection, detected) -> detected);
	}

	/**
	 * The name and the version of the database.
	 */
	public String version() {
		dialect();
		return this.version;
	}

	private Connection connect() {
		Patience.Wait wait = this.patience.begin();
		while (true) {
			try {
				return opened(this.dataSource.getConnection());
			}
			catch (MigrateException ex) {
				throw ex;
			}
			catch (RuntimeException ex) {
				throw DatabaseConnectionException.ofUrl(this.name, ex, this.dialects);
			}
			catch (SQLException ex) {
				DatabaseConnectionException failure = DatabaseConnectionException.of(this.name, ex, this.dialects);
				if (failure.refused() || wait.isOver()) {
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

	private static MigrateException translate(SQLException failure, Connection connection, Dialect dialect) {
		SqlFailures failures = dialect.failures();
		String message = failures.message(failure);
		return switch (failures.kind(failure)) {
			case NOT_PERMITTED -> notPermitted(failure, message, connection, failures);
			case READ_ONLY -> new ReadOnlyDatabaseException(dialect.productName(), message, failure);
			case TABLE_MISSING, LOCK_TIMEOUT, CANCELED, NOT_AUTHENTICATED, DISCONNECTED, IDLE, OTHER ->
				new DatabaseFailedException(message, failure);
		};
	}

	private static MigrateException notPermitted(SQLException failure, String message, Connection connection,
			SqlFailures failures) {
		String user = "";
		String schema = "";
		try {
			user = Objects.requireNonNullElse(connection.getMetaData().getUserName(), "").split("@", 2)[0];
			schema = Objects.requireNonNullElse(connection.getSchema(), "");
			schema = schema.isEmpty() ? Objects.requireNonNullElse(connection.getCatalog(), "") : schema;
		}
		catch (SQLException ex) {
			failure.addSuppressed(ex);
		}
		return new NotPermittedException(user, schema, message, failures.grant(schema, user), failure);
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
