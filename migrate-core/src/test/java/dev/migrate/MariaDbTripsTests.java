package dev.migrate;

import java.io.IOException;
import java.sql.Connection;
import java.util.function.Consumer;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import dev.migrate.test.database.WireCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How many round trips a revision takes on MariaDB, as counted on the wire, and that
 * settings stay with the revision that makes them.
 */
class MariaDbTripsTests extends DatabaseTests {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.mariadb();
	}

	/**
	 * The lock is taken and let go of, the transaction begun; the look; one look into the
	 * catalog and a row of the journal before the statement that commits; and the changes
	 * of our tables with the commit.
	 */
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3 })
	void revisionTakesSevenRoundTripsBesidesItsStatements(int statements) throws IOException {
		for (int i = 1; i <= 9; i++) {
			String table = "t" + i;
			revision("r" + i, (i == 1) ? "" : "r" + (i - 1),
					"create table " + table + " (id integer);"
							+ ("insert into " + table + " values (1);").repeat(statements - 1),
					("delete from " + table + ";").repeat(statements - 1) + "drop table " + table + ";");
		}
		int fourUp = trips("r1", (migrator) -> migrator.upgrade("r5"));
		int eightUp = trips("r1", (migrator) -> migrator.upgrade("r9"));
		assertThat(eightUp - fourUp).isEqualTo(4 * (statements + 7));
		int fourDown = trips("r9", (migrator) -> migrator.downgrade("r5"));
		int eightDown = trips("r9", (migrator) -> migrator.downgrade("r1"));
		assertThat(eightDown - fourDown).isEqualTo(4 * (statements + 7));
	}

	private int trips(String from, Consumer<Migrator> work) throws IOException {
		try (TestDatabase empty = server().create(); WireCounter wire = new WireCounter(empty, "")) {
			builderOfFiles(empty.dataSource()).build().upgrade(from);
			work.accept(builderOfFiles(wire.dataSource()).build());
			return wire.trips();
		}
	}

	/**
	 * A revision sees the settings of a migration, whatever the one before has set, and
	 * the connection is given back as it was.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "sql_mode = 'ANSI_QUOTES'", "lock_wait_timeout = 77", "wait_timeout = 7000",
			"time_zone = '+03:00'", "foreign_key_checks = 0", "sql_mode = 'ORACLE'",
			"sql_mode = 'NO_BACKSLASH_ESCAPES'", "tx_isolation = 'SERIALIZABLE'" })
	void settingOfOneRevisionIsNotMetByTheNext(String setting) throws Exception {
		String name = setting.split(" ")[0];
		revision("a001", "", "create table seen (id integer auto_increment primary key, value varchar(500));", "");
		String see = "insert into seen (value) values (concat(@@session." + name + ", ' ', @@session.wait_timeout));";
		revision("a002", "a001", see, "");
		revision("a003", "a002", "set session " + setting + ";", "");
		revision("a004", "a003", see, "");
		try (Connection connection = dataSource().getConnection()) {
			SingleConnectionDataSource single = new SingleConnectionDataSource(connection, true);
			JdbcTemplate jdbc = new JdbcTemplate(single);
			String before = jdbc.queryForObject("select @@session." + name, String.class);
			builderOfFiles(single).build().upgrade("heads");
			assertThat(jdbc.queryForList("select value from seen order by id", String.class)).hasSize(2)
				.satisfies((seen) -> assertThat(seen.get(1)).isEqualTo(seen.get(0)));
			assertThat(jdbc.queryForObject("select @@session." + name, String.class)).isEqualTo(before);
		}
	}

	/**
	 * What travels with the commit is text, and means the same in any mode of the server.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "", "ANSI_QUOTES", "NO_BACKSLASH_ESCAPES", "ORACLE" })
	void textsAreWhatTheyAreWhateverStandsInThem(String mode) {
		String message = "it's 100% \\' ? ?? {d '1'} $1 \"x; `commit`; drop table one; -- \u00E9";
		tableRevision("a001", "", "one");
		file("a002.sql", """
				-- revision: a002
				-- down revision: a001
				-- message: %s

				-- upgrade
				set session sql_mode = '%s';
				create table two (id integer);
				-- downgrade
				drop table two;
				""".formatted(message, mode));
		migrator().installedBy("o'neil\\").build().upgrade("heads");
		assertThat(jdbc().queryForMap("select description, installed_by from migrate_history where revision = 'a002'"))
			.containsEntry("description", message)
			.containsEntry("installed_by", "o'neil\\");
		assertThat(rows()).containsExactly("a002");
		assertThat(jdbc().queryForList("select * from migrate_journal")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "ORACLE" })
	void nothingIsCommittedIfTheVersionTableIsNotAsItWas(String mode) {
		tableRevision("b001", "", "first");
		revision("b002", "b001", "create table mine (id integer); set session sql_mode = '" + mode
				+ "'; update migrate_version set version_num = 'other';", "");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrator().build().upgrade("heads"))
			.withMessageContaining("'update b001 to b002' in the version table")
			.withMessageContaining("has to meet one row but met 0");
		assertThat(jdbc().queryForList("select revision from migrate_history where outcome = 'applied'", String.class))
			.containsExactly("b001");
	}

	@Test
	void databaseOfOneRevisionIsNotThatOfTheNext() {
		revision("a001", "", "create table one (id integer); use information_schema;", "");
		revision("a002", "a001", "create table two (id integer);", "");
		migrator().build().upgrade("heads");
		assertThat(tables()).contains("one", "two");
	}

}
