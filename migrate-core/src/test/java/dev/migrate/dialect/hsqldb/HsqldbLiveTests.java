package dev.migrate.dialect.hsqldb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.LiveRevision;
import dev.migrate.contract.OperationContract;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.NeedsDatabaseException;
import dev.migrate.dialect.PlannedTables;
import dev.migrate.operation.Recording;
import dev.migrate.schema.Column;
import dev.migrate.sql.SqlSplitter;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.enumeration;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is rendered for HSQLDB runs there and does what it says.
 */
class HsqldbLiveTests extends DatabaseTests implements OperationContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.hsqldb();
	}

	@Override
	public Map<String, String> texts() {
		return Map.of("B", "{\"a\": 1}", "F", "2026-01-02 03:04:05.678+0:00");
	}

	@Test
	void scriptNeedsToKnowThatAColumnWasNoEnum() {
		assertThat(script(column("c", varchar(3)))).endsWith("ALTER TABLE t ALTER COLUMN c SET DATA TYPE VARCHAR(9)");
		assertThatExceptionOfType(NeedsDatabaseException.class)
			.isThrownBy(() -> script(column("c", enumeration("mood", "sad", "ok"))));
	}

	private List<String> script(Column column) {
		List<String> statements = new ArrayList<>();
		Dialect dialect = dialect();
		LiveDatabase live = LiveDatabase.planned(new PlannedTables(dialect, (JdbcOperations) null));
		Recording.of("hsqldb", (op) -> {
			op.createTable("t", column);
			op.alterColumn("t", "c", (c) -> c.to(varchar(9)));
		})
			.entries()
			.forEach((entry) -> dialect.render(entry.operation(), live,
					(statement) -> statements.add(statement.text())));
		return statements;
	}

	@ParameterizedTest
	@ValueSource(strings = { "declare local temporary table z (a int)",
			"declare local temporary table z (a int) on commit preserve rows", "drop table session.y",
			"drop table if exists session.y", "set schema public", "set time zone local", "lock table other write",
			"alter session reset all", "insert into other values (1)", "create temporary table z (a int)",
			"create global temporary table z (a int)", "create table z (a int)", "drop table other",
			"comment on table other is 'x'", "grant select on other to public", "set database sql size true" })
	void commitsWhatTheFactsSay(String sql) throws SQLException {
		LiveRevision.run(dialect(), jdbc(), (op) -> {
			op.createTable("other", column("a", integer()));
			op.createTable("t", column("a", integer()));
		});
		try (Connection connection = dataSource().getConnection()) {
			JdbcTemplate session = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			session.execute("declare local temporary table y (a int)");
			connection.setAutoCommit(false);
			session.execute("insert into t values (1)");
			session.execute(sql);
			connection.rollback();
			boolean commits = new SqlSplitter(dialect().syntax()).split(sql).iterator().next().facts().commits();
			assertThat(session.queryForObject("select count(*) from t", Integer.class)).isEqualTo(commits ? 1 : 0);
			connection.rollback();
		}
	}

}
