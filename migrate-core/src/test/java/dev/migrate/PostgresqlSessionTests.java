package dev.migrate;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import javax.sql.DataSource;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.error.Setting;
import dev.migrate.execute.LockTimeoutException;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the server of PostgreSQL is told of a migration's session.
 */
class PostgresqlSessionTests extends DatabaseTests {

	private static final String LIMITS = "select current_setting('idle_session_timeout') || ' ' "
			+ "|| current_setting('idle_in_transaction_session_timeout') || ' ' || current_setting('tcp_keepalives_idle')";

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.postgresql();
	}

	@Test
	void sessionThatRunsNothingIsEndedByTheServer() throws Exception {
		try (Connection connection = dataSource().getConnection()) {
			SingleConnectionDataSource single = new SingleConnectionDataSource(connection, true);
			JdbcTemplate jdbc = new JdbcTemplate(single);
			jdbc.execute("set idle_session_timeout = '77s'");
			String before = limits(jdbc);
			Inside inTransaction = new Inside();
			migrator(single, inTransaction).idleTimeout(Duration.ofSeconds(100)).build().run();
			assertThat(inTransaction.seen).startsWith("100s 100s ");
			assertThat(limits(jdbc)).isEqualTo(before);
			Outside outside = new Outside();
			migrator(single, inTransaction, outside).build().run();
			assertThat(outside.seen).startsWith("4min 4min ");
			assertThat(limits(jdbc)).isEqualTo(before);
		}
	}

	private static String limits(JdbcTemplate jdbc) {
		return jdbc.queryForObject(LIMITS, String.class);
	}

	/**
	 * A process that was frozen, and has lost its session meanwhile.
	 */
	@Test
	void endOfIdleSessionIsSaidWithItsSetting() {
		for (String setting : List.of("idle_in_transaction_session_timeout", "idle_session_timeout")) {
			Consumer<Operations> freeze = (op) -> {
				int session = op.jdbc().sql("select pg_backend_pid()").query(Integer.class).single();
				op.jdbc().sql("select set_config('" + setting + "', '10ms', false)").query(String.class).single();
				while (!jdbc().queryForList("select 1 from pg_stat_activity where pid = ?", session).isEmpty()) {
					Thread.onSpinWait();
				}
				op.execute("select 1");
			};
			boolean outside = setting.equals("idle_session_timeout");
			Migration[] revisions = outside ? new Migration[] { new Inside(), new Outside(freeze) }
					: new Migration[] { new Inside(freeze) };
			assertThatExceptionOfType(RevisionFailedException.class)
				.isThrownBy(() -> migrator(dataSource(), revisions).build().run())
				.withMessageContaining("terminating connection due to idle")
				.satisfies(
						(ex) -> assertThat(ex.remedies()).containsExactly(Setting.IDLE_TIMEOUT.toBe("a longer time")));
		}
	}

	@Test
	void holderOfTheLockThatRunsNothingIsSaidToBeIdle() {
		Inside waiting = new Inside((op) -> {
			op.jdbc().sql("select 'x' from generate_series(1, 1)").query(String.class).single();
			assertThatExceptionOfType(LockTimeoutException.class)
				.isThrownBy(() -> migrator(dataSource(), new Inside()).lockTimeout(Duration.ofMillis(1)).build().run())
				.satisfies((ex) -> assertThat(ex.holder())
					.matches("pid .* since [0-9:]+Z, idle since [0-9:]+Z, last in select .*generate_series.*"));
		});
		migrator(dataSource(), waiting).build().run();
	}

	private MigratorBuilder migrator(DataSource dataSource, Migration... revisions) {
		MigrationBeans beans = new MigrationBeans();
		List.of(revisions).forEach(beans::add);
		return builder(dataSource).locations(List.of()).scriptSource(beans);
	}

	@Revision(id = "a001")
	static class Inside implements Migration {

		private final Consumer<Operations> body;

		private String seen = "";

		Inside() {
			this((op) -> {
			});
		}

		Inside(Consumer<Operations> body) {
			this.body = body;
		}

		@Override
		public void upgrade(Operations op) {
			this.seen = op.jdbc().sql(LIMITS).query(String.class).single();
			this.body.accept(op);
		}

	}

	@Revision(id = "a002", downRevision = "a001", transactional = false)
	static class Outside implements Migration {

		private final Consumer<Operations> body;

		private String seen = "";

		Outside() {
			this((op) -> {
			});
		}

		Outside(Consumer<Operations> body) {
			this.body = body;
		}

		@Override
		public void upgrade(Operations op) {
			this.seen = op.jdbc().sql(LIMITS).query(String.class).single();
			this.body.accept(op);
		}

	}

}
