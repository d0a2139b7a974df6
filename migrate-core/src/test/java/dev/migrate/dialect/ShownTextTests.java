package dev.migrate.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.migrate.connect.KnownDialects;
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
			"insert into t values (3, 'a\"SECRET\"b', 'c\"SECRET\"d')", "insert into nowhere values ('SECRET')",
			"insert into t values (1 'SECRET', null)", "insert into t values (1, 'SECRET",
			"insert into t values (1, $$SECRET$$ $$SECRET$$)", "insert into t values (1, $$SECRET",
			"insert into c values (1, 471100)", "delete from p where id = 471200", "insert into k values ('SECRET', 1)",
			"insert into k values (null, -471100)", "insert into part values (471100)",
			"insert into k values ('SECRET that is too long', 1)", "create unique index u on dup (n)",
			"alter table dup add primary key (n)", "alter table dup alter column n type integer using n::integer",
			"alter table dup alter column n integer", "alter table dup modify n integer", "select X'SECRET'",
			"select date 'SECRET'", "select timestamp '2026-99-99 SECRET'", "select cast('SECRET' as integer) from t",
			"select cast('SECRET' as date) from t", "select cast('SECRET' as uuid) from t", "set sql_mode = 'SECRET'",
			"set time zone 'SECRET'", "select extractvalue('<a/>', concat('~', 'SECRET'))",
			"select stringdecode('\\uSECRET')", "select str_to_date('SECRET', '%Y')", "select from_base64('SECRET')",
			"select 0xSECRET from t where", "select 'a' regexp '(SECRET'",
			"execute immediate 'insert into c values (1, 471100)'", "values ('SECRET'",
			"select * from (values ('SECRET')) as v(a", "update t set a = 471100471100471100");

	@TestFactory
	Stream<DynamicTest> failuresShowNoValues() {
		return Stream
			.of(TestDatabases.h2(), TestDatabases.sqlite(), TestDatabases.hsqldb(), TestDatabases.postgresql(),
					TestDatabases.mariadb(), TestDatabases.mysql())
			.map((server) -> DynamicTest.dynamicTest(server.toString(), () -> failuresShowNoValues(server)));
	}

	private void failuresShowNoValues(TestDatabaseServer server) throws SQLException {
		try (TestDatabase database = server.create();
				Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("create table t (a integer primary key, n varchar(20) unique, d date)");
			statement.execute("insert into t values (1, 'O''Brien SECRET', null)");
			createWhatRefusesRows(statement);
			Dialect dialect = KnownDialects.OURS.detect(connection);
			for (String sql : FAILURES) {
				SQLException failure = catchThrowableOfType(SQLException.class, () -> statement.execute(sql));
				if (failure != null) {
					assertThat(dialect.failures().message(failure)).as(sql)
						.doesNotContain("SECRET")
						.doesNotContain("4711")
						.doesNotContain("4712")
						.isNotBlank();
				}
			}
		}
	}

	private static void createWhatRefusesRows(Statement statement) throws SQLException {
		statement.execute("create table p (id integer primary key)");
		statement.execute("insert into p values (471200)");
		statement.execute("create table c (id integer, p integer, constraint fk_p foreign key (p) references p (id))");
		statement.execute("insert into c values (1, 471200)");
		statement.execute("create table k (a varchar(10) not null unique, b integer, constraint ck_b check (b > 0))");
		statement.execute("insert into k values ('SECRET', 1)");
		statement.execute("create table dup (n varchar(30) not null)");
		statement.execute("insert into dup values ('SECRET'), ('SECRET')");
		boolean ranges = statement.getConnection().getMetaData().getDatabaseProductName().matches("MySQL|MariaDB");
		statement.execute("create table part (a integer)"
				+ (ranges ? " partition by range (a) (partition p0 values less than (10))" : ""));
	}

	@Test
	void namesOfWhatIsMissingOrInTheWayStay() throws SQLException {
		assertThat(failure(TestDatabases.h2(), "insert into nowhere values (1)")).containsIgnoringCase("nowhere");
		assertThat(failure(TestDatabases.hsqldb(), "insert into nowhere values (1)")).containsIgnoringCase("nowhere");
		assertThat(failure(TestDatabases.sqlite(), "insert intoo t values (1)")).contains("near \"intoo\"");
		assertThat(failure(TestDatabases.postgresql(), "insert intoo t values (1)")).contains("near \"intoo\"");
	}

	@Test
	void detailsAndHintsOfPostgresqlAreShownWhereTheyHoldNoRows() throws SQLException {
		assertThat(failure(TestDatabases.postgresql(), "drop table p"))
			.contains("[2BP01]. Detail: constraint fk_p on table c depends on table p. Hint: Use DROP ... CASCADE");
		assertThat(failure(TestDatabases.postgresql(), "alter table dup alter column n type integer"))
			.contains("[42804]. Hint: You might need to specify \"USING n::integer\"");
		assertThat(failure(TestDatabases.postgresql(), "alter table c add foreign key (id) references t (n)"))
			.contains("[42804]. Detail: Key columns \"id\"");
		assertThat(failure(TestDatabases.postgresql(), "select nothing(1)")).contains("[42883]. Hint: No function");
		assertThat(failure(TestDatabases.postgresql(), "insert into k values ('SECRET', 1)")).endsWith("[23505]");
		assertThat(failure(TestDatabases.postgresql(), "insert into k values ('x', -471100)")).endsWith("[23514]");
		assertThat(failure(TestDatabases.postgresql(), "copy dup from program 'SECRET'")).doesNotContain("SECRET");
		assertThat(failure(TestDatabases.postgresql(), "select '{SECRET}'::json")).endsWith("[22P02]");
	}

	private static String failure(TestDatabaseServer server, String sql) throws SQLException {
		try (TestDatabase database = server.create();
				Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("create table t (a integer primary key, n varchar(20) unique, d date)");
			createWhatRefusesRows(statement);
			SQLException failure = catchThrowableOfType(SQLException.class, () -> statement.execute(sql));
			return KnownDialects.OURS.detect(connection).failures().message(failure);
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
		assertThat(holder("-- it's\nselect 'SECRET', 'a\\'SECRET'").activity()).isEqualTo("select '…', '…'");
		assertThat(holder("update t set salary = 471100").activity()).isEqualTo("update t set salary = …");
		assertThat(holder("an open transaction").activity()).isEqualTo("an open transaction");
	}

	private LockHolder holder(String activity) {
		return new LockHolder("1", "", "", Optional.empty(), activity);
	}

}
