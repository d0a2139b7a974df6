package dev.migrate.dialect.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.ForeignKeysEnforcedException;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.LockKey;
import dev.migrate.dialect.MigrationSession;
import dev.migrate.dialect.SessionSettings;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operations;
import dev.migrate.operation.Recording;
import dev.migrate.schema.TableName;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Runs revisions on SQLite as an executor does.
 */
final class SqliteRun implements AutoCloseable {

	private final TestDatabase database = TestDatabases.sqlite().create();

	private final Connection connection;

	private final JdbcTemplate jdbc;

	private final Dialect dialect = new SqliteDialect();

	private int restarts;

	SqliteRun() throws SQLException {
		this.connection = this.database.dataSource().getConnection();
		this.jdbc = new JdbcTemplate(new SingleConnectionDataSource(this.connection, true));
	}

	JdbcTemplate jdbc() {
		return this.jdbc;
	}

	Dialect dialect() {
		return this.dialect;
	}

	int restarts() {
		return this.restarts;
	}

	/**
	 * Run a revision in a transaction, once more without foreign keys if it turns out to
	 * rebuild a table to which others refer.
	 * @return the statements
	 */
	List<String> upgrade(Consumer<Operations> revision) throws SQLException {
		SessionSettings settings = new SessionSettings(new LockKey("", "", "t"), TableName.of("lock"), null,
				Duration.ofMinutes(1), null);
		MigrationSession session = this.dialect.session(this.connection, settings);
		try {
			return inTransaction(session, revision, false);
		}
		catch (ForeignKeysEnforcedException ex) {
			this.restarts++;
			return inTransaction(session, revision, true);
		}
		finally {
			session.close();
		}
	}

	private List<String> inTransaction(MigrationSession session, Consumer<Operations> revision, boolean rebuilds)
			throws SQLException {
		if (!session.tryBegin("test", true, rebuilds)) {
			throw new IllegalStateException("locked");
		}
		try {
			List<String> statements = autocommitted(revision);
			session.verify();
			session.commit();
			return statements;
		}
		finally {
			session.rollback();
			session.release();
		}
	}

	List<String> autocommitted(Consumer<Operations> revision) {
		List<String> statements = new ArrayList<>();
		for (Operation operation : recorded(revision)) {
			this.dialect.render(operation, LiveDatabase.of(this.jdbc), (statement) -> {
				statements.add(statement.text());
				this.jdbc.execute(statement.text());
			});
		}
		return statements;
	}

	private static List<Operation> recorded(Consumer<Operations> revision) {
		return Recording.of("sqlite", revision).entries().stream().map(Recording.Entry::operation).toList();
	}

	String sql(String table) {
		return this.jdbc.queryForObject("select sql from sqlite_master where name = ? collate nocase", String.class,
				table);
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
		this.database.close();
	}

}
