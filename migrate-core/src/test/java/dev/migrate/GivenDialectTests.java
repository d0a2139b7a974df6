package dev.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.connect.DialectConflictException;
import dev.migrate.connect.Dialects;
import dev.migrate.connect.UnsupportedDatabaseException;
import dev.migrate.dialect.Dialect;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.example.dialect.GivenDialect;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the dialect of somebody else.
 */
class GivenDialectTests extends DatabaseTests {

	private final Dialect cockroach = new GivenDialect("cockroachdb", Dialects.named("postgresql"), "CockroachDB");

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.postgresql();
	}

	@BeforeEach
	void writeRevision() {
		file("a001.sql", """
				-- revision: a001
				-- upgrade (cockroachdb)
				create table theirs (id integer);
				-- upgrade
				create table ours (id integer);
				""");
	}

	@Test
	void itIsAskedWhereOursSeeAnotherDatabase() throws SQLException {
		try (Connection connection = dataSource().getConnection(); Statement statement = connection.createStatement()) {
			statement.execute("create function version() returns text language sql as "
					+ "$$ select 'CockroachDB CCL v25.4.0 (x86_64-pc-linux-gnu)' $$");
			statement.execute("set search_path = public, pg_catalog");
			SingleConnectionDataSource theirs = new SingleConnectionDataSource(connection, true);
			assertThatExceptionOfType(UnsupportedDatabaseException.class)
				.isThrownBy(() -> migrator(theirs).build().run())
				.withMessageContaining("CockroachDB")
				.withMessageContaining("give the migrator a dialect of your own");
			Migrator migrator = migrator(theirs).dialect(this.cockroach).build();
			migrator.run();
			assertThat(migrator.dialectName()).isEqualTo(this.cockroach.name());
		}
		assertThat(tables()).contains("theirs").doesNotContain("ours");
	}

	@Test
	void oursIsTakenWhereItDoesNotRecogniseTheDatabase() {
		migrator().dialect(this.cockroach).build().run();
		assertThat(tables()).contains("ours");
	}

	@Test
	void twoThatRecogniseOneProductAreRefused() {
		Dialect same = new GivenDialect("mine", Dialects.named("postgresql"), "PostgreSQL");
		assertThatExceptionOfType(DialectConflictException.class)
			.isThrownBy(() -> migrator().dialect(same).build().run())
			.withMessageMatching("(?s)Two dialects recognise 'PostgreSQL [^']+': 'mine' \\(.*GivenDialect\\) and "
					+ "'postgresql' \\(.*PostgresqlDialect\\)\\. Give one that recognises .*")
			.satisfies((ex) -> assertThat(ex.dialects()).containsExactly("mine", "postgresql"));
		assertThat(tables()).isEmpty();
	}

	@Test
	void twoOfOneNameAreRefused() {
		Dialect other = new GivenDialect("cockroachdb", Dialects.named("h2"), "Cockroach");
		assertThatExceptionOfType(DialectConflictException.class)
			.isThrownBy(() -> migrator().dialect(this.cockroach).dialect(other).build())
			.withMessageContaining("Two dialects are called 'cockroachdb'");
	}

	@Test
	void sqlIsWrittenForIt() {
		OfflineSql sql = Migrator.offline(this.cockroach).locations(files().toUri().toString()).build();
		assertThat(sql.upgrade("heads")).contains("create table theirs").doesNotContain("create table ours");
	}

	private MigratorBuilder migrator(DataSource dataSource) {
		return Migrator.builder(dataSource).locations(files().toUri().toString());
	}

}
