package dev.migrate.start;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

import javax.sql.DataSource;

import dev.migrate.connect.CallerTransactionException;
import dev.migrate.connect.DatabaseFailedException;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.FailureKind;
import dev.migrate.dialect.LockHolder;
import dev.migrate.dialect.LockKey;
import dev.migrate.dialect.MigrationSession;
import dev.migrate.dialect.SessionSettings;
import dev.migrate.dialect.SqlFailures;
import dev.migrate.lang.Internal;
import dev.migrate.settings.Limits;
import dev.migrate.settings.MigratorSettings;
import dev.migrate.tables.SchemaMissingException;
import dev.migrate.tables.TableNames;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;

/**
 * Makes names without a schema lead where they lead while revisions run, and lets what is
 * read there wait for locks no longer than revisions do.
 *
 * @param dialect the database
 * @param settings say the default schema
 * @param dataSource gives other connections to the database
 */
@Internal
public record DefaultSchema(Dialect dialect, MigratorSettings settings, DataSource dataSource) {

	/**
	 * Read something on a connection, which is afterwards as it was.
	 * @param <T> the type of the result
	 * @param connection the connection
	 * @param work what is read
	 * @return the result
	 * @throws SQLException if the database fails
	 * @throws CallerTransactionException if the schema would be set in a transaction of
	 * the caller
	 */
	public <T> T call(Connection connection, Callback<T> work) throws SQLException {
		String schema = this.settings.tables().defaultSchema();
		if (schema != null && !connection.getAutoCommit()) {
			throw new CallerTransactionException("the DataSource");
		}
		return call(connection, schema, work);
	}

	/**
	 * Read something on a connection where names lead as they do, and which is afterwards
	 * as it was.
	 * @param <T> the type of the result
	 * @param connection the connection
	 * @param work what is read
	 * @return the result
	 * @throws SQLException if the database fails
	 */
	public <T> T leave(Connection connection, Callback<T> work) throws SQLException {
		return call(connection, null, work);
	}

	private <T> T call(Connection connection, @Nullable String schema, Callback<T> work) throws SQLException {
		if (!connection.getAutoCommit()) {
			return work.call(true);
		}
		TableNames names = TableNames.of(this.settings.tables());
		Limits limits = this.settings.limits();
		MigrationSession session = this.dialect.session(connection,
				new SessionSettings(new LockKey("", Objects.requireNonNullElse(schema, ""), names.version().name()),
						names.lock(), limits.statementLockTimeout(), limits.sessionIdleTimeout(), this.dataSource));
		try {
			session.limitWaiting();
			return work.call(schema == null || session.useSchema(schema));
		}
		catch (DataAccessException ex) {
			throw inTheWay(ex, session);
		}
		finally {
			session.close();
		}
	}

	/**
	 * What a statement has waited for, the server tells while the other session has it.
	 */
	private RuntimeException inTheWay(DataAccessException failure, MigrationSession session) {
		SqlFailures failures = this.dialect.failures();
		if (!(failure.getCause() instanceof SQLException cause) || failures.kind(cause) != FailureKind.LOCK_TIMEOUT) {
			return failure;
		}
		List<LockHolder> holders = List.of();
		try {
			holders = session.blockers();
		}
		catch (SQLException ex) {
			cause.addSuppressed(ex);
		}
		return DatabaseFailedException.ofLock(failures.message(cause), failure, holders);
	}

	/**
	 * Read something on a connection, which is afterwards as it was.
	 * @param <T> the type of the result
	 * @param connection the connection
	 * @param work what is read
	 * @return the result
	 * @throws SQLException if the database fails
	 * @throws SchemaMissingException if the default schema is missing
	 */
	public <T> T require(Connection connection, Callback<T> work) throws SQLException {
		return call(connection, (there) -> {
			if (!there) {
				throw new SchemaMissingException(String.valueOf(this.settings.tables().defaultSchema()));
			}
			return work.call(true);
		});
	}

	/**
	 * What is read.
	 *
	 * @param <T> the type of the result
	 */
	public interface Callback<T> {

		/**
		 * Read it.
		 * @param there whether the schema is there
		 * @return the result
		 * @throws SQLException if the database fails
		 */
		T call(boolean there) throws SQLException;

	}

}
