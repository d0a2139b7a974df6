package dev.migrate;

import java.util.List;

import javax.sql.DataSource;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.connect.NotPermittedException;
import dev.migrate.contract.CallerTransactionContract;
import dev.migrate.contract.ChangedOperationsContract;
import dev.migrate.contract.CodeScript;
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
import dev.migrate.revision.RevisionNode;
import dev.migrate.schema.SchemaObject;
import dev.migrate.script.Script;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.function;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.procedure;
import static dev.migrate.schema.Definitions.trigger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The engine on HSQLDB.
 */
class HsqldbMigratorTests extends DatabaseTests
		implements ObjectContract, CrashContract, StatementInFlightContract, StartContract, FailureContract,
		OutcomeContract, ConcurrencyContract, MigratorContract, CallerTransactionContract, JoinedTransactionContract,
		ChangedOperationsContract, EmbeddedContract, OwnSchemasContract {

	@Test
	void overloadedFunctionIsDroppedAlone() {
		SchemaObject text = function("f(x varchar(10))").as("returns integer return 7");
		SchemaObject number = function("f(x int)").as("returns integer return 1");
		Script[] scripts = { new CodeScript(RevisionNode.of("aa00"), (op) -> {
			op.createTable("t", column("a", integer()));
			op.bulkInsert("t", List.of("a"), List.of(List.of(1)));
			op.createFunction(text);
			op.createFunction(number);
		}), new CodeScript(RevisionNode.of("bb00", "aa00"),
				(op) -> op.replaceFunction(function("f(x int)").as("returns integer return 2"))),
				new CodeScript(RevisionNode.of("cc00", "bb00"), (op) -> op.dropFunction(function("f(x int)"))) };
		Migrator migrator = builder(dataSource()).locations(List.of()).scriptSource(() -> List.of(scripts)).build();
		migrator.upgrade("bb00");
		assertThat(jdbc().queryForList("select f(a) + f('a') from t", Integer.class)).containsExactly(9);
		migrator.upgrade("cc00");
		assertThat(jdbc().queryForList("select f('a') from t", Integer.class)).containsExactly(7);
		migrator.downgrade("-2");
		assertThat(jdbc().queryForList("select f(a) + f('a') from t", Integer.class)).containsExactly(8);
	}

	@Test
	void onlyFunctionOfANameStaysIfAnotherOneIsMeant() {
		SchemaObject number = function("f(x int)").as("returns integer return 1");
		Migrator migrator = builder(dataSource()).locations(List.of())
			.scriptSource(() -> List.of(new CodeScript(RevisionNode.of("aa00"), (op) -> {
				op.createTable("t", column("a", integer()));
				op.bulkInsert("t", List.of("a"), List.of(List.of(1)));
				op.createFunction(function("f(x char varying(10))").as("returns integer return 7"));
			}), new CodeScript(RevisionNode.of("bb00", "aa00"), (op) -> op.ifExists().dropFunction(number)),
					new CodeScript(RevisionNode.of("cc00", "bb00"), (op) -> op.replaceFunction(number, number)),
					new CodeScript(RevisionNode.of("dd00", "cc00"),
							(op) -> op.dropFunction(function("f(x varchar(20))").withoutText())),
					new CodeScript(RevisionNode.of("ee00", "dd00"), (op) -> op.dropFunction(function("f(x date)")))))
			.build();
		migrator.upgrade("bb00");
		assertThat(jdbc().queryForList("select f('a') from t", Integer.class)).containsExactly(7);
		migrator.upgrade("cc00");
		assertThat(jdbc().queryForList("select f('a') + f(a) from t", Integer.class)).containsExactly(8);
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> migrator.upgrade("head"))
			.withStackTraceContaining("It has no function of that name with these arguments.")
			.withStackTraceContaining("Say the types of one that it has: INTEGER.");
		assertThat(jdbc().queryForList("select f(a) from t", Integer.class)).containsExactly(1);
	}

	@Override
	public String statementsInFlight() {
		return """
				create table one (id integer not null)     | alter table one add primary key (id)            | drop table one
				create table one (id integer not null)     | alter table one add constraint pk primary key (id) | drop table one
				create table one (id integer primary key)  | alter table one drop primary key                | drop table one
				create table one (id integer)              | truncate table one               | drop table one
				create table one (id integer, constraint a unique (id)) | alter constraint a rename to b | drop table one
				create table one (id integer); create index a on one (id) | alter index a rename to b        | drop table one
				create table one (id integer); create view a as select id from one | alter view a as select 1 as n from one | drop view a; drop table one
				create schema a                            | alter schema a rename to b                      | drop schema b
				values (1)                                 | create user bob password 'x'                    | drop user bob
				create user bob password 'x'               | drop user bob                                   | values (1)
				create user bob password 'x'               | alter user bob set password 'y'                 | drop user bob
				values (1)                                 | create role bosses                              | drop role bosses
				""";
	}

	@Override
	public List<SchemaObject> functions() {
		return List.of(function("f(x integer)").as("returns integer return x"),
				function("f(x integer)").as("returns integer return - x"));
	}

	@Override
	public List<SchemaObject> procedures() {
		return List.of(procedure("p(in x integer)").as("modifies sql data insert into log values (x)"), procedure(
				"p(in x integer)")
			.as("modifies sql data begin atomic insert into log values (x); insert into log values (9 * x); end"));
	}

	@Override
	public List<SchemaObject> triggers() {
		return List.of(trigger("tr").as("after insert on t insert into log values (1)"),
				trigger("tr").as("after insert on t for each row insert into log values (2)"));
	}

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.hsqldb();
	}

	/** The lock is a row. */
	@Override
	public List<String> ownTables() {
		return List.of("migrate_history", "migrate_journal", "migrate_version", "migrate_version_lock");
	}

	@Override
	public String url() {
		return database().url();
	}

	@Override
	public String longAgo() {
		return "2026-01-01 00:00:00.0+0:00";
	}

	@Override
	public String fileUrl() {
		return "jdbc:hsqldb:file:" + files().resolve("db") + ";shutdown=true";
	}

	@Override
	public String readOnly() {
		return ";readonly=true";
	}

	@Override
	public String settingThatCommits() {
		return "set database sql size true";
	}

	@Test
	void userWhoMayNotCreateTablesIsNamed() {
		jdbc().execute("create user \"migrate reader\" password 'x'");
		DataSource reader = new DriverManagerDataSource(database().url(), "migrate reader", "x");
		tableRevision("a001", "", "one");
		MigratorBuilder migrator = Migrator.builder(reader).locations(files().toUri().toString());
		assertThatExceptionOfType(NotPermittedException.class).isThrownBy(() -> migrator.build().run())
			.satisfies((ex) -> jdbc().execute(ex.advice().toString().replaceAll("(?s).*?`(.*)`.*", "$1")));
		assertThat(migrator.build().run().steps()).hasSize(1);
	}

}
