package dev.migrate.author.write;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.connect.Dialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.operation.Operations;
import dev.migrate.operation.Recording;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.NamingConvention;
import dev.migrate.script.RevisionLanguage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TableBatches}.
 */
class TableBatchesTests {

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "mysql", "mariadb", "sqlite" })
	void changesOfATableAreOneBatch(String dialect) {
		assertThat(batched(dialect, (op) -> {
			op.addColumn("a", column("x", integer()));
			op.addColumn("b", column("x", integer()));
			op.addColumn("a", column("y", integer()));
			op.createCheckConstraint("ck", "b", "x > 0");
			op.dropColumn("a", "z");
		})).containsExactly("batch alter table a (add column a.x (integer); add column a.y (integer); drop column a.z)",
				"batch alter table b (add column b.x (integer); add check constraint ck on b)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "hsqldb" })
	void databaseThatMakesThemOneByOneNeedsNoBatch(String dialect) {
		assertThat(batched(dialect, (op) -> {
			op.addColumn("a", column("x", integer()));
			op.addColumn("b", column("x", integer()));
			op.addColumn("a", column("y", integer()));
		})).containsExactly("add column a.x (integer)", "add column a.y (integer)", "add column b.x (integer)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "mysql", "mariadb", "sqlite" })
	void nothingPassesWhatItMayDependOn(String dialect) {
		assertThat(batched(dialect, (op) -> {
			op.addColumn("a", column("x", integer()));
			op.createTable("c", column("id", integer()));
			op.addColumn("a", column("y", integer()));
			op.createForeignKey("b", foreignKey("fk").columns("x").references("a", "x"));
			op.dropColumn("a", "z");
			op.execute("update a set x = 1");
			op.addColumn("b", column("x", integer()));
			op.addColumn("a", column("w", integer()));
		})).containsExactly("add column a.x (integer)", "create table c", "add column a.y (integer)",
				"add foreign key fk on b", "drop column a.z", "execute update a set x = 1", "add column b.x (integer)",
				"add column a.w (integer)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "mysql", "mariadb", "sqlite" })
	void nameIsMadeBehindWhatHasIt(String dialect) {
		assertThat(batched(dialect, (op) -> {
			op.addColumn("a", column("x", integer()));
			op.dropIndex("ix_email", "b");
			op.addColumn("a", column("y", integer()));
			op.createIndex("IX_EMAIL", "a", "email");
		})).startsWith("batch alter table a (add column a.x (integer); add column a.y (integer))")
			.containsSubsequence("drop index ix_email on b", "create index IX_EMAIL on a (email)");
	}

	@ParameterizedTest
	@CsvSource({ "postgresql, ck_x", "postgresql, x", "mysql, x", "mariadb, x" })
	void checkThatMustGoBehindAColumnGoesByItself(String dialect, String name) {
		assertThat(batched(dialect, (op) -> {
			op.alterColumn("a", "x", (x) -> x.from(integer()).notNull());
			op.dropConstraint(name, "a", Constraint.Kind.CHECK);
		})).containsExactly("alter column a.x (not null)", "drop check constraint " + name + " on a");
	}

	@ParameterizedTest
	@ValueSource(strings = { "mysql", "mariadb" })
	void keyIsDroppedByItselfAndAddedWithWhatItNeeds(String dialect) {
		assertThat(batched(dialect, (op) -> {
			op.dropConstraint("fk", "a", Constraint.Kind.FOREIGN_KEY);
			op.addColumn("a", column("x", integer()));
			op.createIndex("ix", "a", "x");
			op.createForeignKey("a", foreignKey("fk2").columns("x").references("b", "id"));
			op.dropIndex("ix_old", "a");
			op.dropColumn("a", "y");
		})).containsExactly("drop foreign key fk on a",
				"batch alter table a (add column a.x (integer); create index ix on a (x); "
						+ "add foreign key fk2 on a)",
				"batch alter table a (drop index ix_old on a; drop column a.y)");
	}

	@Test
	void typesOfPostgresqlAreChangedTogetherUnlessOneReadsAnother() {
		assertThat(batched("postgresql", (op) -> {
			op.addColumn("a", column("v", integer()));
			op.alterColumn("a", "x", (x) -> x.from(integer()).to(bigint()));
			op.alterColumn("a", "y", (y) -> y.from(varchar(5)).to(varchar(9)));
			op.alterColumn("a", "u", (u) -> u.from(integer()).to(bigint()).using("u + x"));
			op.dropColumn("a", "z");
			op.alterColumn("a", "w", (w) -> w.from(integer()).to(bigint()));
			op.alterColumn("a", "w", (w) -> w.notNull());
		})).containsExactly(
				"batch alter table a (add column a.v (integer); alter column a.x (type bigint); "
						+ "alter column a.y (type varchar(9)))",
				"alter column a.u (type bigint)", "drop column a.z", "alter column a.w (type bigint)",
				"alter column a.w (not null)");
	}

	@Test
	void whatIsOnlyProposedStandsForItself() {
		Dialect postgresql = Dialects.named("postgresql");
		List<Operation> operations = operations(postgresql, (op) -> {
			op.addColumn("a", column("x", integer()));
			op.addColumn("a", column("y", integer()));
			op.dropColumn("a", "z");
			op.addColumn("a", column("w", integer()));
		});
		List<SchemaChange> changes = List.of(SchemaChange.of(operations.get(0), "One"),
				SchemaChange.of(operations.get(1), "One", "Two"), SchemaChange.withheld(operations.get(2), "Three"),
				SchemaChange.of(operations.get(3)));
		List<SchemaChange> batched = new TableBatches(postgresql).of(changes);
		assertThat(batched).hasSize(3);
		assertThat(batched.get(0).notes()).containsExactly("One", "Two");
		assertThat(batched.subList(1, 3)).isEqualTo(changes.subList(2, 4));
	}

	@Test
	void writtenBatchIsOneStatementOfSql() {
		Dialect mariaDb = Dialects.named("mariadb");
		List<SchemaChange> changes = operations(mariaDb, (op) -> {
			op.addColumn("a", column("x", integer()));
			op.createIndex("ix", "a", "x");
		}).stream().map((operation) -> SchemaChange.of(operation)).toList();
		RevisionWriter writer = RevisionWriter.in(RevisionLanguage.SQL, mariaDb, 120, List.of(), NamingConvention.NONE);
		assertThat(writer.write(changes).upgrade()).containsExactly("ALTER TABLE a ADD COLUMN x INTEGER,",
				"\tADD INDEX ix (x);");
		RevisionWriter java = RevisionWriter.in(RevisionLanguage.JAVA, mariaDb, 120, List.of(), NamingConvention.NONE);
		assertThat(java.write(changes).upgrade()).containsExactly("op.batchAlterTable(\"a\", (a) -> {",
				"\ta.addColumn(column(\"x\", integer()));", "\ta.createIndex(\"ix\", \"x\");", "});");
		assertThat(java.write(changes).downgrade()).containsExactly("op.batchAlterTable(\"a\", (a) -> {",
				"\ta.dropIndex(\"ix\");", "\ta.dropColumn(\"x\");", "});");
	}

	private static List<String> batched(String dialect, Consumer<Operations> revision) {
		Dialect known = Dialects.named(dialect);
		List<SchemaChange> changes = new ArrayList<>();
		operations(known, revision).forEach((operation) -> changes.add(SchemaChange.of(operation)));
		return new TableBatches(known).of(changes)
			.stream()
			.map((change) -> OperationDescriber.describe(change.operation()))
			.toList();
	}

	private static List<Operation> operations(Dialect dialect, Consumer<Operations> revision) {
		return Recording.of(dialect.name(), revision::accept)
			.entries()
			.stream()
			.map(Recording.Entry::operation)
			.toList();
	}

}
