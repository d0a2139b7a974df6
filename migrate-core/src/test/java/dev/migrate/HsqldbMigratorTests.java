package dev.migrate;

import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.connect.DatabaseConnectionException;
import dev.migrate.connect.DatabaseTests;
import dev.migrate.connect.NotPermittedException;
import dev.migrate.connect.ReadOnlyDatabaseException;
import dev.migrate.contract.ConcurrencyContract;
import dev.migrate.contract.FailureContract;
import dev.migrate.contract.MigratorContract;
import dev.migrate.contract.OutcomeContract;
import dev.migrate.contract.StartContract;
import dev.migrate.tables.SchemaMissingException;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The engine on HSQLDB.
 */
class HsqldbMigratorTests extends DatabaseTests
		implements StartContract, FailureContract, OutcomeContract, ConcurrencyContract, MigratorContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.hsqldb();
	}

	/** The lock is a row. */
	@Override
	public List<String> ownTables() {
		return List.of("migrate_history", "migrate_version", "migrate_version_lock");
	}

	@Override
	public String settingThatCommits() {
		return "set database sql size true";
	}

	@Test
	void defaultSchemaIsUsedAndCreatedIfAskedFor() {
		tableRevision("a001", "", "one");
		MigratorBuilder migrator = migrator().defaultSchema("shop");
		assertThatExceptionOfType(SchemaMissingException.class).isThrownBy(() -> migrator.build().run());
		migrator.createSchemas(true).build().run();
		assertThat(rows("shop.migrate_version")).containsExactly("a001");
		assertThat(jdbc().queryForList("select id from shop.one")).isEmpty();
		assertThat(migrator.build().run().steps()).isEmpty();
	}

	@Test
	void defaultSchemaIsNamedAsTablesAre() {
		tableRevision("a001", "", "one");
		jdbc().execute("create schema SHOPX");
		assertThatExceptionOfType(SchemaMissingException.class)
			.isThrownBy(() -> migrator().defaultSchema("SHOPx").build().run());
		migrator().defaultSchema("SHOPX").build().run();
		assertThat(migrator().defaultSchema("shopx").build().run().steps()).isEmpty();
	}

	@Test
	void lockOfSessionThatIsGoneIsTakenOver() {
		tableRevision("a001", "", "one");
		tableRevision("a002", "a001", "two");
		migrator().target("a001").build().run();
		jdbc().update("insert into migrate_version_lock values (1, 4711, '2026-01-01 00:00:00.0+0:00')");
		migrator().lockTimeout(Duration.ZERO).build().run();
		assertThat(rows()).containsExactly("a002");
		assertThat(jdbc().queryForList("select * from migrate_version_lock")).isEmpty();
	}

	@Test
	void readOnlyDatabaseIsNamedOnlyIfThereIsWork() {
		String url = "jdbc:hsqldb:file:" + files().resolve("db") + ";shutdown=true";
		DataSource writable = new DriverManagerDataSource(url, "SA", "");
		tableRevision("a001", "", "one");
		Migrator.builder(writable).locations(files().toUri().toString()).build().run();
		DataSource readOnly = new DriverManagerDataSource(url + ";readonly=true", "SA", "");
		MigratorBuilder migrator = Migrator.builder(readOnly).locations(files().toUri().toString());
		assertThat(migrator.build().run().steps()).isEmpty();
		tableRevision("a002", "a001", "two");
		assertThatExceptionOfType(ReadOnlyDatabaseException.class).isThrownBy(() -> migrator.build().run())
			.withMessageContaining("HSQLDB database is read-only");
	}

	@Test
	void wrongPasswordIsNamedWithoutSecrets() {
		assertThat(tables()).isEmpty();
		DataSource wrong = new DriverManagerDataSource(database().url(), "SA", "s3cret");
		assertThatExceptionOfType(DatabaseConnectionException.class)
			.isThrownBy(() -> Migrator.builder(wrong).locations(List.of()).build().run())
			.satisfies((ex) -> assertThat(ex.refused()).isTrue())
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("s3cret"));
	}

	@Test
	void userWhoMayNotCreateTablesIsNamed() {
		jdbc().execute("create user reader password 'x'");
		DataSource reader = new DriverManagerDataSource(database().url(), "READER", "x");
		tableRevision("a001", "", "one");
		MigratorBuilder migrator = Migrator.builder(reader).locations(files().toUri().toString());
		assertThatExceptionOfType(NotPermittedException.class).isThrownBy(() -> migrator.build().run())
			.withMessageContaining("grant dba to");
	}

}
