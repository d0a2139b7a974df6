package dev.migrate.dialect.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.ForeignKeyEnforcement;
import dev.migrate.dialect.ForeignKeysEnforcedException;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operations;
import dev.migrate.operation.Recording;
import dev.migrate.sql.SqlStatement;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Runs revisions on SQLite by the protocol of {@link ForeignKeyEnforcement}.
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
	 * Run a revision in a transaction.
	 * @return the statements
	 */
	List<String> upgrade(Consumer<Operations> revision) throws SQLException {
		ForeignKeyEnforcement enforcement = this.dialect.foreignKeys().orElseThrow();
		try {
			return inTransaction(revision, List.of(), false);
		}
		catch (ForeignKeysEnforcedException ex) {
			this.restarts++;
			List<String> before = enforcement.violations(this.jdbc);
			enforcement.off(this.jdbc);
			try {
				return inTransaction(revision, before, true);
			}
			finally {
				enforcement.on(this.jdbc);
			}
		}
	}

	private List<String> inTransaction(Consumer<Operations> revision, List<String> violations, boolean checked)
			throws SQLException {
		this.connection.setAutoCommit(false);
		try {
			List<String> statements = autocommitted(revision);
			if (checked && !this.dialect.foreignKeys().orElseThrow().violations(this.jdbc).equals(violations)) {
				throw new IllegalStateException("violations");
			}
			this.connection.commit();
			return statements;
		}
		catch (RuntimeException | SQLException ex) {
			this.connection.rollback();
			throw ex;
		}
		finally {
			this.connection.setAutoCommit(true);
		}
	}

	List<String> autocommitted(Consumer<Operations> revision) {
		List<String> statements = new ArrayList<>();
		for (Operation operation : recorded(revision)) {
			for (SqlStatement statement : this.dialect.render(operation, LiveDatabase.of(this.jdbc))) {
				statements.add(statement.text());
				this.jdbc.execute(statement.text());
			}
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
