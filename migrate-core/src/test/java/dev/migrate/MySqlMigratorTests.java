package dev.migrate;

import javax.sql.DataSource;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.CallerTransactionContract;
import dev.migrate.contract.ChangedOperationsContract;
import dev.migrate.contract.ConcurrencyContract;
import dev.migrate.contract.CrashContract;
import dev.migrate.contract.FailureContract;
import dev.migrate.contract.JoinedTransactionContract;
import dev.migrate.contract.MigratorContract;
import dev.migrate.contract.OutcomeContract;
import dev.migrate.contract.OwnSchemasContract;
import dev.migrate.contract.StartContract;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The engine on MySQL, where there is one.
 */
class MySqlMigratorTests extends DatabaseTests
		implements MySqlObjectContract, CrashContract, MySqlStatementInFlightContract, StartContract, FailureContract,
		OutcomeContract, ConcurrencyContract, MigratorContract, CallerTransactionContract, JoinedTransactionContract,
		ChangedOperationsContract, OwnSchemasContract, MySqlAccountContract, MySqlOwnTablesContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.mysql();
	}

	@Override
	public void dropSchema(String schema) {
		jdbc().execute("drop schema " + schema);
	}

	@Override
	public String url() {
		return database().url();
	}

	/**
	 * The driver asks before each statement whether the transaction may write, so that
	 * its client is never told by {@code row_count()}.
	 */
	@Override
	public DataSource silentDataSource() {
		return new DriverManagerDataSource(url() + "?readOnlyPropagatesToServer=false", database().user(),
				database().password());
	}

}
