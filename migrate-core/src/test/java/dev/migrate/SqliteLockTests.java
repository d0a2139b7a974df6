package dev.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.ConcurrencyContract;
import dev.migrate.execute.LockTimeoutException;
import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import dev.migrate.tables.HistoryEntry;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The migration lock on SQLite, which has to outlive transactions and end with its
 * process.
 */
class SqliteLockTests extends DatabaseTests {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.sqlite();
	}

	@Test
	void replicasRunRevisionWithoutTransactionOnce() throws Exception {
		revision("a001", "", "create table notes (id integer primary key autoincrement, text varchar(10));", "");
		migrator().build().run();
		file("a002.sql", """
				-- revision: a002
				-- down revision: a001
				-- transactional: false

				-- upgrade
				insert into notes (text) values ('one');
				insert into notes (text) select 'two' from (with recursive numbers(n) as (select 1 union all
					select n + 1 from numbers where n < 100000) select count(*) from numbers);
				""");
		List<MigrationResult> results = ConcurrencyContract.atOnce(8, () -> migrator().build().run());
		assertThat(results.stream().mapToInt((result) -> result.steps().size()).sum()).isEqualTo(1);
		assertThat(notes()).containsExactly("one", "two");
		assertThat(migrator().build().history()).extracting(HistoryEntry::revision).containsExactly("a001", "a002");
	}

	@Test
	void replicasRunAutocommitBlockOnce() throws Exception {
		revision("a001", "", "create table notes (id integer primary key autoincrement, text varchar(10));", "");
		migrator().build().run();
		List<MigrationResult> results = ConcurrencyContract.atOnce(8,
				() -> migrator().scriptSource(new MigrationBeans().add(new NotesInBlock())).build().run());
		assertThat(results.stream().mapToInt((result) -> result.steps().size()).sum()).isEqualTo(1);
		assertThat(notes()).containsExactly("before", "inside", "after");
	}

	@Test
	void lockOfAnotherProcessEndsWithIt() throws Exception {
		tableRevision("a001", "", "one");
		Path file = Path.of(database().url().substring("jdbc:sqlite:".length()) + "-migrate-lock");
		Process other = LockFileHolder.start(file);
		try {
			assertThatExceptionOfType(LockTimeoutException.class)
				.isThrownBy(() -> migrator().lockTimeout(Duration.ofMillis(400)).build().run())
				.satisfies((ex) -> assertThat(ex.holder()).isEqualTo("pid 4711 'shop migration ae10' since 00:00:01Z"));
		}
		finally {
			other.destroyForcibly().waitFor();
		}
		assertThat(file).isNotEmptyFile();
		assertThat(migrator().build().run().steps()).hasSize(1);
		assertThat(file).isEmptyFile();
	}

	@Test
	void databaseInMemoryNeedsNoFile() throws Exception {
		tableRevision("a001", "", "one");
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
			SingleConnectionDataSource memory = new SingleConnectionDataSource(connection, true);
			Migrator.builder(memory).locations(files().toUri().toString()).build().run();
			assertThat(new JdbcTemplate(memory).queryForObject("select version_num from migrate_version", String.class))
				.isEqualTo("a001");
		}
	}

	@Test
	void settingsOfTheSessionAreThoseFromBefore() throws Exception {
		file("a001.sql", """
				-- revision: a001
				-- transactional: false

				-- upgrade
				pragma synchronous = off;
				""");
		try (Connection connection = dataSource().getConnection()) {
			SingleConnectionDataSource single = new SingleConnectionDataSource(connection, true);
			Migrator.builder(single).locations(files().toUri().toString()).build().run();
			assertThat(new JdbcTemplate(single).queryForObject("pragma synchronous", Integer.class)).isEqualTo(2);
		}
	}

	private List<String> notes() {
		return jdbc().queryForList("select text from notes order by id", String.class);
	}

	@Revision(id = "a002", downRevision = "a001")
	static class NotesInBlock implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("insert into notes (text) values ('before')");
			op.autocommit(() -> {
				op.execute("insert into notes (text) values ('inside')");
				pause();
			});
			op.execute("insert into notes (text) values ('after')");
		}

		private static void pause() {
			try {
				Thread.sleep(300);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

}
