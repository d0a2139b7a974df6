package dev.migrate;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;

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
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the server of MariaDB is told of a migration's session, and tells of others.
 */
class MariaDbSessionTests extends DatabaseTests {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.mariadb();
	}

	@Test
	void sessionThatRunsNothingIsEndedByTheServer() throws Exception {
		try (Connection connection = dataSource().getConnection()) {
			SingleConnectionDataSource single = new SingleConnectionDataSource(connection, true);
			String before = waitTimeout(single);
			Idle revision = new Idle();
			builder(single).locations(List.of())
				.scriptSource(new MigrationBeans().add(revision))
				.idleTimeout(Duration.ofSeconds(100))
				.build()
				.run();
			assertThat(revision.seen).isEqualTo("100").isNotEqualTo(before);
			assertThat(waitTimeout(single)).isEqualTo(before);
		}
	}

	@Test
	void serverThatWaitsForLessIsNotToldToWaitForLonger() throws Exception {
		try (Connection connection = dataSource().getConnection()) {
			SingleConnectionDataSource single = new SingleConnectionDataSource(connection, true);
			new JdbcTemplate(single).execute("set session wait_timeout = 77");
			Idle revision = new Idle();
			builder(single).locations(List.of()).scriptSource(new MigrationBeans().add(revision)).build().run();
			assertThat(revision.seen).isEqualTo("77");
		}
	}

	/**
	 * A process that was frozen, and has lost its session meanwhile. The server does not
	 * say why.
	 */
	@Test
	void lostSessionMayHaveBeenIdleTooLong() {
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> beans(new Frozen()).run())
			.withMessageContaining("'a001' failed in upgrade at operation 2")
			.withMessageContaining("the version table named no revision when this revision began, and others may")
			.withMessageNotContaining("still names")
			.satisfies((ex) -> assertThat(ex.remedies()).containsExactly(Setting.IDLE_TIMEOUT.toBe("a longer time")));
		assertThat(migrator().build().current()).isEmpty();
	}

	private static String waitTimeout(SingleConnectionDataSource dataSource) {
		return new JdbcTemplate(dataSource).queryForObject("select @@session.wait_timeout", String.class);
	}

	@Test
	void sessionInTheWayIsNamedByItsApplication() throws Exception {
		tableRevision("a001", "", "one");
		migrator().build().run();
		revision("a002", "a001", "alter table one add column note text;", "");
		try (Connection other = named("report").getConnection()) {
			other.setAutoCommit(false);
			new JdbcTemplate(new SingleConnectionDataSource(other, true)).queryForList("select * from one");
			assertThatExceptionOfType(RevisionFailedException.class)
				.isThrownBy(
						() -> migrator().statementLockTimeout(Duration.ofSeconds(1)).statementRetries(0).build().run())
				.withMessageContaining("these sessions hold locks: pid ")
				.withMessageMatching(
						"(?s).*'" + application("report") + "' since [0-9:]+Z, now in an open transaction.*");
		}
	}

	@Test
	void holderIsNamedByItsApplicationToItsOwnUserAsWell() throws Exception {
		tableRevision("a001", "", "one");
		String user = "migrate_" + Long.toHexString(System.nanoTime());
		for (String account : List.of(user, user + "@localhost")) {
			jdbc().execute("create user " + account + " identified by 'secret'");
			jdbc().execute("grant all privileges on " + jdbc().queryForObject("select database()", String.class)
					+ ".* to " + account);
		}
		DriverManagerDataSource plain = named("shop");
		plain.setUsername(user);
		plain.setPassword("secret");
		try (Connection other = plain.getConnection()) {
			SingleConnectionDataSource single = new SingleConnectionDataSource(other, true);
			builder(single).locations(List.of())
				.scriptSource(new MigrationBeans()
					.add(new Idle(() -> assertThatExceptionOfType(LockTimeoutException.class)
						.isThrownBy(() -> builderOfFiles(plain).lockTimeout(Duration.ZERO).build().run())
						.satisfies((ex) -> assertThat(ex.holder()).contains("'" + application("shop", user) + "'")))))
				.build()
				.run();
		}
		jdbc().execute("drop user " + user + ", " + user + "@localhost");
	}

	private DriverManagerDataSource named(String program) {
		String url = database().url();
		return new DriverManagerDataSource(
				url + (url.contains("?") ? "&" : "?") + "connectionAttributes=program_name:" + program,
				database().user(), database().password());
	}

	/**
	 * Where the server does not keep what programs call themselves, the user is what is
	 * told.
	 */
	private String application(String program) {
		return application(program, database().user());
	}

	private String application(String program, String user) {
		return jdbc().queryForObject("select @@performance_schema", Boolean.class) ? program : user;
	}

	@Revision(id = "a001")
	static class Idle implements Migration {

		private final Runnable meanwhile;

		private String seen = "";

		Idle() {
			this(() -> {
			});
		}

		Idle(Runnable meanwhile) {
			this.meanwhile = meanwhile;
		}

		@Override
		public void upgrade(Operations op) {
			this.seen = op.jdbc().sql("select @@session.wait_timeout").query(String.class).single();
			this.meanwhile.run();
		}

	}

	@Revision(id = "a001")
	private final class Frozen implements Migration {

		@Override
		public void upgrade(Operations op) {
			int session = op.jdbc().sql("select connection_id()").query(Integer.class).single();
			op.jdbc().sql("set session wait_timeout = 1").update();
			while (!jdbc().queryForList("select 1 from information_schema.processlist where id = ?", session)
				.isEmpty()) {
				Thread.onSpinWait();
			}
			op.execute("select 1");
		}

	}

}
