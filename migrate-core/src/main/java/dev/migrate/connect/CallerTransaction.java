package dev.migrate.connect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

import javax.sql.DataSource;

import dev.migrate.dialect.Dialect;

import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DelegatingDataSource;
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
		if (!TransactionSynchronizationManager.isActualTransactionActive()) {
			return false;
		}
		DataSource target = dataSource;
		while (target != null) {
			if (TransactionSynchronizationManager.getResource(target) instanceof ConnectionHolder) {
				return true;
			}
			target = (target instanceof DelegatingDataSource delegating) ? delegating.getTargetDataSource() : null;
		}
		return false;
	}

	/**
	 * Whether the server has one on a connection that is not in autocommit mode.
	 */
	static boolean isOpen(Connection connection, Dialect dialect) {
		Optional<String> query = dialect.openTransaction();
		if (query.isEmpty()) {
			return false;
		}
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query.get())) {
			return rows.next() && rows.getBoolean(1);
		}
		catch (SQLException ex) {
			// PostgreSQL answers nothing in a transaction that has failed
			return true;
		}
	}

}
