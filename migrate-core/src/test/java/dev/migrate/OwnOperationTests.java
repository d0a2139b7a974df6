package dev.migrate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.migrate.branch.BranchOutcome;
import dev.migrate.branch.BranchVerdict;
import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.CodeScript;
import dev.migrate.execute.IrreversibleRevisionException;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.operation.CustomOperation;
import dev.migrate.operation.CustomOperationException;
import dev.migrate.operation.Operations;
import dev.migrate.operation.OwnOperation;
import dev.migrate.revision.RevisionNode;
import dev.migrate.schema.Constraint.Kind;
import dev.migrate.script.Script;
import dev.migrate.start.PlannedOperation;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Operations of an application's own, wherever operations are shown, run and undone.
 */
class OwnOperationTests extends DatabaseTests {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.h2();
	}

	private static Script script(String id, Consumer<Operations> upgrade, String... downRevisions) {
		return new CodeScript(RevisionNode.of(id, downRevisions), upgrade);
	}

	private Migrator of(Script... scripts) {
		return builder(dataSource()).locations(List.of()).scriptSource(() -> List.of(scripts)).build();
	}

	private Migrator of(OwnOperation operation) {
		return of(script("aa00", (op) -> op.apply(operation)));
	}

	@Test
	void isOneOperationInAPlanAndRunsWithAllThatItDoes() {
		Migrator migrator = of(new AuditedTable("orders"));
		assertThat(migrator.describe("aa00")).containsExactly("create audited table orders");
		List<PlannedOperation> planned = migrator.preview(migrator.planUpgrade("head")).get(0);
		assertThat(planned).singleElement().satisfies((operation) -> {
			assertThat(operation.description()).isEqualTo("create audited table orders");
			assertThat(operation.sql()).hasSize(4)
				.last()
				.asString()
				.isEqualTo("INSERT INTO orders_log (id) VALUES (0)");
		});
		migrator.upgrade("head");
		assertThat(tables()).contains("orders", "orders_log");
		assertThat(jdbc().queryForObject("select count(*) from orders_log", Integer.class)).isOne();
	}

	@Test
	void downgradeIsDerivedFromWhatItDoes() {
		Migrator migrator = of(new AuditedTable("orders"));
		migrator.upgrade("head");
		assertThat(migrator.preview(migrator.planDowngrade("base")).get(0)).singleElement()
			.extracting(PlannedOperation::description)
			.isEqualTo("undo create audited table orders");
		migrator.downgrade("base");
		assertThat(tables()).doesNotContain("orders", "orders_log");
	}

	@Test
	void inverseOfItsOwnComesFirst() {
		Migrator migrator = of(script("aa00", (op) -> op.createTable("t", column("id", integer()))),
				script("bb11", (op) -> op.apply(new Reserve("t", 7)), "aa00"));
		migrator.upgrade("head");
		assertThat(jdbc().queryForList("select id from t", Integer.class)).containsExactly(7);
		migrator.downgrade("-1");
		assertThat(jdbc().queryForList("select id from t", Integer.class)).isEmpty();
	}

	@Test
	void namingConventionHoldsForItsInverse() {
		Script table = script("aa00", (op) -> op.createTable("t", column("id", integer())));
		OwnOperation unique = new Undone("make ids unique", (op) -> op.createUniqueConstraint(null, "t", "id"),
				(op) -> op.dropConstraint("short", "t", Kind.CHECK));
		Migrator migrator = builder(dataSource()).locations(List.of())
			.naming(Map.of("uq", "u_%(table_name)s_%(column_0_name)s", "ck", "ck_%(table_name)s_%(constraint_name)s"))
			.scriptSource(() -> List.of(table, script("bb11", (op) -> {
				op.createCheckConstraint("short", "t", "id < 10");
			}, "aa00"), script("cc11", (op) -> op.apply(unique), "bb11")))
			.build();
		migrator.upgrade("head");
		assertThat(constraints()).containsExactly("CK_T_SHORT", "U_T_ID");
		migrator.downgrade("-1");
		assertThat(constraints()).containsExactly("U_T_ID");
	}

	private List<String> constraints() {
		return jdbc().queryForList("select constraint_name from information_schema.table_constraints "
				+ "where table_name = 'T' order by 1", String.class);
	}

	@Test
	void scriptHasIt() {
		assertThat(of(new AuditedTable("orders")).offlineSql().upgrade("base:head")).contains("CREATE TABLE orders (",
				"CREATE TABLE orders_log (", "INSERT INTO orders_log (id) VALUES (0);");
	}

	@Test
	void schemaIsThatOfTheCall() {
		Migrator migrator = of(script("aa00", (op) -> {
			op.createSchema("app");
			op.inSchema("app").apply(new AuditedTable("orders"));
		}));
		migrator.upgrade("head");
		assertThat(jdbc().queryForObject("select count(*) from app.orders", Integer.class)).isZero();
		migrator.downgrade("base");
		assertThat(jdbc().queryForList("select schema_name from information_schema.schemata", String.class))
			.doesNotContain("APP");
	}

	@Test
	void whatItDoesTellsWhetherBranchesCommute() {
		Script base = script("aa00", (op) -> op.createTable("t", column("id", integer())));
		assertThat(outcome(base, new AuditedTable("x"), new AuditedTable("y"))).isEqualTo(BranchOutcome.COMMUTE);
		assertThat(outcome(base, new AuditedTable("x"), new AuditedTable("x"))).isEqualTo(BranchOutcome.CONFLICT);
		assertThat(outcome(base, new AuditedTable("x"), new Elsewhere())).isEqualTo(BranchOutcome.UNKNOWN);
	}

	private BranchOutcome outcome(Script base, OwnOperation one, OwnOperation other) {
		List<BranchVerdict> verdicts = of(base, script("bb11", (op) -> op.apply(one), "aa00"),
				script("cc11", (op) -> op.apply(other), "aa00"))
			.compareBranches();
		return verdicts.get(0).outcome();
	}

	@Test
	void checksumIsOfWhatItDoes() {
		of(new AuditedTable("orders")).upgrade("head");
		assertThat(of(script("aa00", (op) -> op.apply(new Renamed(new AuditedTable("orders"))))).changedRevisions())
			.isEmpty();
		assertThat(of(new AuditedTable("bills")).changedRevisions()).hasSize(1);
	}

	@Test
	void databaseForWhichItMakesNothingIsRefused() {
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> of(new Elsewhere()).upgrade("head"))
			.withMessageContainingAll("'do something elsewhere' is not possible on H2. '" + Elsewhere.class.getName()
					+ "' makes no operation there.", "Let its apply(op) make one for 'h2'", "op.dialect()");
	}

	@Test
	void faultOfItsInverseIsNamedBeforeAnythingRuns() {
		Migrator migrator = of(new Faulty());
		migrator.upgrade("head");
		assertThatExceptionOfType(IrreversibleRevisionException.class).isThrownBy(() -> migrator.downgrade("base"))
			.withMessageContainingAll("Revision 'aa00' (",
					") has no downgrade. 'make a faulty table' failed in inverse()",
					"java.lang.IllegalStateException: no way back.", "Nothing has been changed.",
					"Correct inverse() of '" + Faulty.class.getName() + "'.");
		assertThat(tables()).contains("faulty");
	}

	@Test
	void whatCannotBeUndoneIsSaid() {
		Migrator migrator = of(new Reserve(null, 0));
		migrator.upgrade("head");
		assertThatExceptionOfType(IrreversibleRevisionException.class).isThrownBy(() -> migrator.downgrade("base"))
			.withMessageContaining("Operation 1 (reserve 0) does not record how to undo it");
	}

	@Test
	void descriptionIsRequired() {
		assertRefused(new Described(null, (op) -> {
		}), "'" + Described.class.getName() + "' is described as null, so that no plan and no message can name it. "
				+ "Let describe() say in one line what it does.");
		assertRefused(new Described(" ", (op) -> {
		}), "is described as ' '");
	}

	@Test
	void whatItMayNotDoIsSaid() {
		assertRefused(new Described("count", (op) -> op.jdbc()),
				"'count' asks for data, but an operation says what it does before it runs, without a database. "
						+ "Read the data in the revision, with op.jdbc(), and give it to '" + Described.class.getName()
						+ "'.");
		assertRefused(new Described("vacuum", (op) -> op.autocommit(() -> op.execute("vacuum"))),
				"'vacuum' has a block of op.autocommit(…)", "op.autocommit(() -> op.apply(…)).");
		assertRefused(new Described("fail", (op) -> {
			throw new IllegalStateException("on purpose");
		}), "'fail' failed in apply(op): java.lang.IllegalStateException: on purpose.");
		assertRefused(new Endless(), "'go on' failed in apply(op): it applies itself without end.");
	}

	private void assertRefused(OwnOperation operation, String... words) {
		assertThatExceptionOfType(CustomOperationException.class)
			.isThrownBy(() -> CustomOperation.of(operation, "h2", null))
			.withMessageContainingAll(words)
			.satisfies((failure) -> assertThat(failure.operation()).isEqualTo(operation));
	}

	/**
	 * A table, and what has become of its rows.
	 */
	record AuditedTable(String table) implements OwnOperation {

		@Override
		public String describe() {
			return "create audited table " + this.table;
		}

		@Override
		public void apply(Operations op) {
			op.createTable(this.table, column("id", integer()), column("name", varchar(20)));
			op.createTable(this.table + "_log", column("id", integer()));
			op.createIndex("ix_" + this.table, this.table, "name");
			op.bulkInsert(this.table + "_log", List.of("id"), List.of(List.of(0)));
		}

	}

	/**
	 * Another operation that does the same.
	 */
	record Renamed(OwnOperation same) implements OwnOperation {

		@Override
		public String describe() {
			return "the same in other words";
		}

		@Override
		public void apply(Operations op) {
			this.same.apply(op);
		}

	}

	record Reserve(String table, int id) implements OwnOperation {

		@Override
		public String describe() {
			return "reserve " + this.id;
		}

		@Override
		public void apply(Operations op) {
			op.execute((this.table != null) ? "insert into " + this.table + " values (" + this.id + ")"
					: "create table reserved (id int)");
		}

		@Override
		public Optional<OwnOperation> inverse() {
			return Optional.ofNullable(this.table)
				.map((name) -> new Described("release", (op) -> op.execute("delete from " + name)));
		}

	}

	record Undone(String describe, Consumer<Operations> work, Consumer<Operations> back) implements OwnOperation {

		@Override
		public void apply(Operations op) {
			this.work.accept(op);
		}

		@Override
		public Optional<OwnOperation> inverse() {
			return Optional.of(new Described("undo " + this.describe, this.back));
		}

	}

	record Elsewhere() implements OwnOperation {

		@Override
		public String describe() {
			return "do something elsewhere";
		}

		@Override
		public void apply(Operations op) {
			if (op.dialect().equals("postgresql")) {
				op.execute("create extension citext");
			}
		}

	}

	record Faulty() implements OwnOperation {

		@Override
		public String describe() {
			return "make a faulty table";
		}

		@Override
		public void apply(Operations op) {
			op.createTable("faulty", column("id", integer()));
		}

		@Override
		public Optional<OwnOperation> inverse() {
			throw new IllegalStateException("no way back");
		}

	}

	record Endless() implements OwnOperation {

		@Override
		public String describe() {
			return "go on";
		}

		@Override
		public void apply(Operations op) {
			op.apply(new Endless());
		}

	}

	record Described(String describe, Consumer<Operations> work) implements OwnOperation {

		@Override
		public void apply(Operations op) {
			this.work.accept(op);
		}

	}

}
