package dev.migrate;

import javax.sql.DataSource;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.AdviceContract;
import dev.migrate.contract.InterruptionContract;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What is seen and said of a run that failed or was killed on SQLite.
 */
class SqliteInterruptionTests extends DatabaseTests implements InterruptionContract, AdviceContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.sqlite();
	}

	/** A rule cannot be added to a table. */
	@Override
	public String unnamedRule() {
		return "";
	}

	@Override
	public DataSource withLittleSpace() {
		return new DriverManagerDataSource(database().url() + "?max_page_count=100", database().user(),
				database().password());
	}

	@Override
	public String large() {
		return "create table large as with recursive n (i) as (select 1 union all select i + 1 from n where i < 1000) "
				+ "select i, zeroblob(1000) as b from n";
	}

	/** Who writes has the file, and with it the migration lock. */
	@Override
	public boolean limitsWaits() {
		return false;
	}

}
