package dev.migrate.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.migrate.connect.Dialects;
import dev.migrate.contract.LiveRevision;
import dev.migrate.operation.Operations;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identity;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A column of a table with rows that begins to generate its values goes on behind them.
 */
class GeneratedValuesTests {

	private static final Map<String, TestDatabase> DATABASES = new HashMap<>();

	private static final List<String> ALL = List.of("postgresql", "h2", "hsqldb", "sqlite", "mariadb");

	private static final List<String> STANDARD = List.of("postgresql", "h2", "hsqldb");

	@AfterAll
	static void drop() {
		DATABASES.values().forEach(TestDatabase::close);
		DATABASES.clear();
	}

	private static TestDatabase database(String name) {
		return DATABASES.computeIfAbsent(name, (added) -> TestDatabases.of(added).create());
	}

	private static Stream<Arguments> cases() {
		Consumer<Operations> plain = (op) -> op.alterColumn("t", "id", (id) -> id.from(integer()).autoIncrement());
		Column key = column("id", integer()).notNull();
		return Stream.of(each(ALL, "rows", List.of(1, 2), plain, 3), each(ALL, "no rows", List.of(), plain, 1),
				each(ALL, "a gap", List.of(1, 7), plain, 8),
				each(List.of("postgresql", "h2"), "a start before the rows", List.of(1, 7),
						(op) -> op.alterColumn("t", "id",
								(id) -> id.from(integer()).identity(Identity.byDefault().startWith(5))),
						8),
				each(STANDARD, "a start behind the rows", List.of(1, 7),
						(op) -> op.alterColumn("t", "id",
								(id) -> id.from(integer()).identity(Identity.byDefault().startWith(50))),
						50),
				each(STANDARD, "always", List.of(3),
						(op) -> op.alterColumn("t", "id", (id) -> id.from(integer()).identity(Identity.always())), 4),
				each(STANDARD, "all is said", List.of(1, 2),
						(op) -> op.alterColumn("t", "id", (id) -> id.from(key).autoIncrement()), 3),
				each(List.of("postgresql", "h2"), "with a type", List.of(1, 2), (op) -> {
					op.alterColumn("t", "id", (id) -> id.from(integer()).to(bigint()));
					op.alterColumn("t", "id", (id) -> id.from(bigint()).autoIncrement());
				}, 3), each(STANDARD, "in the reverse direction", List.of(1, 2), (op) -> {
					op.alterColumn("t", "id", (id) -> id.from(integer()).autoIncrement());
					op.alterColumn("t", "id", (id) -> id.from(key.autoIncrement()).dropIdentity());
					op.jdbc().sql("insert into t (id, a) values (9, 'x')").update();
					op.alterColumn("t", "id", (id) -> id.from(key).autoIncrement());
				}, 10))
			.flatMap((some) -> some);
	}

	private static Stream<Arguments> each(List<String> databases, String what, List<Integer> rows,
			Consumer<Operations> revision, int next) {
		return databases.stream().map((database) -> Arguments.of(database, what, rows, revision, next));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("cases")
	void goesOnBehindTheRows(String name, String what, List<Integer> rows, Consumer<Operations> revision, int next)
			throws SQLException {
		try (Connection connection = database(name).dataSource().getConnection()) {
			JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			LiveRevision.run(Dialects.named(name), jdbc,
					(op) -> op.createTable("t", column("id", integer()).primaryKey(), column("a", varchar(9))));
			try {
				rows.forEach((row) -> jdbc.update("insert into t (id, a) values (?, 'x')", row));
				LiveRevision.run(Dialects.named(name), jdbc, revision);
				jdbc.update("insert into t (a) values ('new')");
				assertThat(jdbc.queryForObject("select id from t where a = 'new'", Integer.class)).isEqualTo(next);
			}
			finally {
				jdbc.execute("drop table t");
			}
		}
	}

}
