package dev.migrate.test.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class TestDatabasesTests {

	@ParameterizedTest
	@EnumSource
	void databaseIsOfTheKindAskedFor(Kind kind) throws SQLException {
		try (TestDatabase database = kind.server.create();
				Connection connection = database.dataSource().getConnection()) {
			assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo(kind.product);
		}
	}

	@ParameterizedTest
	@EnumSource
	void tablesAreThereForTheNextConnection(Kind kind) {
		try (TestDatabase database = kind.server.create()) {
			new JdbcTemplate(database.dataSource()).execute("create table account (id integer primary key)");
			new JdbcTemplate(database.dataSource()).update("insert into account values (7)");
			assertThat(ids(database)).containsExactly(7);
		}
	}

	@ParameterizedTest
	@EnumSource
	void databasesAreApart(Kind kind) {
		try (TestDatabase one = kind.server.create(); TestDatabase other = kind.server.create()) {
			new JdbcTemplate(one.dataSource()).execute("create table account (id integer primary key)");
			new JdbcTemplate(other.dataSource()).execute("create table account (id integer primary key)");
			new JdbcTemplate(one.dataSource()).update("insert into account values (7)");
			assertThat(ids(other)).isEmpty();
		}
	}

	@Test
	void foldersOfProcessesThatWereKilledGo(@TempDir Path parent) throws IOException {
		Files.writeString(Files.createDirectory(parent.resolve("data-" + Integer.MAX_VALUE + "-x")).resolve("a"), "");
		Path own = Files.createDirectory(parent.resolve("data-" + ProcessHandle.current().pid() + "-x"));
		Path other = Files.createDirectory(parent.resolve("other-" + Integer.MAX_VALUE + "-x"));
		TestFolders.deleteOfTheDead(parent, "data");
		assertThat(parent).isDirectoryContaining(own::equals).isDirectoryContaining(other::equals);
		assertThat(parent.toFile().list()).hasSize(2);
	}

	private List<Integer> ids(TestDatabase database) {
		return new JdbcTemplate(database.dataSource()).queryForList("select id from account", Integer.class);
	}

	enum Kind {

		H2("H2", TestDatabases.h2()),

		SQLITE("SQLite", TestDatabases.sqlite()),

		POSTGRESQL("PostgreSQL", TestDatabases.postgresql()),

		MARIADB("MariaDB", TestDatabases.mariadb()),

		MYSQL("MySQL", TestDatabases.mysql());

		private final String product;

		private final TestDatabaseServer server;

		Kind(String product, TestDatabaseServer server) {
			this.product = product;
			this.server = server;
		}

	}

}
