package dev.migrate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.connect.ReadOnlyDatabaseException;
import dev.migrate.contract.CallerTransactionContract;
import dev.migrate.contract.ChangedOperationsContract;
import dev.migrate.contract.ConcurrencyContract;
import dev.migrate.contract.CrashContract;
import dev.migrate.contract.FailureContract;
import dev.migrate.contract.JoinedTransactionContract;
import dev.migrate.contract.MigratorContract;
import dev.migrate.contract.ObjectContract;
import dev.migrate.contract.OutcomeContract;
import dev.migrate.contract.ShopRevisions;
import dev.migrate.contract.StartContract;
import dev.migrate.contract.StatementInFlightContract;
import dev.migrate.dialect.ForeignKeysViolatedException;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.execute.TransactionConflictException;
import dev.migrate.operation.Operations;
import dev.migrate.schema.SchemaObject;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import dev.migrate.settings.Mode;
import dev.migrate.settings.NonEmptySchema;
import dev.migrate.start.MigrationStatus.State;
import dev.migrate.start.PendingRevisionsException;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

import static dev.migrate.schema.Definitions.trigger;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The engine on SQLite.
 */
class SqliteMigratorTests extends DatabaseTests implements ObjectContract, CrashContract, StatementInFlightContract,
		StartContract, FailureContract, OutcomeContract, ConcurrencyContract, MigratorContract,
		CallerTransactionContract, JoinedTransactionContract, ChangedOperationsContract {

	@Override
	public String statementsInFlight() {
		return """
				create table one (id integer primary key)  | create trigger tr after insert on one begin select 1; end | drop table one
				create table one (id integer primary key)  | alter table one rename to two                   | drop table two
				create table one (id integer primary key, a integer) | alter table one rename column a to b  | drop table one
				create table one (id integer primary key)  | create index a on one (id)                      | drop table one
				create table one (id integer primary key); create index a on one (id) | drop index a         | drop table one
				values (1)                                 | create view a as select 1 as n                  | drop view a
				create view a as select 1 as n             | drop view a                                     | values (1)
				create table one (id integer primary key)  | drop table one                                  | values (1)
				create table one (id integer primary key); insert into one values (1) | reindex one          | drop table one
				""";
	}

	@Override
	public List<SchemaObject> functions() {
		return List.of();
	}

	@Override
	public List<SchemaObject> triggers() {
		return List.of(trigger("tr").as("after insert on t begin insert into log values (1); end"),
				trigger("tr").as("after insert on t for each row begin insert into log values (2); end"));
	}

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.sqlite();
	}

	@Override
	public String holderPattern() {
		return "pid \\d+ 'migrate migration 51ee00000001' since \\d\\d:\\d\\d:\\d\\dZ";
	}

	@Override
	public boolean limitsText() {
		return false;
	}

	/**
	 * The driver binds decimals as text, which is greater than every number.
	 */
	@Test
	void decimalsOfABatchAreNumbers() {
		beans(new Decimals()).run();
		assertThat(jdbc().queryForList("select typeof(v) from decimals order by id", String.class))
			.containsExactly("real", "integer", "integer", "real", "text");
		assertThat(jdbc().queryForList("select id from decimals where v < 3 order by id", Integer.class))
			.containsExactly(1, 3);
	}

	@Revision(id = "c0b5")
	static class Decimals implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("create table decimals (id integer primary key, v)");
			op.executeBatch("insert into decimals (v) values (:v)",
					List.of(Map.of("v", new BigDecimal("1.5")), Map.of("v", new BigDecimal("10.00")),
							Map.of("v", BigInteger.TWO), Map.of("v", BigInteger.TEN.pow(30)), Map.of("v", "1.5")));
		}

	}

	@Test
	void tableThatOthersReferToIsRebuiltWithoutLosingTheirRows() {
		DataSource enforcing = new DriverManagerDataSource(database().url() + "?foreign_keys=true");
		MigratorBuilder shop = Migrator.builder(enforcing).locations(List.of()).scriptSource(ShopRevisions.all());
		shop.target(ShopRevisions.ADDRESSES).build().run();
		JdbcTemplate jdbc = new JdbcTemplate(enforcing);
		jdbc.update("insert into users (id, name, email) values (1, 'Ann', 'ann@example.org')");
		jdbc.update("insert into addresses (id, user_id) values (7, 1)");
		MigrationBeans beans = ShopRevisions.all().add(new WidenName());
		Migrator.builder(enforcing).locations(List.of()).scriptSource(beans).target("e0e0").build().run();
		assertThat(jdbc.queryForObject("select count(*) from addresses where user_id = 1", Integer.class)).isOne();
		assertThat(rows()).containsExactly("e0e0");
	}

	@Test
	void tableThatOthersReferToIsNotRebuiltInATransactionOfTheCaller() {
		DataSource enforcing = new DriverManagerDataSource(database().url() + "?foreign_keys=true");
		MigratorBuilder shop = Migrator.builder(enforcing).locations(List.of()).scriptSource(ShopRevisions.all());
		shop.target(ShopRevisions.ADDRESSES).build().run();
		JdbcTemplate jdbc = new JdbcTemplate(enforcing);
		jdbc.update("insert into users (id, name, email) values (1, 'Ann', 'ann@example.org')");
		Migrator joining = Migrator.builder(enforcing)
			.joinTransaction()
			.locations(List.of())
			.scriptSource(ShopRevisions.all().add(new WidenName()))
			.target("e0e0")
			.build();
		new TransactionTemplate(new DataSourceTransactionManager(enforcing)).executeWithoutResult((status) -> {
			jdbc.update("insert into addresses (id, user_id) values (7, 1)");
			assertThatExceptionOfType(TransactionConflictException.class).isThrownBy(joining::run)
				.withMessageContaining("rebuilds table 'users', to which others refer");
		});
		assertThat(jdbc.queryForObject("select count(*) from addresses where user_id = 1", Integer.class)).isOne();
		assertThat(rows()).containsExactly(ShopRevisions.ADDRESSES);
	}

	@Test
	void revisionThatRebuildsSuchATableIsUndoneAsAWhole() {
		DataSource enforcing = new DriverManagerDataSource(database().url() + "?foreign_keys=true");
		Migrator.builder(enforcing)
			.locations(List.of())
			.scriptSource(ShopRevisions.all())
			.target(ShopRevisions.ADDRESSES)
			.build()
			.run();
		JdbcTemplate jdbc = new JdbcTemplate(enforcing);
		String before = jdbc.queryForObject("select sql from sqlite_master where name = 'users'", String.class);
		Migrator failing = Migrator.builder(enforcing)
			.locations(List.of())
			.scriptSource(ShopRevisions.all().add(new WidenNameAndFail()))
			.target("f0f0")
			.build();
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(failing::run);
		assertThat(jdbc.queryForObject("select sql from sqlite_master where name = 'users'", String.class))
			.isEqualTo(before);
		assertThat(jdbc.queryForList("select name from sqlite_master where name = 'first'")).isEmpty();
	}

	@Revision(id = "f0f0", downRevision = ShopRevisions.ADDRESSES)
	static class WidenNameAndFail implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("create table first (id int)");
			new WidenName().upgrade(op);
			op.execute("no sql");
		}

	}

	@Revision(id = "e0e0", downRevision = ShopRevisions.ADDRESSES)
	static class WidenName implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.batchAlterTable("users",
					(users) -> users.alterColumn("name", (name) -> name.from(varchar(50)).to(varchar(100))));
		}

	}

	@Test
	void rowsThatWouldReferToNothingAreCorrectedInTheRevision() {
		jdbc().execute("create table users (id integer primary key, name varchar(50))");
		jdbc().execute("create table notes (id integer primary key, user_id integer references users (id))");
		jdbc().execute("insert into users values (1, 'a'), (2, 'b')");
		jdbc().execute("insert into notes values (1, 1), (2, 2)");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> rebuilding(new Orphans()).run())
			.withMessageContaining("It leaves rows that refer to nothing: ")
			.withMessageContaining("It was rolled back")
			.withMessageContaining("Correct the rows in the revision before the table is rebuilt")
			.withCauseInstanceOf(ForeignKeysViolatedException.class);
		assertThat(jdbc().queryForList("select id from users", Integer.class)).containsExactly(1, 2);
		rebuilding(new NoOrphans()).run();
		assertThat(jdbc().queryForList("select id from notes", Integer.class)).containsExactly(1);
		assertThat(rows()).containsExactly("f1f1");
	}

	private Migrator rebuilding(Migration revision) {
		DataSource enforcing = new DriverManagerDataSource(database().url() + "?foreign_keys=true");
		return builder(enforcing).locations(List.of())
			.onNonEmptySchema(NonEmptySchema.UPGRADE)
			.scriptSource(new MigrationBeans().add(revision))
			.build();
	}

	@Revision(id = "f1f1")
	static class Orphans implements Migration {

		@Override
		public void upgrade(Operations op) {
			new WidenName().upgrade(op);
			op.execute("delete from users where id = 2");
		}

	}

	@Revision(id = "f1f1")
	static class NoOrphans implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("delete from notes where user_id = 2");
			new Orphans().upgrade(op);
		}

	}

	@Test
	void readOnlyDatabaseIsNamedOnlyIfThereIsWork() throws Exception {
		tableRevision("a001", "", "one");
		migrator().build().run();
		DataSource readOnly = new DriverManagerDataSource(database().url() + "?open_mode=1");
		MigratorBuilder migrator = Migrator.builder(readOnly).locations(files().toUri().toString());
		assertThat(migrator.build().run().steps()).isEmpty();
		tableRevision("a002", "a001", "two");
		assertThatExceptionOfType(ReadOnlyDatabaseException.class).isThrownBy(() -> migrator.build().run())
			.withMessageContaining("SQLite database is read-only");
		assertThatExceptionOfType(PendingRevisionsException.class)
			.isThrownBy(() -> migrator.mode(Mode.VERIFY).build().run());
		assertThat(migrator.build().status().state()).isEqualTo(State.PENDING);
		assertThat(migrator.target("a001").build().run().steps()).isEmpty();
	}

}
