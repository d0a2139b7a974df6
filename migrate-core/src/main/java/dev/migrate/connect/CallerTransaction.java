package dev.migrate.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SmartDataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whether there is a transaction that somebody has begun who calls us. A connection that
 * is merely not in autocommit mode has none.
 */
final class CallerTransaction {

	private CallerTransaction() {
	}

	/**
	 * Whether Spring has one for this thread, be it on the connection that one gets or on
	 * another.
	 */
	static boolean isManaged(DataSource dataSource) {
		return managed(dataSource).isPresent();
	}

	/**
	 * Of which Spring has one for this thread: the one that is given, or one behind it.
	 */
	static Optional<DataSource> managed(DataSource dataSource) {
		if (!TransactionSynchronizationManager.isActualTransactionActive()) {
			return Optional.empty();
		}
		DataSource target = dataSource;
		while (target != null) {
			if (TransactionSynchronizationManager.getResource(target) instanceof ConnectionHolder) {
				return Optional.of(target);
			}
			target = (target instanceof DelegatingDataSource delegating) ? delegating.getTargetDataSource() : null;
		}
		return Optional.empty();
	}

	/**
	 * Refuse a connection that does not go on to be the caller's, in a transaction. Of
	 * others, a pool would roll back what was done.
	 */
	static void require(DataSource dataSource, Connection connection, String name) throws SQLException {
		boolean stays = isManaged(dataSource)
				|| (dataSource instanceof SmartDataSource smart && !smart.shouldClose(connection));
		if (!stays || connection.getAutoCommit()) {
			throw CallerTransactionException.noneToJoin(name);
		}
	}

	/**
	 * Refuse a connection in a transaction of the caller, or beside one.
	 */
	static void requireNone(DataSource dataSource, Connection connection, String name) throws SQLException {
		if (!connection.getAutoCommit() || isManaged(dataSource)) {
			throw new CallerTransactionException(name);
		}
	}

}
