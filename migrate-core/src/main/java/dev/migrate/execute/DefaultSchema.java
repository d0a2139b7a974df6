package dev.migrate.execute;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import dev.migrate.connect.CallerTransactionException;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LockKey;
import dev.migrate.dialect.MigrationSession;
import dev.migrate.dialect.SessionSettings;
import dev.migrate.lang.Internal;
import dev.migrate.settings.MigratorSettings;
import dev.migrate.tables.SchemaMissingException;
import dev.migrate.tables.TableNames;

/**
 * Makes names without a schema lead where they lead while revisions run.
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
		if (schema == null) {
			return work.call(true);
		}
		if (!connection.getAutoCommit()) {
			throw new CallerTransactionException("the DataSource");
		}
		TableNames names = TableNames.of(this.settings.tables());
		MigrationSession session = this.dialect.session(connection,
				new SessionSettings(new LockKey("", schema, names.version().name()), names.lock(), null,
						this.settings.limits().sessionIdleTimeout(), this.dataSource));
		try {
			return work.call(session.useSchema(schema));
		}
		finally {
			session.close();
		}
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
