package dev.migrate.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.connect.Dialects;
import dev.migrate.contract.LiveRevision;
import dev.migrate.dialect.Dialect;
import dev.migrate.schema.ColumnType;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

import static dev.migrate.schema.Definitions.column;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PostgresqlConversions}.
 */
class PostgresqlConversionsTests extends DatabaseTests {

	private static final Dialect POSTGRESQL = Dialects.named("postgresql");

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.postgresql();
	}

	/**
	 * Tables without rows: what counts is whether the server knows a way.
	 */
	@Test
	void goesEveryWayThatItSaysThereIs() {
		List<String> scalars = List.of("smallint", "integer", "bigint", "numeric(9,2)", "real", "double precision",
				"boolean", "char(3)", "varchar(9)", "text", "date", "time", "timestamp", "timestamp with time zone",
				"interval", "bytea", "uuid", "json", "jsonb");
		List<ColumnType> types = Stream.concat(scalars.stream(), scalars.stream().map((scalar) -> scalar + "[]"))
			.map((text) -> POSTGRESQL.spelling().type(text))
			.toList();
		List<String> wrong = new ArrayList<>();
		for (ColumnType from : types) {
			for (ColumnType to : types) {
				if (!from.equals(to) && POSTGRESQL.conversions().way(from, to, "a").possible() != isChanged(from, to)) {
					wrong.add(from + " to " + to);
				}
			}
		}
		assertThat(wrong).isEmpty();
	}

	private boolean isChanged(ColumnType from, ColumnType to) {
		JdbcTemplate jdbc = new JdbcTemplate(dataSource());
		LiveRevision.run(POSTGRESQL, jdbc, (op) -> op.createTable("t", column("a", from)));
		try {
			LiveRevision.run(POSTGRESQL, jdbc, (op) -> op.alterColumn("t", "a", (a) -> a.from(from).to(to)));
			return true;
		}
		catch (DataAccessException ex) {
			return false;
		}
		finally {
			jdbc.execute("drop table t");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			varchar(9)[] | integer[] | {1,NULL} | {1,NULL}
			text[] | uuid[] | {00000000-0000-0001-0000-0000000000ff} | {00000000-0000-0001-0000-0000000000ff}
			boolean[] | integer[] | {t,f} | {1,0}
			timestamp | time | 2020-02-29 23:59:59 | 23:59:59
			bit(8) | integer | 00000101 | 5
			""")
	void convertsRows(String from, String to, String before, String after) {
		JdbcTemplate jdbc = new JdbcTemplate(dataSource());
		ColumnType old = POSTGRESQL.spelling().type(from);
		LiveRevision.run(POSTGRESQL, jdbc, (op) -> op.createTable("t", column("a", old)));
		jdbc.execute("insert into t values ('" + before + "')");
		LiveRevision.run(POSTGRESQL, jdbc,
				(op) -> op.alterColumn("t", "a", (a) -> a.from(old).to(POSTGRESQL.spelling().type(to))));
		assertThat(jdbc.queryForObject("select a::text from t", String.class)).isEqualTo(after);
	}

}
