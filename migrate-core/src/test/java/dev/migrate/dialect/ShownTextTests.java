package dev.migrate.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.migrate.connect.Dialects;
import dev.migrate.dialect.mysql.MariaDbDialect;
import dev.migrate.dialect.postgresql.PostgresqlDialect;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What is shown of failures and of sessions holds no data of rows. Each database is made
 * to fail with a value in its own words.
 */
class ShownTextTests {

	private static final List<String> FAILURES = List.of(
			"insert into t values (1, 'O''Brien SECRET', date '2026-01-01')",
			"insert into t values ('SECRET', 'x', null)", "insert into t values (2, 'x', 'SECRET')",
			"insert intoo t values (5, 'SECRET', null)", "update t set n = 'SECRET and a good deal more than fits'",
			"insert into t values (3, 'a\"SECRET\"b', 'c\"SECRET\"d')", "insert into nowhere values ('SECRET')");

	@TestFactory
	Stream<DynamicTest> failuresShowNoValues() {
		return Stream
			.of(TestDatabases.h2(), TestDatabases.sqlite(), TestDatabases.postgresql(), TestDatabases.mariadb())
			.map((server) -> DynamicTest.dynamicTest(server.toString(), () -> failuresShowNoValues(server)));
	}

	private void failuresShowNoValues(TestDatabaseServer server) throws SQLException {
		try (TestDatabase database = server.create();
				Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("create table t (a integer primary key, n varchar(20) unique, d date)");
			statement.execute("insert into t values (1, 'O''Brien SECRET', null)");
			Dialect dialect = Dialects.detect(connection);
			for (String sql : FAILURES) {
				SQLException failure = catchThrowableOfType(SQLException.class, () -> statement.execute(sql));
				if (failure != null) {
					assertThat(dialect.failures().message(failure)).as(sql).doesNotContain("SECRET").isNotBlank();
				}
			}
		}
	}

	@Test
	void namesOfConstraintsAndTablesStay() {
		assertThat(new PostgresqlDialect().failures()
			.message(new SQLException("duplicate key value violates unique constraint \"uq_users\"", "23505")))
			.contains("\"uq_users\"");
		assertThat(new MariaDbDialect().failures()
			.message(new SQLException("Table 'shop.users' doesn't exist", "42S02", 1146))).contains("'shop.users'");
		assertThat(new MariaDbDialect().failures()
			.message(new SQLException("Duplicate entry 'a'b' for key 'uq_users'", "23000", 1062)))
			.startsWith("Duplicate entry '…' for key 'uq_users'");
	}

	@Test
	void sessionsShowNoValues() {
		assertThat(holder("select 'SECRET'").activity()).isEqualTo("select '…'");
		assertThat(holder("do $$SECRET 'x' $$ language x").activity()).isEqualTo("do '…' language x");
		assertThat(holder("do $a$SECRET $$ $a$").activity()).isEqualTo("do '…'");
		assertThat(holder("do $a$SECRET cut").activity()).isEqualTo("do '…'");
		assertThat(holder("select \"SECRET\"").activity()).isEqualTo("select '…'");
	}

	private LockHolder holder(String activity) {
		return new LockHolder("1", "", "", Optional.empty(), activity);
	}

}
