package dev.migrate.execute;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;

import dev.migrate.dialect.MigrationSession;
import dev.migrate.sql.SqlStatement;
import dev.migrate.tables.StatementSink;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements on the migration's own connection.
 */
final class JdbcStatementSink implements StatementSink {

	private final MigrationSession session;

	private final int timeoutSeconds;

	/**
	 * Create a sink.
	 * @param session the session
	 * @param timeoutSeconds how long a statement may run; 0 for no limit
	 */
	JdbcStatementSink(MigrationSession session, int timeoutSeconds) {
		this.session = session;
		this.timeoutSeconds = timeoutSeconds;
	}

	@Override
	public void execute(SqlStatement sql) throws SQLException {
		this.session.prepare(sql);
		if (sql.copyData().isPresent()) {
			this.session.copy(sql);
			return;
		}
		try (Statement statement = this.session.connection().createStatement()) {
			statement.setEscapeProcessing(false);
			if (this.timeoutSeconds > 0) {
				statement.setQueryTimeout(this.timeoutSeconds);
			}
			statement.execute(sql.text());
		}
	}

	@Override
	public int update(String sql, @Nullable Object... parameters) throws SQLException {
		try (PreparedStatement statement = this.session.connection().prepareStatement(sql)) {
			for (int i = 0; i < parameters.length; i++) {
				if (parameters[i] == null) {
					statement.setNull(i + 1, Types.VARCHAR);
				}
				else {
					statement.setObject(i + 1, parameters[i]);
				}
			}
			return statement.executeUpdate();
		}
	}

	@Override
	public void omit(String purpose) {
		throw new IllegalStateException("There is a database to do it: " + purpose);
	}

}
