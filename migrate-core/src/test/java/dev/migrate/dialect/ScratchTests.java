package dev.migrate.dialect;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import dev.migrate.connect.Dialects;
import dev.migrate.drift.ScratchDatabase;
import dev.migrate.operation.CreateTable;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.enumeration;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.type;
import static dev.migrate.schema.Definitions.unique;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a database makes of tables, without a trace.
 */
class ScratchTests {

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "mysql", "mariadb", "h2", "sqlite", "hsqldb" })
	void readsWhatTheDatabaseMakesOfTables(String name) throws SQLException {
		try (TestDatabase database = TestDatabases.of(name).create();
				TestDatabase empty = TestDatabases.of(name).create()) {
			Dialect dialect = dialect(name);
			JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
			Table wanted = table("orders", column("id", integer()).autoIncrement().primaryKey(),
					column("status", varchar(20)).defaultExpression("'NEW'").notNull(), column("total", integer()),
					column("parent_id", integer()).references("nowhere", "id"),
					check("not (total > 9 and total < 20)").named("ck_total"), check("total <> 3"),
					unique("status").named("uq_status"), foreignKey("fk").columns("total").references("nowhere", "id"),
					index("ix_total").columns("total"));
			Table broken = table("broken", column("a", type("no_such_type(1,2,3) of that !")));
			Table other = new Table(new TableName("elsewhere", "orders"), wanted.columns(), wanted.constraints(),
					wanted.indexes(), null, wanted.options())
				.named(new TableName("elsewhere", "orders"));
			try (Connection connection = database.dataSource().getConnection()) {
				Scratch own = new ScratchDatabase(dialect, empty.dataSource(), connection);
				Schema before = dialect.inspector(jdbc).schema(null);
				Scratch scratch = dialect.scratch().tables(connection).orElse(own);
				List<Table> read = scratch.readBack(List.of(), List.of(wanted, broken, other));
				assertThat(read).extracting(Table::name).containsExactly(wanted.name(), other.name());
				assertThat(told(name, own.readBack(List.of(), List.of(wanted, broken, other))))
					.isEqualTo(told(name, read));
				assertThat(dialect.inspector(jdbc).schema(null)).isEqualTo(before);
				assertThat(connection.getAutoCommit()).isTrue();
				Table made = made(dialect, jdbc, wanted);
				if (tellsAll(name)) {
					assertThat(withoutChosenNames(read.get(0))).isEqualTo(withoutChosenNames(made));
				}
				else {
					assertThat(text(read.get(0))).isEqualTo(text(made));
				}
				assertThat(read.get(1).indexes().get(0).table()).isEqualTo(other.name());
			}
			assertThat(dialect.inspector(new JdbcTemplate(empty.dataSource())).schema(null)).isEqualTo(Schema.EMPTY);
		}
	}

	/**
	 * Temporary tables of MySQL and MariaDB tell of types, defaults, computed columns and
	 * checks; all else is as it was given.
	 */
	private static boolean tellsAll(String name) {
		return !List.of("mysql", "mariadb").contains(name);
	}

	private static List<?> told(String name, List<Table> tables) {
		return tellsAll(name) ? tables : tables.stream().map(ScratchTests::text).toList();
	}

	private static List<String> text(Table table) {
		Stream<String> columns = table.columns()
			.stream()
			.map((column) -> column.name() + " " + column.type() + " " + column.nullable() + " " + column.defaultValue()
					+ " " + column.computed());
		Stream<String> checks = table.constraints()
			.stream()
			.flatMap((constraint) -> (constraint instanceof CheckConstraint check) ? Stream.of(check.condition())
					: Stream.empty())
			.sorted();
		return Stream.concat(columns, checks).toList();
	}

	private static Table made(Dialect dialect, JdbcTemplate jdbc, Table wanted) {
		Table alone = new Table(wanted.name(),
				wanted.columns().stream().map((column) -> column.withReferences(null)).toList(),
				wanted.constraints()
					.stream()
					.filter((constraint) -> constraint.kind() != Constraint.Kind.FOREIGN_KEY)
					.toList(),
				wanted.indexes(), null, wanted.options());
		dialect.render(new CreateTable(alone, false), LiveDatabase.of(jdbc),
				(statement) -> jdbc.execute(statement.text()));
		return dialect.inspector(jdbc).table(wanted.name()).orElseThrow();
	}

	private static List<Object> withoutChosenNames(Table table) {
		return List.of(table.columns(), table.indexes(), table.constraints()
			.stream()
			.map((constraint) -> (constraint instanceof CheckConstraint check) ? check.condition() : constraint.kind())
			.sorted(java.util.Comparator.comparing(Object::toString))
			.toList());
	}

	private static Table table(String name, TableElement... elements) {
		return Table.of(TableName.of(name), List.of(elements));
	}

	@Test
	void servesRoleThatMayCreateNothingButTemporaryTables() throws SQLException {
		try (TestDatabase database = TestDatabases.postgresql().create()) {
			JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
			String role = "reader_" + Long.toHexString(System.nanoTime());
			jdbc.execute("create role " + role + " login password 'secret'");
			jdbc.execute("revoke create on schema public from public");
			jdbc.execute("create type mood as enum ('sad')");
			jdbc.execute("create schema app");
			jdbc.execute("create type app.size as enum ('s', 'm')");
			jdbc.execute("grant usage on schema app to " + role);
			Dialect dialect = dialect("postgresql");
			try (Connection connection = DriverManager.getConnection(database.url(), role, "secret")) {
				Table wanted = table("orders", column("mood", enumeration("mood", "sad", "ok")).defaultValue("ok"),
						column("old", enumeration("size", "s", "m")), column("new", enumeration("fresh", "x")),
						check("mood <> 'sad'").named("ck_mood"));
				Table inApp = table("orders", column("size", enumeration("size", "s", "m")).defaultValue("m"),
						check("size <> 's'").named("ck_size"))
					.named(new TableName("app", "orders"));
				List<Table> read = dialect.scratch()
					.tables(connection)
					.orElseThrow()
					.readBack(List.of(new EnumType(null, "fresh", List.of("x"))), List.of(wanted, inApp));
				assertThat(read).extracting(Table::name).containsExactly(wanted.name(), inApp.name());
				assertThat(read.get(0).columns()).extracting(Column::type)
					.isEqualTo(dialect.normalize(wanted).columns().stream().map(Column::type).toList());
				assertThat(read.get(0).columns().get(0).defaultValue()).isEqualTo(SqlValue.of("ok"));
				assertThat(read.get(0).constraints()).containsExactly(check("mood <> 'sad'::mood").named("ck_mood"));
				assertThat(read.get(1).constraints()).containsExactly(check("size <> 's'::app.size").named("ck_size"));
			}
			finally {
				jdbc.execute("drop owned by " + role);
				jdbc.execute("drop role " + role);
			}
			assertThat(dialect.inspector(jdbc).schema(null).enums())
				.containsExactly(new EnumType(null, "mood", List.of("sad")));
		}
	}

	@Test
	void foldsNamesOnH2AsTheDatabaseDoes() throws SQLException {
		String url = "jdbc:h2:mem:;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
		try (Connection connection = DriverManager.getConnection(url)) {
			List<Table> read = dialect("h2").scratch()
				.tables(connection)
				.orElseThrow()
				.readBack(List.of(), List
					.of(table("t", column("a", type("jsonb")), check("b > 0 or a is null"), column("b", integer()))));
			assertThat(read).hasSize(1);
			assertThat(read.get(0).constraints()).containsExactly(check("(\"b\" > 0)\n    OR (\"a\" IS NULL)"));
		}
	}

	private static Dialect dialect(String name) {
		return Dialects.named(name);
	}

}
