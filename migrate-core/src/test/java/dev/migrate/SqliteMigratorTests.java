package dev.migrate;

import javax.sql.DataSource;

import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The engine on SQLite.
 */
class SqliteMigratorTests extends MigratorContractTests {

	@Override
	TestDatabaseServer server() {
		return TestDatabases.sqlite();
	}

	@Override
	String holderPattern() {
		return "another process";
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
	}

}
