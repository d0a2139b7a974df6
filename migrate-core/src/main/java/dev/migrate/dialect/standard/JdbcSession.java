package dev.migrate.dialect.standard;

import java.io.InputStream;
import java.io.Reader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.migrate.dialect.LockHolder;
import dev.migrate.dialect.MigrationSession;
import dev.migrate.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * What the sessions have in common: JDBC's transactions around a lock of the database
 * session.
 */
public abstract class JdbcSession implements MigrationSession {

	private final Connection connection;

	private boolean locked;

	/**
	 * Create a session.
	 * @param connection a connection in autocommit mode
	 */
	protected JdbcSession(Connection connection) {
		this.connection = connection;
	}

	@Override
	public final Connection connection() {
		return this.connection;
	}

	@Override
	public boolean tryBegin(String activity, boolean transactional, boolean rebuilds) throws SQLException {
		if (!lock()) {
			return false;
		}
		applySettings(activity);
		if (transactional) {
			begin();
		}
		return true;
	}

	@Override
	public boolean tryJoin() throws SQLException {
		return lock();
	}

	/**
	 * Take the lock of the session unless it is held: databases count how often it is
	 * taken.
	 */
	protected final boolean lock() throws SQLException {
		this.locked = this.locked || tryLock();
		return this.locked;
	}

	/**
	 * Whether the session holds its lock.
	 */
	protected final boolean isLocked() {
		return this.locked;
	}

	protected final void letGo() throws SQLException {
		if (this.locked) {
			this.locked = false;
			unlock();
		}
	}

	@Override
	public void suspendTransaction() throws SQLException {
		end(true);
	}

	@Override
	public void resumeTransaction() throws SQLException {
		begin();
	}

	@Override
	public void flush() throws SQLException {
		if (!this.connection.getAutoCommit()) {
			this.connection.commit();
		}
	}

	@Override
	public void commit() throws SQLException {
		end(true);
	}

	@Override
	public void rollback() throws SQLException {
		end(false);
	}

	/**
	 * A lock of the session is there until it is released.
	 */
	@Override
	public void keepLock() throws SQLException {
	}

	@Override
	public void verify() throws SQLException {
	}

	@Override
	public void prepare(SqlStatement statement) throws SQLException {
	}

	@Override
	public void release() throws SQLException {
		try {
			restoreSettings();
		}
		finally {
			letGo();
		}
	}

	protected void begin() throws SQLException {
		this.connection.setAutoCommit(false);
	}

	protected void end(boolean commit) throws SQLException {
		if (this.connection.getAutoCommit()) {
			return;
		}
		if (commit) {
			this.connection.commit();
		}
		else {
			this.connection.rollback();
		}
		this.connection.setAutoCommit(true);
	}

	/**
	 * Try to take the lock of the session; it is in autocommit mode.
	 * @return whether it is held now
	 */
	protected abstract boolean tryLock() throws SQLException;

	protected abstract void unlock() throws SQLException;

	/**
	 * Make the settings of the session those of a migration.
	 */
	protected abstract void applySettings(String activity) throws SQLException;

	/**
	 * Put back what {@link #applySettings} and the revision have changed.
	 */
	protected abstract void restoreSettings() throws SQLException;

	@Override
	public long copy(String sql, Reader data) throws SQLException {
		throw new SQLFeatureNotSupportedException("Data behind a statement is understood on PostgreSQL only");
	}

	@Override
	public long copy(String sql, InputStream data) throws SQLException {
		throw new SQLFeatureNotSupportedException("Data behind a statement is understood on PostgreSQL only");
	}

	@Override
	public void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
		if (value != null) {
			statement.setObject(index, value);
		}
		else {
			statement.setNull(index, Types.NULL);
		}
	}

	@Override
	public List<LockHolder> blockers() throws SQLException {
		return List.of();
	}

	protected final void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

	protected final int update(String sql, Object... parameters) throws SQLException {
		try (PreparedStatement statement = prepare(sql, parameters)) {
			return statement.executeUpdate();
		}
	}

	/**
	 * The rows of a small query as text.
	 */
	protected final List<List<@Nullable String>> query(String sql, Object... parameters) throws SQLException {
		try (PreparedStatement statement = prepare(sql, parameters); ResultSet result = statement.executeQuery()) {
			return rows(result);
		}
	}

	/**
	 * The rows of a small answer as text.
	 */
	protected static List<List<@Nullable String>> rows(ResultSet result) throws SQLException {
		List<List<@Nullable String>> rows = new ArrayList<>();
		int columns = result.getMetaData().getColumnCount();
		while (result.next()) {
			List<@Nullable String> row = new ArrayList<>();
			for (int i = 1; i <= columns; i++) {
				row.add(result.getString(i));
			}
			rows.add(row);
		}
		return rows;
	}

	protected final Optional<String> value(String sql, Object... parameters) throws SQLException {
		List<List<@Nullable String>> rows = query(sql, parameters);
		return rows.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.get(0).get(0));
	}

	private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
		PreparedStatement statement = this.connection.prepareStatement(sql);
		for (int i = 0; i < parameters.length; i++) {
			statement.setObject(i + 1, parameters[i]);
		}
		return statement;
	}

	/**
	 * Asks the database, for what a session is made of.
	 */
	public interface Query {

		/**
		 * Ask.
		 * @param sql a small query
		 */
		List<List<@Nullable String>> rows(String sql, Object... parameters) throws SQLException;

	}

}
