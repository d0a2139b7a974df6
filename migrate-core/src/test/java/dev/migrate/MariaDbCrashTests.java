package dev.migrate;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.FaultyDataSource;
import dev.migrate.execute.OutcomeUnknownException;
import dev.migrate.start.MigrationStatus.State;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

/**
 * What MariaDB has committed when a process ends, where a rollback does not undo data.
 */
class MariaDbCrashTests extends DatabaseTests {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.mariadb();
	}

	private void cutAfterInsert() {
		revision("a001", "", """
				create table log (id integer auto_increment primary key, line varchar(20)) engine = MyISAM;
				insert into log (line) values ('one');
				insert into log (line) values ('two');""", "");
		FaultyDataSource counting = new FaultyDataSource(dataSource(), Integer.MAX_VALUE, false);
		builderOfFiles(counting).build().run();
		int insert = counting.trips().indexOf("insert into log (line) values ('one')") + 1;
		assertThat(insert).isPositive();
		jdbc().execute("drop table log, migrate_version, migrate_history, migrate_journal");
		assertThatRuntimeException()
			.isThrownBy(() -> builderOfFiles(new FaultyDataSource(dataSource(), insert, true)).build().run());
		assertThat(migrator().build().status().state()).isEqualTo(State.INTERRUPTED);
		assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> migrator().build().run())
			.withMessageContaining("line 7, insert into log (line) values ('…')")
			.withMessageContaining("`Migrator.resume(\"a001\", true)` or `Migrator.resume(\"a001\", false)`");
	}

	@Test
	void insertIntoTableWithoutTransactionsIsDoneOnceIfSomebodySaysSo() {
		cutAfterInsert();
		migrator().build().resume("a001", true);
		migrator().build().run();
		assertThat(jdbc().queryForList("select line from log order by id", String.class)).containsExactly("one", "two");
	}

	@Test
	void insertIntoTableWithoutTransactionsRunsAgainIfSomebodySaysSo() {
		cutAfterInsert();
		jdbc().execute("delete from log");
		migrator().build().resume("a001", false);
		migrator().build().run();
		assertThat(jdbc().queryForList("select line from log order by id", String.class)).containsExactly("one", "two");
	}

}
