package dev.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.migrate.Migrator;
import dev.migrate.autogenerate.AutogenerateSettings;
import dev.migrate.autogenerate.WantedSchema;
import dev.migrate.connect.Dialects;
import dev.migrate.contract.CodeScript;
import dev.migrate.contract.ObjectContract;
import dev.migrate.dialect.LiveObject;
import dev.migrate.dialect.Scratch;
import dev.migrate.operation.CreateObject;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.operation.Operations;
import dev.migrate.operation.ReplaceObject;
import dev.migrate.revision.RevisionNode;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaObject;
import dev.migrate.script.Script;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.function;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.materializedView;
import static dev.migrate.schema.Definitions.trigger;
import static dev.migrate.schema.Definitions.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

/**
 * Functions of one name, triggers of one name, and what stands upon each other.
 */
class PostgresqlObjectTests {

	private static final SchemaObject TOUCH = function("touch()")
		.as("returns trigger language plpgsql as $$ begin new.a := new.a + 1; return new; end $$");

	private static final SchemaObject F_INT = function("f(x int)").as("returns int language sql as 'select x + 1'");

	private static final SchemaObject F_TEXT = function("f(x text)").as("returns int language sql as 'select 7'");

	private static final SchemaObject ON_T = trigger("tr")
		.as("before insert on t for each row execute function touch()");

	private static final SchemaObject ON_U = trigger("tr")
		.as("before update on u for each row execute function touch()");

	private final TestDatabase database = TestDatabases.postgresql().create();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	private final List<Script> scripts = new ArrayList<>();

	@AfterEach
	void drop() {
		this.database.close();
	}

	private Migrator migrator() {
		return Migrator.builder(this.database.dataSource())
			.locations()
			.scriptSource(() -> List.copyOf(this.scripts))
			.build();
	}

	private void revision(String id, Consumer<Operations> upgrade) {
		String[] before = this.scripts.isEmpty() ? new String[0]
				: new String[] { this.scripts.get(this.scripts.size() - 1).node().id() };
		this.scripts.add(new CodeScript(RevisionNode.of(id, before), upgrade));
		migrator().upgrade("head");
	}

	private List<String> changes(SchemaObject... objects) {
		return migrator().autogenerate(AutogenerateSettings.DEFAULTS)
			.compare(List.of((profile) -> WantedSchema.of("test", Schema.EMPTY.withObjects(objects))))
			.changes()
			.stream()
			.map((change) -> (change.withheld() ? "# " : "") + OperationDescriber.describe(change.operation()))
			.filter((change) -> !change.contains("drop table"))
			.toList();
	}

	private void tables() {
		revision("aa00", (op) -> {
			op.createTable("t", column("a", integer()));
			op.createTable("u", column("a", integer()));
		});
	}

	@Test
	void functionIsToldByTheTypesOfItsArguments() {
		tables();
		revision("bb00", (op) -> {
			op.createFunction(F_INT);
			op.createFunction(F_TEXT);
		});
		assertThat(changes()).isEmpty();
		assertThat(changes(function("f(x integer)").as("returns integer language sql as 'select x + 1'"), F_TEXT))
			.isEmpty();
		assertThat(changes(F_INT, function("f(x text)").as("returns int language sql as 'select 8'")))
			.containsExactly("replace function f(x text)");
		assertThat(changes(F_INT)).containsExactly("# drop function f(x text)");
		assertThat(changes(F_INT, F_TEXT, function("f(x date)").as("returns int language sql as 'select 8'")))
			.containsExactly("create function f(x date)");
		assertThat(changes(function("f(x int)").as("returns text language sql as $$ select 'b' $$"), F_TEXT))
			.containsExactly("replace function f(x int)");
		revision("cc00", (op) -> op.dropFunction(function("f(x int)")));
		assertThat(this.jdbc.queryForObject("select f('a')", Integer.class)).isEqualTo(7);
		migrator().downgrade("-1");
		assertThat(this.jdbc.queryForObject("select f(1) + f('a')", Integer.class)).isEqualTo(9);
	}

	/**
	 * A type that comes with the same revision is not there yet.
	 */
	@Test
	void functionThatCannotBeTriedReplacesNoneWithOtherArguments() {
		SchemaObject later = function("f(x later)").as("returns int language sql as 'select 1'");
		tables();
		this.jdbc.execute("create function f() returns int language sql as 'select 0'");
		assertThat(changes(later)).containsExactly("create function f(x later)");
		this.jdbc.execute("drop function f()");
		revision("bb00", (op) -> op.createFunction(F_INT));
		assertThat(changes(F_INT, later)).containsExactly("create function f(x later)");
		assertThat(changes(later)).containsExactlyInAnyOrder("create function f(x later)", "# drop function f(x int)");
		revision("cc00", (op) -> {
			op.execute("create type later as (n int)", "drop type later");
			op.createFunction(later);
		});
		assertThat(changes(F_INT, later)).isEmpty();
		this.jdbc.execute("alter type later rename to latest");
		assertThat(changes(F_INT, function("f(x later)").as("returns int language sql as 'select 2'")))
			.noneMatch((change) -> change.contains("f(x int)"));
	}

	@Test
	void argumentsThatSomebodyHasChangedComeBack() {
		tables();
		revision("bb00", (op) -> op.createFunction(F_INT));
		this.jdbc.execute("create or replace function f(x int default 5) returns int language sql as 'select x + 1'");
		SchemaObject wanted = function("f(x int)").as("returns int language sql as 'select x + 2'");
		assertThat(migrator().autogenerate(AutogenerateSettings.DEFAULTS)
			.compare(List.of((profile) -> WantedSchema.of("test", Schema.EMPTY.withObjects(wanted))))
			.changes()).filteredOn((change) -> change.operation() instanceof ReplaceObject)
			.singleElement()
			.extracting((change) -> String.valueOf(((ReplaceObject) change.operation()).existing()), STRING)
			.contains("DEFAULT 5");
	}

	@Test
	void triggerIsToldByItsTable() {
		tables();
		revision("bb00", (op) -> {
			op.createFunction(TOUCH);
			op.createTrigger(ON_T);
			op.createTrigger(ON_U);
		});
		assertThat(changes()).isEmpty();
		assertThat(changes(TOUCH, ON_T, ON_U)).isEmpty();
		assertThat(changes(TOUCH, ON_U)).containsExactly("# drop trigger tr");
		SchemaObject other = trigger("tr").as("before insert or update on t for each row execute function touch()");
		assertThat(changes(TOUCH, other, ON_U)).containsExactly("replace trigger tr");
		revision("cc00", (op) -> op.replaceTrigger(other));
		revision("dd00", (op) -> op.dropTrigger(trigger("tr").on("t")));
		this.jdbc.update("insert into t values (1)");
		migrator().downgrade("-2");
		assertThat(this.jdbc.queryForList("select event_manipulation || ' ' || event_object_table "
				+ "from information_schema.triggers order by 1", String.class))
			.containsExactly("INSERT t", "UPDATE u");
		revision("ee00", (op) -> op.dropTable("u"));
		assertThat(changes()).isEmpty();
	}

	@Test
	void whatNamesOthersIsMadeBehindThemAndDroppedBefore() {
		tables();
		SchemaObject[] objects = { view("w").as("select doubled(a) as d from v"),
				trigger("tr").as("before insert on t for each row execute function touch()"),
				function("of_v(x v)").as("returns int language sql as 'select x.a'"), TOUCH,
				materializedView("m").as("select count(*) as n from w"), view("v").as("select a from t"),
				function("doubled(x int)").as("returns int language sql as 'select 2 * x'") };
		assertThat(changes(objects)).containsExactly("create view v", "create function doubled(x int)", "create view w",
				"create function touch()", "create trigger tr", "create function of_v(x v)",
				"create materialized view m");
		List<SchemaObject> made = migrator().autogenerate(AutogenerateSettings.DEFAULTS)
			.compare(List.of((profile) -> WantedSchema.of("test", Schema.EMPTY.withObjects(objects))))
			.changes()
			.stream()
			.filter((change) -> change.operation() instanceof CreateObject)
			.map((change) -> ((CreateObject) change.operation()).object())
			.toList();
		revision("bb00", (op) -> made.forEach((object) -> ObjectContract.create(op, object)));
		assertThat(changes(objects)).isEmpty();
		assertThat(changes(view("x").as("select 1 as one"))).containsExactly("# drop materialized view m",
				"# drop trigger tr", "# drop view w", "# drop view v", "create view x", "# drop function of_v(x v)",
				"# drop function touch()", "# drop function doubled(x int)");
		assertThat(changes(objects[0], objects[1], objects[2], objects[3], view("m").as("select 1 as n"), objects[5],
				objects[6]))
			.containsExactly("replace view m");
		migrator().downgrade("-1");
		assertThat(this.jdbc.queryForObject("select count(*) from pg_proc where pronamespace = 'public'::regnamespace",
				Integer.class))
			.isZero();
	}

	@Test
	void viewOfTextComesBackUnderTheNameThatItHas() {
		tables();
		revision("bb00", (op) -> op.execute("create view MyView as select 1 as a"));
		revision("cc00", (op) -> op.replaceView(view("myview").as("select 2 as a")));
		revision("dd00", (op) -> op.dropView("myview"));
		migrator().downgrade("-1");
		assertThat(this.jdbc.queryForObject("select a from myview", Integer.class)).isEqualTo(2);
		migrator().downgrade("-1");
		assertThat(this.jdbc.queryForObject("select a from myview", Integer.class)).isEqualTo(1);
		assertThat(
				this.jdbc.queryForObject("select count(*) from pg_views where viewname ilike 'myview'", Integer.class))
			.isEqualTo(1);
	}

	@Test
	void namesInQuotesOtherSchemasAndWhatNobodyHasMadeAreCompared() {
		String longest = "f" + "ü".repeat(31);
		revision("aa00", (op) -> {
			op.createSchema("app");
			op.createFunction(function("MyF(x int)").as("returns int language sql as 'select 1'"));
			op.createFunction(function("myf(x int)").as("returns int language sql as 'select 2'"));
			op.createFunction(function(longest + "()").as("returns int language sql as 'select 3'"));
			op.inSchema("app").createFunction(function("f(x int)").as("returns int language sql as 'select 4'"));
			op.inSchema("app").createView(view("Two words").as("select 1 as a"));
		});
		this.jdbc.execute("create function by_others() returns int language sql as 'select 1'");
		assertThat(changes()).isEmpty();
		this.jdbc.execute("create or replace function \"MyF\"(x int) returns int language sql as 'select 5'");
		this.jdbc.execute("create or replace function app.f(x int) returns int language sql as 'select 5'");
		this.jdbc.execute("create or replace view app.\"Two words\" as select 2 as a");
		this.jdbc.execute("drop function \"" + longest + "\"()");
		assertThat(changes()).containsExactlyInAnyOrder("replace function MyF(x int)", "replace function app.f(x int)",
				"replace view app.Two words", "create function " + longest + "()");
		assertThat(changes(function("by_others()").as("returns int language sql as 'select 2'")))
			.contains("replace function by_others()")
			.noneMatch((change) -> change.contains("drop function by_others"));
	}

	/**
	 * In place, under other words for the same type, with another result, with other
	 * names and types of arguments, each there and back.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			f(x int)         | returns int language sql as 'select 2'
			f(x int4)        | returns int language sql as 'select 2'
			f(x int)         | returns bigint language sql as 'select 2::bigint'
			f(y integer)     | returns int language sql as 'select y'
			f(x int = 1)     | returns int language sql as 'select x'
			f(x text)        | returns int language sql as 'select 2'
			f(out a int, inout x int, out "b c" text) | language sql as 'select x, x, null'
			""")
	void functionThatIsReplacedHasItsOwnerPrivilegesAndComment(String signature, String text) {
		String role = "my " + Integer.toHexString(this.database.dataSource().hashCode());
		this.jdbc.execute("create role \"%s\"; create role \"%1$s owner\"".formatted(role));
		try {
			revision("aa00", (op) -> {
				op.createSchema("My App");
				op.inSchema("My App").createFunction(F_INT);
				op.inSchema("My App")
					.createFunction(function("f(x date)").as("returns int language sql as 'select 9'"));
			});
			this.jdbc.execute(
					"""
							revoke all on function "My App".f(int) from public;
							grant execute on function "My App".f(int) to "%s" with grant option;
							comment on function "My App".f(int) is 'it''s'; alter default privileges grant execute on functions to "%1$s owner";
							alter function "My App".f(int) owner to "%1$s owner"
							"""
						.formatted(role));
			List<String> before = functions();
			revision("bb00", (op) -> op.inSchema("My App").replaceFunction(F_INT, function(signature).as(text)));
			assertThat(functions()).isEqualTo(before);
			migrator().downgrade("-1");
			assertThat(functions()).isEqualTo(before);
			assertThat(this.jdbc.queryForObject("select \"My App\".f(1)", Integer.class)).isEqualTo(2);
		}
		finally {
			this.jdbc.execute(
					"drop owned by \"%s\", \"%1$s owner\" cascade; drop role \"%1$s\", \"%1$s owner\"".formatted(role));
		}
	}

	private List<String> functions() {
		return this.jdbc.queryForList("""
				select format('%s %s %s', pg_get_userbyid(proowner), array(select x.grantee || ' ' || x.privilege_type
					|| x.is_grantable from aclexplode(coalesce(proacl, acldefault('f', proowner))) x order by 1),
					obj_description(oid, 'pg_proc')) from pg_proc where proname = 'f' order by 1""", String.class);
	}

	@Test
	void functionThatGivesSomethingElseIsDroppedInAScript() {
		SchemaObject text = function("f(x int)").as("returns text language sql as 'select 1::text'");
		this.scripts.add(new CodeScript(RevisionNode.of("aa00"), (op) -> op.replaceFunction(F_INT, text)));
		this.scripts.add(new CodeScript(RevisionNode.of("bb00", "aa00"), (op) -> op.replaceFunction(text, text)));
		assertThat(migrator().offlineSql().upgrade("base:aa00")).contains("DROP FUNCTION IF EXISTS f(x int)");
		assertThat(migrator().offlineSql().upgrade("aa00:bb00")).contains("CREATE OR REPLACE")
			.doesNotContain("DROP FUNCTION");
	}

	@Test
	void checkOptionOfAViewIsPartOfIt() {
		tables();
		SchemaObject plain = view("v").as("select a from t where a > 0");
		SchemaObject local = view("v").as("select a from t where a > 0 with local check option");
		SchemaObject cascaded = view("v").as("select a from t where a > 0 with check option;");
		for (SchemaObject there : List.of(plain, local, cascaded)) {
			this.jdbc.execute("create or replace view v as " + there.requiredText());
			for (SchemaObject wanted : List.of(plain, local, cascaded)) {
				assertThat(changes(wanted)).as("%s for %s", wanted.text(), there.text())
					.isEqualTo((wanted == there) ? List.of() : List.of("replace view v"));
			}
		}
		String text = new PostgresqlObjects(this.jdbc, null).all().get(0).object().requiredText();
		this.jdbc.execute("create view again as " + text);
		assertThat(this.jdbc.queryForObject(
				"select array_to_string(reloptions, ',') from pg_class where relname = 'again'", String.class))
			.isEqualTo("check_option=cascaded");
	}

	@Test
	void triggerIsReadWithoutTheCurrentSchema() {
		revision("aa00", (op) -> {
			op.createSchema("My App");
			op.createFunction(TOUCH);
			op.createTable("Or der", column("a", integer()));
			op.inSchema("My App").createTable("t", column("a", integer()));
			op.createTrigger(trigger("tr").as("before insert on \"Or der\" for each row execute function touch()"));
			op.inSchema("My App")
				.createTrigger(trigger("tr").as("before insert on \"My App\".t for each row execute function touch()"));
		});
		assertThat(changes()).isEmpty();
		assertThat(new PostgresqlObjects(this.jdbc, null).triggers()).extracting((each) -> each.object().text())
			.containsExactly("BEFORE INSERT ON \"Or der\" FOR EACH ROW EXECUTE FUNCTION touch()");
		assertThat(new PostgresqlObjects(this.jdbc, "My App").triggers()).extracting((each) -> each.object().text())
			.containsExactly("BEFORE INSERT ON \"My App\".t FOR EACH ROW EXECUTE FUNCTION touch()");
	}

	@Test
	void temporaryOnesOfTheSessionAreNotTakenForWhatIsTried() throws SQLException {
		tables();
		try (Connection connection = this.database.dataSource().getConnection()) {
			JdbcTemplate session = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			session.execute("create function touch() returns trigger language plpgsql as 'begin return new; end'");
			session.execute("create function pg_temp.other() returns int language sql as 'select 1'");
			session.execute("create function pg_temp.f(x date) returns int language sql as 'select 1'");
			session.execute("create temporary table mine (a int)");
			session.execute("create trigger tr before delete on mine for each row execute function touch()");
			Scratch scratch = Dialects.named("postgresql").scratch().tables(connection).orElseThrow();
			List<Optional<LiveObject>> read = scratch.readBack(List.of(), List.of(), List.of(F_INT, ON_T));
			assertThat(read).extracting((each) -> each.orElseThrow().identity()).containsExactly("(integer)", "t");
			assertThat(read.get(1).orElseThrow().object().text())
				.isEqualTo("BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION touch()");
		}
	}

	@Test
	void whatIsDroppedWhileItIsReadIsLeftOut() throws SQLException {
		tables();
		revision("bb00", (op) -> {
			op.createFunction(TOUCH);
			op.createFunction(F_INT);
			op.createTrigger(ON_T);
		});
		try (Connection connection = this.database.dataSource().getConnection()) {
			JdbcTemplate session = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			connection.setAutoCommit(false);
			connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
			session.queryForObject("select 1", Integer.class);
			this.jdbc.execute("drop function touch() cascade");
			assertThat(session.queryForObject("select count(*) from pg_trigger where tgname = 'tr'", Integer.class))
				.isOne();
			assertThat(new PostgresqlObjects(session, null).triggers()).isEmpty();
			assertThat(new PostgresqlObjects(session, null).routines()).extracting((each) -> each.object().name())
				.containsExactly("f");
		}
	}

}
