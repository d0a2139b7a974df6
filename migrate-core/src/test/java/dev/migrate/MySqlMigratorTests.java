package dev.migrate;

import java.util.List;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.CallerTransactionContract;
import dev.migrate.contract.ChangedOperationsContract;
import dev.migrate.contract.ConcurrencyContract;
import dev.migrate.contract.CrashContract;
import dev.migrate.contract.FailureContract;
import dev.migrate.contract.JoinedTransactionContract;
import dev.migrate.contract.MigratorContract;
import dev.migrate.contract.ObjectContract;
import dev.migrate.contract.OutcomeContract;
import dev.migrate.contract.OwnSchemasContract;
import dev.migrate.contract.StartContract;
import dev.migrate.contract.StatementInFlightContract;
import dev.migrate.schema.SchemaObject;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

import static dev.migrate.schema.Definitions.function;
import static dev.migrate.schema.Definitions.trigger;

/**
 * The engine on MySQL, where there is one.
 */
class MySqlMigratorTests extends DatabaseTests implements ObjectContract, CrashContract, StatementInFlightContract,
		StartContract, FailureContract, OutcomeContract, ConcurrencyContract, MigratorContract,
		CallerTransactionContract, JoinedTransactionContract, ChangedOperationsContract, OwnSchemasContract {

	@Override
	public List<SchemaObject> functions() {
		return List.of(function("f(x integer)").as("returns integer deterministic return x"), function("f(x integer)")
			.as("returns integer deterministic begin declare y integer; set y = - x; return y; end"));
	}

	@Override
	public List<SchemaObject> triggers() {
		return List.of(trigger("tr").as("after insert on t for each row insert into log values (1)"),
				trigger("tr").as("after insert on t for each row begin insert into log values (2); end"));
	}

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.mysql();
	}

	@Override
	public void dropSchema(String schema) {
		jdbc().execute("drop schema " + schema);
	}

}
