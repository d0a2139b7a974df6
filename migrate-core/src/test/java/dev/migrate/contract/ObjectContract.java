package dev.migrate.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import dev.migrate.Migrator;
import dev.migrate.autogenerate.AutogenerateSettings;
import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.autogenerate.WantedSchema;
import dev.migrate.autogenerate.WantedSchemaSource;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.execute.IrreversibleRevisionException;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.operation.CreateObject;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.operation.Operations;
import dev.migrate.operation.Recording;
import dev.migrate.operation.ReplaceObject;
import dev.migrate.revision.RevisionNode;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.script.Script;
import dev.migrate.sql.SqlSplitter;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessException;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

/**
 * Views, functions and triggers are made, replaced and brought back.
 */
public interface ObjectContract extends TestedDatabase {

	/**
	 * A function {@code f} of one number, each time with another text.
	 * @return two texts, of which the first gives 2 for 2, the second -2; none where
	 * there are no functions
	 */
	List<SchemaObject> functions();

	/**
	 * A procedure {@code p} of one number that writes into {@code log}.
	 * @return two texts, of which the first writes the number, the second ten times as
	 * much; none where there are no procedures
	 */
	default List<SchemaObject> procedures() {
		return List.of();
	}

	/**
	 * A trigger {@code tr} that writes into {@code log} for each row of {@code t}.
	 * @return two texts, of which the first writes 1, the second 2
	 */
	List<SchemaObject> triggers();

	/**
	 * What the triggers need.
	 * @param op makes it
	 */
	default void beforeTriggers(Operations op) {
	}

	private static Script script(String id, Consumer<Operations> upgrade, String... downRevisions) {
		return new CodeScript(RevisionNode.of(id, downRevisions), upgrade);
	}

	private Migrator of(Script... scripts) {
		return builder(dataSource()).locations(List.of()).scriptSource(() -> List.of(scripts)).build();
	}

	private static Script table() {
		return script("aa00", (op) -> {
			op.createTable("t", column("a", integer()), column("b", integer()));
			op.createTable("log", column("n", integer()));
			op.bulkInsert("t", List.of("a", "b"), List.of(List.of(1, 2)));
		});
	}

	private Map<String, Object> row(String view) {
		Map<String, Object> row = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		row.putAll(jdbc().queryForMap("select * from " + view));
		return row;
	}

	private int number(String sql) {
		return ((Number) jdbc().queryForObject(sql, Object.class)).intValue();
	}

	@Test
	default void viewIsReplacedWithWhatStandsUponItAndComesBack() {
		Migrator migrator = of(table(), script("bb11", (op) -> {
			op.createView(view("v").as("select a, b from t;"));
			op.createView(view("w").as("select b from v"));
			op.createView(view("x").as("select b from w"));
		}, "aa00"), script("cc11", (op) -> op.replaceView(view("v").as("select a, b, a + b as c from t")), "bb11"),
				script("dd11", (op) -> op.replaceView(view("v").as("select b, a * 10 as a from t")), "cc11"));
		migrator.upgrade("cc11");
		assertThat(row("v")).hasSize(3).extractingByKey("c").hasToString("3");
		migrator.upgrade("head");
		assertThat(row("v")).hasSize(2).extractingByKey("a").hasToString("10");
		assertThat(row("x")).extractingByKey("b").hasToString("2");
		assertThat(migrator.preview(migrator.planDowngrade("-1")).get(0)).singleElement()
			.extracting("description")
			.isEqualTo("replace view v");
		migrator.downgrade("-1");
		assertThat(row("v")).hasSize(3).extractingByKey("c").hasToString("3");
		migrator.downgrade("-1");
		assertThat(row("v")).hasSize(2).extractingByKey("a").hasToString("1");
		assertThat(row("x")).extractingByKey("b").hasToString("2");
		migrator.downgrade("aa00");
		assertThat(dialect().inspector(jdbc()).schema(null).views()).isEmpty();
	}

	@Test
	default void droppedViewComesBackAsAnEarlierRevisionHasMadeIt() {
		Migrator migrator = of(table(),
				script("bb11", (op) -> op.execute("create view v as select a from t", "drop view v"), "aa00"),
				script("cc11", (op) -> op.dropView("v"), "bb11"),
				script("dd11", (op) -> op.ifExists().dropView("v"), "cc11"));
		migrator.upgrade("cc11");
		assertThat(dialect().inspector(jdbc()).schema(null).views()).isEmpty();
		migrator.downgrade("-1");
		assertThat(row("v")).hasSize(1);
		migrator.upgrade("dd11");
		assertThatExceptionOfType(IrreversibleRevisionException.class).isThrownBy(() -> migrator.downgrade("-1"))
			.withMessageContainingAll("Operation 1 (drop view v) does not record how to undo it",
					"No earlier revision says what it was.", "op.dropView(view(");
	}

	@Test
	default void viewThatNoRevisionHasMadeComesBackIfItIsSaid() {
		Migrator untold = of(table(), script("bb11", (op) -> op.replaceView(view("v").as("select b from t")), "aa00"));
		untold.upgrade("aa00");
		jdbc().execute("create view v as select a from t");
		untold.upgrade("head");
		assertThatExceptionOfType(IrreversibleRevisionException.class).isThrownBy(() -> untold.downgrade("-1"))
			.withMessageContainingAll("Operation 1 (replace view v)", "No earlier revision says what it was.",
					"Nothing has been changed.", "op.replaceView(view(");
		assertThat(row("v")).containsKey("b");
		of(table(), script("bb11",
				(op) -> op.replaceView(view("v").as("select a from t"), view("v").as("select b from t")), "aa00"))
			.downgrade("-1");
		assertThat(row("v")).containsKey("a");
	}

	/**
	 * A database looks after them, or leaves them until their columns are back, so that
	 * revisions go through that have gone through there.
	 */
	@Test
	default void viewThatOthersReadIsNotTakenFromThemForGood() {
		boolean leaves = List.of("mysql", "mariadb", "sqlite").contains(dialect().name());
		Script views = script("bb11", (op) -> {
			op.createView(view("v").as("select a, b from t"));
			op.createView(view("w").as("select b from v"));
		}, "aa00");
		of(table(), views).upgrade("head");
		for (Consumer<Operations> taking : List.<Consumer<Operations>>of(
				(op) -> op.replaceView(view("v").as("select a from t")), (op) -> op.dropView("v"))) {
			Migrator migrator = of(table(), views, script("cc11", taking, "bb11"));
			if (leaves) {
				migrator.upgrade("head");
				migrator.downgrade("-1");
			}
			else {
				assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrator.upgrade("head"));
			}
			assertThat(row("w")).containsOnlyKeys("b");
			assertThat(row("v")).containsOnlyKeys("a", "b");
		}
		if (leaves) {
			run(List.of(new ReplaceObject(view("v").as("select a, b as c from t"), null),
					new ReplaceObject(view("w").as("select c as b from v"), null),
					new ReplaceObject(view("v").as("select a, b from t"), null),
					new ReplaceObject(view("w").as("select b from v"), null)));
			assertThat(row("w")).containsOnlyKeys("b");
		}
		if (!dialect().name().equals("sqlite")) {
			assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> of(table(), views,
					script("cc11", (op) -> op.replaceView(view("v").as("select a, nope from t")), "bb11"))
				.upgrade("head"));
			assertThat(row("w")).containsOnlyKeys("b");
		}
		Migrator migrator = of(table(), views, script("cc11", (op) -> {
			op.replaceView(view("w").as("select a from v"));
			op.replaceView(view("v").as("select a, a as c from t"));
			op.dropView("w");
			op.dropView("v");
		}, "bb11"));
		migrator.upgrade("head");
		migrator.downgrade("-1");
		assertThat(row("w")).containsOnlyKeys("b");
	}

	@Test
	default void viewsThatReadEachOtherChangeInAnOrderThatWorks() {
		Migrator migrator = of(table(), script("bb11", (op) -> {
			op.createView(view("v").as("select a, b from t"));
			op.createView(view("w").as("select b from v"));
		}, "aa00"));
		migrator.upgrade("head");
		for (String added : List.of("a", "c")) {
			List<Operation> changes = migrator.autogenerate(AutogenerateSettings.DEFAULTS)
				.compare(wanted(
						List.of(view("v").as(added.equals("a") ? "select a from t" : "select a, b, 7 as c from t"),
								view("w").as("select " + added + " from v"))))
				.changes()
				.stream()
				.map(SchemaChange::operation)
				.toList();
			assertThat(changes).hasSize(2);
			run(changes);
			assertThat(row("w")).containsOnlyKeys(added);
			run(List.of(changes.get(1).inverse().orElseThrow(), changes.get(0).inverse().orElseThrow()));
			assertThat(row("w")).containsOnlyKeys("b");
		}
	}

	/**
	 * Neither of the views can be replaced before the other one.
	 */
	@Test
	default void viewThatReadsWhatAnotherLosesAndGetsMakesWay() {
		Migrator migrator = of(table(), script("bb11", (op) -> {
			op.createView(view("v").as("select a, b from t"));
			op.createView(view("w").as("select b from v"));
			op.createView(view("x").as("select b as y from w"));
		}, "aa00"));
		migrator.upgrade("head");
		List<Operation> changes = migrator.autogenerate(AutogenerateSettings.DEFAULTS)
			.compare(wanted(List.of(view("v").as("select a, b as c from t"), view("w").as("select c from v"),
					view("x").as("select c as y from w"))))
			.changes()
			.stream()
			.map(SchemaChange::operation)
			.toList();
		assertThat(changes).map((change) -> OperationDescriber.describe(change))
			.containsExactly("drop view x", "drop view w", "replace view v", "create view w", "create view x");
		run(changes);
		assertThat(row("w")).containsOnlyKeys("c");
		List<Operation> back = new ArrayList<>(
				changes.stream().map((change) -> change.inverse().orElseThrow()).toList());
		Collections.reverse(back);
		run(back);
		assertThat(row("w")).containsOnlyKeys("b");
		assertThat(row("x")).containsOnlyKeys("y");
	}

	/**
	 * A column gets another name without another word.
	 */
	@Test
	default void viewMakesWayForNamesThatAreWordsAlready() {
		Migrator migrator = of(table(), script("bb11", (op) -> {
			op.createView(view("v").as("select a, b as a2 from t"));
			op.createView(view("w").as("select a2 from v"));
		}, "aa00"));
		migrator.upgrade("head");
		run(migrator.autogenerate(AutogenerateSettings.DEFAULTS)
			.compare(wanted(List.of(view("v").as("select a, b from t"), view("w").as("select b from v"))))
			.changes()
			.stream()
			.map(SchemaChange::operation)
			.toList());
		assertThat(row("w")).containsOnlyKeys("b");
	}

	private void run(List<Operation> operations) {
		operations.forEach((operation) -> dialect().render(operation, LiveDatabase.of(jdbc()),
				(statement) -> jdbc().execute(statement.text())));
	}

	@Test
	default void functionIsReplacedAndComesBack() {
		if (functions().isEmpty()) {
			return;
		}
		SchemaObject first = functions().get(0);
		SchemaObject second = functions().get(1);
		Migrator migrator = of(table(), script("bb11", (op) -> op.createFunction(first), "aa00"),
				script("cc11", (op) -> op.replaceFunction(first, second), "bb11"),
				script("dd11", (op) -> op.dropFunction(second.withoutText()), "cc11"));
		migrator.upgrade("cc11");
		assertThat(number("select f(2) from t")).isEqualTo(-2);
		migrator.upgrade("dd11");
		migrator.downgrade("-1");
		assertThat(number("select f(2) from t")).isEqualTo(-2);
		migrator.downgrade("-1");
		assertThat(number("select f(2) from t")).isEqualTo(2);
		migrator.downgrade("base");
		migrator.upgrade("dd11");
	}

	@Test
	default void procedureIsReplacedAndComesBack() {
		if (procedures().isEmpty()) {
			return;
		}
		SchemaObject first = procedures().get(0);
		SchemaObject second = procedures().get(1);
		Migrator migrator = of(table(), script("bb11", (op) -> op.createProcedure(first), "aa00"),
				script("cc11", (op) -> op.replaceProcedure(second), "bb11"),
				script("dd11", (op) -> op.dropProcedure(second.withoutText()), "cc11"));
		migrator.upgrade("cc11");
		assertThat(called()).isEqualTo(30);
		migrator.upgrade("dd11");
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(this::called);
		migrator.downgrade("-1");
		assertThat(called()).isEqualTo(30);
		migrator.downgrade("-1");
		assertThat(called()).isEqualTo(3);
		migrator.downgrade("base");
		migrator.upgrade("dd11");
	}

	private int called() {
		jdbc().update("delete from log");
		jdbc().execute("call p(3)");
		return number("select sum(n) from log");
	}

	@Test
	default void comparisonFindsWhatIsMissingChangedAndDeclaredNoLonger() {
		List<SchemaObject> before = Recording.of(dialect().name(), this::beforeTriggers)
			.entries()
			.stream()
			.map((entry) -> ((CreateObject) entry.operation()).object())
			.toList();
		List<SchemaObject> first = all(before, 0);
		List<SchemaObject> second = all(before, 1);
		Migrator migrator = of(table(), script("bb11", (op) -> first.forEach((object) -> create(op, object)), "aa00"));
		migrator.upgrade("aa00");
		assertThat(of(table()).autogenerate(AutogenerateSettings.DEFAULTS).compare(wanted(first)).changes())
			.extracting((change) -> ((CreateObject) change.operation()).object())
			.containsExactlyElementsOf(first);
		migrator.upgrade("head");
		assertThat(changes(migrator)).isEmpty();
		assertThat(changes(migrator, first)).isEmpty();
		List<String> expected = new ArrayList<>();
		for (int i = before.size(); i < first.size(); i++) {
			boolean same = first.get(i).isSame(second.get(i));
			expected.add((same ? "replace " : "create ") + second.get(i));
			if (!same) {
				expected.add("# drop " + first.get(i));
			}
		}
		assertThat(changes(migrator, second)).containsExactlyInAnyOrderElementsOf(expected);
		List<SchemaObject> last = first.subList(first.size() - 1, first.size());
		assertThat(changes(migrator, last)).hasSize(first.size() - 1)
			.allMatch((change) -> change.startsWith("# drop "));
		second.subList(before.size(), second.size())
			.forEach((object) -> dialect().render(new ReplaceObject(object, null), LiveDatabase.of(jdbc()),
					(statement) -> jdbc().execute(statement.text())));
		assertThat(changes(migrator)).containsExactlyInAnyOrderElementsOf(first.subList(before.size(), first.size())
			.stream()
			.filter((object) -> second.stream().anyMatch(object::isSame))
			.map((object) -> "replace " + object)
			.toList());
		migrator.autogenerate(AutogenerateSettings.DEFAULTS)
			.compare(wanted(List.of()))
			.changes()
			.forEach((change) -> dialect().render(change.operation(), LiveDatabase.of(jdbc()),
					(statement) -> jdbc().execute(statement.text())));
		assertThat(changes(migrator)).isEmpty();
	}

	@Test
	default void whatSomebodyHasChangedByHandComesBack() {
		Migrator migrator = of(table(), script("bb11", (op) -> op.createView(view("v").as("select a from t")), "aa00"));
		migrator.upgrade("head");
		SchemaObject wanted = view("v").as("select b from t");
		SchemaChange known = compared(migrator, wanted).get(0);
		assertThat(((ReplaceObject) known.operation()).existing()).isEqualTo(view("v").as("select a from t"));
		assertThat(known.notes()).isEmpty();
		jdbc().execute("drop view v");
		jdbc().execute("create view v as select a + 7 as a from t");
		SchemaChange replaced = compared(migrator, wanted).get(0);
		assertThat(replaced.notes()).singleElement(STRING).contains("a downgrade brings back what is there");
		SchemaChange dropped = compared(migrator, view("w").as("select a from t")).stream()
			.filter(SchemaChange::withheld)
			.findFirst()
			.orElseThrow();
		for (SchemaChange change : List.of(replaced, dropped)) {
			run(List.of(change.operation(), change.operation().inverse().orElseThrow()));
			assertThat(row("v")).extractingByKey("a").hasToString("8");
		}
	}

	private static List<SchemaChange> compared(Migrator migrator, SchemaObject object) {
		return migrator.autogenerate(AutogenerateSettings.DEFAULTS).compare(wanted(List.of(object))).changes();
	}

	private List<SchemaObject> all(List<SchemaObject> before, int place) {
		List<SchemaObject> all = new ArrayList<>(before);
		all.add(view("v").as((place == 0) ? "select a, b from t where a > 0" : "select a, b from t where b > 0"));
		if (!functions().isEmpty()) {
			all.add(functions().get(place));
		}
		if (!procedures().isEmpty()) {
			all.add(procedures().get(place));
		}
		all.add(triggers().get(place));
		return all;
	}

	/**
	 * Create one of whatever kind.
	 * @param op the operations of a revision
	 * @param object what is created
	 */
	static void create(Operations op, SchemaObject object) {
		switch (object.kind()) {
			case VIEW -> op.createView(object);
			case MATERIALIZED_VIEW -> op.createMaterializedView(object);
			case FUNCTION -> op.createFunction(object);
			case PROCEDURE -> op.createProcedure(object);
			case TRIGGER -> op.createTrigger(object);
		}
	}

	private static List<WantedSchemaSource> wanted(List<SchemaObject> objects) {
		Schema schema = Schema
			.of(Table.of(TableName.of("t"), List.of(column("a", integer()), column("b", integer()))),
					Table.of(TableName.of("log"), List.of(column("n", integer()))))
			.withObjects(objects.toArray(SchemaObject[]::new));
		return List.of((profile) -> WantedSchema.of("test", schema));
	}

	private static List<String> changes(Migrator migrator, List<SchemaObject> objects) {
		return migrator.autogenerate(AutogenerateSettings.DEFAULTS)
			.compare(wanted(objects))
			.changes()
			.stream()
			.map((change) -> (change.withheld() ? "# " : "") + OperationDescriber.describe(change.operation()))
			.toList();
	}

	private static List<String> changes(Migrator migrator) {
		return changes(migrator, List.of());
	}

	@Test
	default void triggerIsReplacedAndComesBack() {
		SchemaObject first = triggers().get(0);
		SchemaObject second = triggers().get(1);
		Migrator migrator = of(table(), script("bb11", (op) -> {
			beforeTriggers(op);
			op.createTrigger(first);
		}, "aa00"), script("cc11", (op) -> op.replaceTrigger(second), "bb11"),
				script("dd11", (op) -> op.dropTrigger(second.withoutText().on("t")), "cc11"));
		migrator.upgrade("dd11");
		assertThat(logged()).isZero();
		migrator.downgrade("-1");
		assertThat(logged()).isEqualTo(2);
		migrator.downgrade("-1");
		assertThat(logged()).isEqualTo(1);
		migrator.upgrade("cc11");
		assertThat(logged()).isEqualTo(2);
	}

	@Test
	default void replacementThatWasCutGoesOnOnce() {
		SchemaObject first = triggers().get(0);
		SchemaObject second = triggers().get(1);
		Script[] scripts = { table(), script("bb11", (op) -> {
			beforeTriggers(op);
			op.createTrigger(first);
			op.createView(view("v").as("select a from t"));
		}, "aa00"), script("cc11", (op) -> {
			op.execute("insert into log values (7)", "delete from log");
			op.replaceTrigger(second);
			op.replaceView(view("v").as("select b from t"));
		}, "bb11") };
		Migrator migrator = of(scripts);
		migrator.upgrade("bb11");
		for (String verb : List.of("drop", "create", "create or replace", "create view")) {
			for (boolean after : new boolean[] { false, true }) {
				FaultyDataSource faulty = new FaultyDataSource(dataSource(), verb, after);
				try {
					builder(faulty).locations(List.of()).scriptSource(() -> List.of(scripts)).build().upgrade("head");
				}
				catch (RuntimeException ex) {
					assertThat(faulty.isCut()).as("%s: %s", verb, ex).isTrue();
				}
				migrator.upgrade("head");
				assertThat(number("select count(*) from log where n = 7")).as(verb).isEqualTo(1);
				assertThat(logged()).as(verb).isEqualTo(2);
				migrator.downgrade("-1");
				jdbc().update("delete from log");
			}
		}
	}

	@Test
	default void scriptIsReadAsTheStatementsThatWereWritten() {
		List<SchemaObject> objects = new ArrayList<>(triggers());
		objects.addAll(functions());
		Migrator migrator = of(script("aa00", (op) -> objects.forEach((object) -> {
			if (object.kind() == SchemaObject.Kind.TRIGGER) {
				op.replaceTrigger(object);
			}
			else {
				op.replaceFunction(object);
			}
		})));
		List<String> statements = new ArrayList<>();
		new SqlSplitter(dialect().syntax()).split(migrator.offlineSql().upgrade("base:head"))
			.forEach((statement) -> statements.add(statement.text()));
		objects.forEach((object) -> assertThat(statements)
			.anyMatch((statement) -> statement.endsWith(object.requiredText()) && statement.startsWith("CREATE ")));
	}

	private int logged() {
		jdbc().update("delete from log");
		jdbc().update("insert into t (a, b) values (5, 6)");
		return number("select coalesce(sum(n), 0) from log");
	}

}
