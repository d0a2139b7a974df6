package dev.migrate.connect;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import dev.migrate.dialect.Dialect;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DialectsTests {

	@Test
	void dialectsHaveTheNamesOfSections() {
		assertThat(Dialects.all()).extracting(Dialect::name)
			.containsExactly("postgresql", "mysql", "mariadb", "h2", "sqlite", "hsqldb");
		assertThat(Dialects.named("H2").productName()).isEqualTo("H2");
	}

	@Test
	void unknownNameIsRefusedWithThoseThereAre() {
		assertThatExceptionOfType(UnsupportedDatabaseException.class).isThrownBy(() -> Dialects.named("oracle"))
			.withMessageContaining("'oracle'")
			.satisfies((ex) -> assertThat(ex.supported()).contains("postgresql", "sqlite"));
	}

	@Test
	void databasesInThisProcessAreDetected() throws SQLException {
		try (TestDatabase database = TestDatabases.h2().create();
				Connection h2 = database.dataSource().getConnection();
				Connection sqlite = DriverManager.getConnection("jdbc:sqlite::memory:");
				Connection hsqldb = DriverManager.getConnection("jdbc:hsqldb:mem:detected;user=SA;shutdown=true")) {
			assertThat(KnownDialects.OURS.detect(h2).name()).isEqualTo("h2");
			assertThat(KnownDialects.OURS.detect(sqlite).name()).isEqualTo("sqlite");
			assertThat(KnownDialects.OURS.detect(hsqldb).name()).isEqualTo("hsqldb");
		}
	}

	@Test
	void databaseThatSpeaksPostgresqlButIsAnotherIsRefused() throws SQLException {
		try (TestDatabase database = TestDatabases.postgresql().create();
				Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("create function version() returns text language sql as "
					+ "$$ select 'CockroachDB CCL v25.4.0 (x86_64-pc-linux-gnu)' $$");
			statement.execute("set search_path = public, pg_catalog");
			assertThatExceptionOfType(UnsupportedDatabaseException.class)
				.isThrownBy(() -> KnownDialects.OURS.detect(connection))
				.satisfies((ex) -> assertThat(ex.database()).isEqualTo("CockroachDB"));
		}
	}

}
