package dev.migrate.dialect.mysql;

import dev.migrate.connect.Dialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessException;

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
	void computedColumnThatIsNotNullIsRefusedByTheServerToo() {
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(
				() -> jdbc().execute("create table t (a int, b int generated always as (a + 1) stored not null)"));
	}

}
