package dev.migrate.dialect;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.migrate.connect.Dialects;
import dev.migrate.operation.Operations;
import dev.migrate.operation.Recording;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SchemaEffect;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.StatementFacts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.enumeration;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.sequence;
import static dev.migrate.schema.Definitions.temporary;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Statements leave with their facts: a table of what operations make and take away, and
 * of what that does to a transaction, on each database.
 */
class StatementFactsTests {

	private static final String ALL = "postgresql, mysql, mariadb, h2, sqlite, hsqldb";

	@TestFactory
	Stream<DynamicTest> tables() {
		return Stream
			.of(facts("create table", (op) -> op.inSchema("s").createTable("t", column("a", integer())),
					"h2, postgresql, mysql", "made table s.t"),
					facts("create table and index",
							(op) -> op.createTable("t", column("a", integer()), index("ix").columns("a")),
							"postgresql, h2, sqlite, hsqldb", "made table t", "made index t.ix"),
					facts("create table and index in one",
							(op) -> op.createTable("t", column("a", integer()), index("ix").columns("a")),
							"mysql, mariadb", "made table t"),
					facts("create table with a type",
							(op) -> op.createTable("t", column("a", enumeration("mood", "sad", "ok"))), "postgresql",
							"made type mood", "made table t"),
					facts("drop table", (op) -> op.dropTable("t"), ALL, "dropped table t"),
					facts("rename table", (op) -> op.renameTable("a", "b"), ALL, "dropped table a, made table b"))
			.flatMap((tests) -> tests);
	}

	@TestFactory
	Stream<DynamicTest> columnsAndConstraints() {
		return Stream.of(facts("add column", (op) -> op.addColumn("t", column("a", integer())), ALL, "made column t.a"),
				facts("drop column", (op) -> op.dropColumn("t", "a"), "postgresql, mysql, mariadb, h2, hsqldb",
						"dropped column t.a"),
				facts("rename column", (op) -> op.renameColumn("t", "a", "b"), ALL,
						"dropped column t.a, made column t.b"),
				facts("add constraint", (op) -> op.addConstraint("t", check("a > 0").named("ck")),
						"postgresql, mysql, mariadb, h2, hsqldb", "made constraint t.ck"),
				facts("add constraint without a name", (op) -> op.addConstraint("t", check("a > 0")),
						"postgresql, h2, hsqldb", ""),
				facts("drop constraint", (op) -> op.dropConstraint("ck", "t", Constraint.Kind.CHECK),
						"postgresql, mysql, mariadb, h2, hsqldb", "dropped constraint t.ck"),
				facts("create index", (op) -> op.createIndex("ix", "t", "a"), ALL, "made index t.ix"),
				facts("drop index", (op) -> op.dropIndex("ix", "t"), ALL, "dropped index t.ix"),
				facts("create sequence", (op) -> op.createSequence(sequence("s")), "postgresql, mariadb, h2, hsqldb",
						"made sequence s"),
				facts("drop sequence", (op) -> op.dropSequence("s"), "postgresql, mariadb, h2, hsqldb",
						"dropped sequence s"))
			.flatMap((tests) -> tests);
	}

	@TestFactory
	Stream<DynamicTest> tablesOfTheSessionCommitOnH2Alone() {
		return Stream.of("postgresql", "mysql", "mariadb", "h2", "sqlite")
			.map(Dialects::named)
			.map((dialect) -> DynamicTest.dynamicTest(dialect.name(), () -> {
				Recording made = Recording.of(dialect.name(),
						(op) -> op.createTable("t", temporary(), column("a", integer())));
				StatementFacts expected = StatementFacts.ddl(dialect.name().equals("h2"));
				assertThat(facts(dialect, made::replay)).containsExactly(expected);
				assertThat(facts(dialect, made.inverse()::replay)).containsExactly(expected);
			}));
	}

	private static Stream<DynamicTest> facts(String name, Consumer<Operations> revision, String dialects,
			String... effects) {
		return Arrays.stream(dialects.split(", "))
			.map(Dialects::named)
			.map((dialect) -> DynamicTest.dynamicTest(name + " on " + dialect.name(), () -> {
				List<StatementFacts> facts = facts(dialect, revision);
				assertThat(facts).extracting(StatementFactsTests::described).containsExactly(effects);
				assertThat(facts)
					.allSatisfy((fact) -> assertThat(fact.commits()).isEqualTo(!dialect.transactionalDdl()));
				assertThat(facts).noneMatch(StatementFacts::data)
					.noneMatch(StatementFacts::needsAutocommit)
					.noneMatch(StatementFacts::concurrent)
					.allMatch(StatementFacts::repeatable);
			}));
	}

	@TestFactory
	Stream<DynamicTest> rowsAreDataEverywhere() {
		return Dialects.all()
			.stream()
			.map((dialect) -> DynamicTest.dynamicTest(dialect.name(),
					() -> assertThat(facts(dialect, (op) -> op.bulkInsert("t", List.of("a"), List.of(List.of(1)))))
						.containsExactly(StatementFacts.DATA)));
	}

	@TestFactory
	Stream<DynamicTest> concurrentIndexesLeaveTheTransactionWherePostgresqlBuildsThem() {
		return Stream.of("postgresql", "mysql", "mariadb")
			.map(Dialects::named)
			.flatMap(
					(dialect) -> Stream.of(
							DynamicTest
								.dynamicTest("create on " + dialect.name(),
										() -> concurrently(dialect, (op) -> op.createIndex(
												index("ix").onTable(TableName.of("t")).columns("a").concurrently()),
												"made index t.ix")),
							DynamicTest
								.dynamicTest("drop on " + dialect.name(),
										() -> concurrently(dialect, (op) -> op.dropIndex(
												index("ix").onTable(TableName.of("t")).columns("a").concurrently()),
												"dropped index t.ix"))));
	}

	private static void concurrently(Dialect dialect, Consumer<Operations> revision, String effect) {
		boolean outside = dialect.name().equals("postgresql");
		assertThat(facts(dialect, revision)).singleElement().satisfies((facts) -> {
			assertThat(facts.needsAutocommit()).isEqualTo(outside);
			assertThat(facts.concurrent()).isEqualTo(outside);
			assertThat(facts.repeatable()).isEqualTo(!outside);
			assertThat(described(facts)).isEqualTo(effect);
		});
	}

	@TestFactory
	Stream<DynamicTest> textTellsTheSameAsOperations() {
		return Stream.of("postgresql", "mysql", "h2", "sqlite")
			.map(Dialects::named)
			.map((dialect) -> DynamicTest.dynamicTest(dialect.name(), () -> assertThat(facts(dialect, (op) -> {
				op.execute("create table t (a int); insert into t values (1)");
				op.execute("create index concurrently ix on t (a)");
			})).extracting(StatementFacts::data, StatementFacts::commits, StatementFacts::concurrent)
				.containsExactly(tuple(false, !dialect.transactionalDdl(), false), tuple(true, false, false),
						tuple(false, !dialect.transactionalDdl(), dialect.name().equals("postgresql")))));
	}

	private static org.assertj.core.groups.Tuple tuple(Object... values) {
		return org.assertj.core.api.Assertions.tuple(values);
	}

	private static List<StatementFacts> facts(Dialect dialect, Consumer<Operations> revision) {
		return Recording.of(dialect.name(), revision)
			.entries()
			.stream()
			.flatMap((entry) -> dialect.ddl(entry.operation()).stream())
			.map(SqlStatement::facts)
			.toList();
	}

	private static String described(StatementFacts facts) {
		return String.join(", ", facts.effects().stream().map(StatementFactsTests::described).toList());
	}

	private static String described(SchemaEffect effect) {
		return effect.action().name().toLowerCase(java.util.Locale.ROOT) + " "
				+ effect.kind().name().toLowerCase(java.util.Locale.ROOT) + " "
				+ String.join(".",
						Stream.of(effect.schema(), effect.table(), effect.name())
							.filter((part) -> part != null)
							.toList());
	}

}
