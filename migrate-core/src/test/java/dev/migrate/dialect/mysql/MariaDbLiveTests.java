package dev.migrate.dialect.mysql;

import dev.migrate.connect.Dialects;
import dev.migrate.contract.LiveRevision;
import dev.migrate.dialect.Dialect;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.migrate.schema.Definitions.sequence;
import static dev.migrate.schema.Definitions.text;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MariaDbLiveTests extends MySqlFamilyLiveTests {

	@Override
	TestDatabase create() {
		return TestDatabases.mariadb().create();
	}

	@Override
	Dialect dialect() {
		return Dialects.named("mariadb");
	}

	@Test
	void sequencesCount() {
		run((op) -> op.createSequence(sequence("s").startWith(7).incrementBy(50)));
		assertThat(jdbc().queryForObject("select nextval(s)", Long.class)).isEqualTo(7);
		assertThat(jdbc().queryForObject("select nextval(s)", Long.class)).isEqualTo(57);
		run((op) -> op.dropSequence("s"));
	}

	@Test
	void checkOfAColumnStaysWithItsNewType() {
		jdbc().execute("create table t (a varchar(20) check (a <> 'bad'), j json)");
		run((op) -> op.alterColumn("t", "a", (a) -> a.to(varchar(40))));
		run((op) -> op.alterColumn("t", "j", (j) -> j.to(text())));
		String table = jdbc().queryForObject("show create table t", (row, number) -> row.getString(2));
		assertThat(table).contains("varchar(40)", "CHECK (`a` <> 'bad')").doesNotContain("json_valid");
	}

	@Test
	void alterationOpensNoOtherTable() {
		TestDatabase database = database();
		SingleConnectionDataSource connection = new SingleConnectionDataSource(database.url(), database.user(),
				database.password(), true);
		JdbcTemplate single = new JdbcTemplate(connection);
		for (int i = 0; i < 40; i++) {
			single.execute("create table other" + i + " (a int, check (a > 0))");
		}
		single.execute("create table t (a varchar(20) default 'x' check (a <> 'bad'))");
		single.execute("flush tables");
		long before = opened(single);
		LiveRevision.run(dialect(), single, (op) -> op.alterColumn("t", "a", (a) -> a.to(varchar(40))));
		assertThat(opened(single) - before).isLessThan(20);
		connection.destroy();
	}

	private static long opened(JdbcTemplate jdbc) {
		return jdbc.queryForObject("show session status like 'Opened_table_definitions'",
				(row, number) -> row.getLong(2));
	}

	@Test
	void computedColumnThatIsNotNullIsRefusedByTheServerToo() {
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(
				() -> jdbc().execute("create table t (a int, b int generated always as (a + 1) stored not null)"));
	}

}
