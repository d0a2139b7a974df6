package dev.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.autogenerate.Aspect;
import dev.migrate.autogenerate.AutogenerateLevel;
import dev.migrate.autogenerate.AutogenerateSettings;
import dev.migrate.autogenerate.ChangeRewriter;
import dev.migrate.autogenerate.ComparatorFailedException;
import dev.migrate.autogenerate.ComparedSchema;
import dev.migrate.autogenerate.ConflictingSourcesException;
import dev.migrate.autogenerate.ObjectFilter;
import dev.migrate.autogenerate.Renames;
import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.autogenerate.SchemaComparator;
import dev.migrate.autogenerate.SchemaDifferences;
import dev.migrate.autogenerate.TypeComparison;
import dev.migrate.autogenerate.WantedSchema;
import dev.migrate.autogenerate.WantedSchemaSource;
import dev.migrate.connect.KnownDialects;
import dev.migrate.contract.CodeScript;
import dev.migrate.contract.ShopRevisions;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.NeedsDatabaseException;
import dev.migrate.drift.ScratchRefusedException;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.operation.Operations;
import dev.migrate.operation.OwnOperation;
import dev.migrate.revision.RevisionNode;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Index;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.Table;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import dev.migrate.script.Script;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.comment;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.table;
import static dev.migrate.schema.Definitions.trigger;
import static dev.migrate.schema.Definitions.unique;
import static dev.migrate.schema.Definitions.varchar;
import static dev.migrate.schema.Definitions.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Comparisons through the migrator, on real databases.
 */
class AutogenerateContractTests {

	private static AutogenerateSettings settings(@Nullable DataSource scratch) {
		return new AutogenerateSettings(false, AutogenerateLevel.FULL, Renames.NONE, List.of(), List.of(), List.of(),
				scratch);
	}

	private static List<String> lines(SchemaDifferences differences) {
		return differences.changes()
			.stream()
			.map((change) -> (change.withheld() ? "# " : "") + OperationDescriber.describe(change.operation()))
			.toList();
	}

	private static Migrator migrator(TestDatabase database, @Nullable String schema, Migration... migrations) {
		MigrationBeans beans = new MigrationBeans();
		List.of(migrations).forEach(beans::add);
		MigratorBuilder builder = Migrator.builder(database.dataSource()).locations().scriptSource(beans::scripts);
		return ((schema != null) ? builder.defaultSchema(schema) : builder).build();
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "mariadb", "h2", "sqlite", "hsqldb" })
	void findsDriftAndLeavesTheScratchDatabaseEmpty(String name) {
		try (TestDatabase database = TestDatabases.of(name).create();
				TestDatabase scratch = TestDatabases.of(name).create()) {
			MigrationBeans shop = ShopRevisions.all();
			Migrator migrator = Migrator.builder(database.dataSource()).locations().scriptSource(shop::scripts).build();
			migrator.upgrade("heads");
			Autogenerate autogenerate = migrator.autogenerate(settings(scratch.dataSource()));
			assertThat(lines(autogenerate.drift())).isEmpty();
			JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
			jdbc.execute("alter table users add column by_hand integer");
			jdbc.execute("create index ix_by_hand on users (email, id)");
			jdbc.execute("create table other (id integer)");
			assertThat(lines(autogenerate.drift())).containsExactly("drop index ix_by_hand on users",
					"# drop column users.by_hand", "# drop table other");
			assertThat(autogenerate.drift()).isEqualTo(autogenerate.drift());
			assertThat(migrator.autogenerate(settings(scratch.dataSource())).compare(List.of()).isEmpty()).isFalse();
			Autogenerate wrong = migrator.autogenerate(settings(database.dataSource()));
			assertThatExceptionOfType(ScratchRefusedException.class).isThrownBy(wrong::drift);
			assertThat(jdbc.queryForObject("select count(*) from other", Integer.class)).isZero();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "mariadb", "mysql", "h2", "sqlite", "hsqldb" })
	void namesByTheConventionWhatHasNoName(String name) {
		try (TestDatabase database = TestDatabases.of(name).create()) {
			Migrator before = conventional(database, 2);
			before.upgrade("head");
			boolean keyHasName = !Set.of("mariadb", "mysql").contains(name);
			Map<String, List<String>> names = names(before);
			assertThat(names.get("people")).containsExactlyInAnyOrder(keyHasName ? "pk_people" : "null",
					"ck_people_positive", "ix_people_name", "uq_people_email", "uq_people_name_email");
			assertThat(names.get("orders")).containsExactlyInAnyOrder(keyHasName ? "pk_orders" : "null",
					"ck_orders_small", "fk_orders_person_people", "ix_orders_code_person", "uq_orders_code");
			Table people = Table.of(table(null, "people"),
					List.of(column("id", integer()).primaryKey(), column("email", varchar(50)).unique(),
							column("name", varchar(50)), check("id > 0"), unique("name", "email"),
							index().columns("name"), unique("name")));
			assertThat(lines(before.autogenerate(settings(null))
				.compare(List
					.of((profile) -> WantedSchema.of("test", Schema.EMPTY.withTables(List.of(people, orders())))))))
				.containsExactly("add unique constraint uq_people_name on people");
			Migrator migrator = conventional(database, 3);
			migrator.upgrade("head");
			assertThat(names(migrator).get("people")).doesNotContain("uq_people_name_email", "uq_people_email");
			assertThat(names(migrator).get("orders")).doesNotContain("uq_orders_code", "ck_orders_small");
			migrator.downgrade("aa01");
			assertThat(names(before)).isEqualTo(names);
			migrator.downgrade("base");
		}
	}

	private static Migrator conventional(TestDatabase database, int revisions) {
		List<Script> scripts = conventional().subList(0, revisions);
		return Migrator.builder(database.dataSource()).locations().scriptSource(() -> scripts).naming(NAMING).build();
	}

	private static final Map<String, String> NAMING = Map.of("pk", "pk_%(table_name)s", "uq",
			"uq_%(table_name)s_%(column_0_N_name)s", "fk",
			"fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s", "ck",
			"ck_%(table_name)s_%(constraint_name)s", "ix", "ix_%(table_name)s_%(column_0_N_name)s");

	private static List<Script> conventional() {
		return List.of(new CodeScript(RevisionNode.of("aa00"), (op) -> {
			op.createTable("people", column("id", integer()).primaryKey(), column("email", varchar(50)).unique(),
					column("name", varchar(50)), check("id > 0").named("positive"), index().columns("name"));
			op.createTable("orders", column("id", integer()).notNull(),
					column("person", integer()).references("people", "id"), primaryKey("id"));
		}), new CodeScript(RevisionNode.of("aa01", "aa00"), (op) -> {
			op.addColumn("orders", column("code", varchar(10)).unique());
			op.createIndex(null, "orders", "code", "person");
			op.createUniqueConstraint(null, "people", "name", "email");
			op.batchAlterTable("orders", (orders) -> orders.createCheckConstraint("small", "id < 100"));
		}), new CodeScript(RevisionNode.of("aa02", "aa01"), (op) -> {
			op.dropConstraint("people", unique("name", "email"));
			op.dropConstraint("people", unique("email").named("uq_people_email"));
			op.batchAlterTable("orders", (orders) -> {
				orders.dropConstraint(unique("code").named("uq_orders_code"));
				orders.dropConstraint(check("id < 100").named("small"));
			});
		}));
	}

	private static Table orders() {
		return Table.of(table(null, "orders"),
				List.of(column("id", integer()).primaryKey(), column("person", integer()).references("people", "id"),
						column("code", varchar(10)).unique(), check("id < 100"), index().columns("code", "person")));
	}

	private static Map<String, List<String>> names(Migrator migrator) {
		Map<String, List<String>> names = new TreeMap<>();
		for (SchemaChange change : migrator.autogenerate(settings(null)).compare(List.of()).changes()) {
			if (change.operation() instanceof DropTable drop && drop.existing() != null) {
				Table table = drop.existing();
				names.put(table.name().name(),
						Stream
							.concat(table.constraints().stream().map(Constraint::name),
									table.indexes().stream().map(Index::name))
							.map(String::valueOf)
							.sorted()
							.toList());
			}
		}
		return names;
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "mariadb", "h2", "sqlite", "hsqldb" })
	void comparesViewsByWhatTheDatabaseMakesOfThem(String name) {
		try (TestDatabase database = TestDatabases.of(name).create()) {
			JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
			Table t = Table.of(table(null, "t"), List.of(column("a", integer()), column("b", integer())));
			List<Script> scripts = new ArrayList<>(List.of(new CodeScript(RevisionNode.of("aa00"), (op) -> {
				op.createTable("t", column("a", integer()), column("b", integer()));
				op.createView(view("v").as("select a, b from t"));
			})));
			Migrator migrator = Migrator.builder(database.dataSource())
				.locations()
				.scriptSource(() -> List.copyOf(scripts))
				.build();
			migrator.upgrade("head");
			assertThat(views(migrator, t)).isEmpty();
			assertThat(views(migrator, t, view("v").as("SELECT  a, b\nFROM t;"))).isEmpty();
			assertThat(views(migrator, t, view("v").as("select t.a, t.b from t")))
				.isEqualTo(Set.of("postgresql", "mariadb").contains(name) ? List.of() : List.of("replace view v"));
			assertThat(views(migrator, t, view("v").as("select (a) as a, b from t where 1 = 1")))
				.containsExactly("replace view v");
			SchemaObject wider = view("v").as("select a, b, a + b as c from t");
			assertThat(views(migrator, t, wider, view("w").as("select c from v"), view("x").as("select c from w")))
				.containsExactly("replace view v", "create view w", "create view x");
			scripts.add(new CodeScript(RevisionNode.of("bb11", "aa00"), (op) -> op.replaceView(wider)));
			Migrator next = Migrator.builder(database.dataSource())
				.locations()
				.scriptSource(() -> List.copyOf(scripts))
				.build();
			next.upgrade("head");
			assertThat(views(next, t, wider)).isEmpty();
			jdbc.execute("drop view v");
			assertThat(views(next, t)).containsExactly("create view v");
			jdbc.execute("create view v as select b as a, b, a as c from t");
			assertThat(views(next, t)).containsExactly("replace view v");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "mariadb", "h2", "sqlite", "hsqldb" })
	void driftOfViewsAndTriggersIsFound(String name) {
		try (TestDatabase database = TestDatabases.of(name).create();
				TestDatabase scratch = TestDatabases.of(name).create()) {
			SchemaObject trigger = switch (name) {
				case "h2" -> trigger("tr").as("after insert on t for each row call 'dev.migrate.H2LogTrigger$One'");
				case "postgresql" -> trigger("tr").as("after insert on t for each row execute function f()");
				case "sqlite" -> trigger("tr").as("after insert on t begin delete from t; end");
				default -> trigger("tr").as("after insert on t for each row delete from u");
			};
			Script script = new CodeScript(RevisionNode.of("aa00"), (op) -> {
				op.createTable("t", column("a", integer()));
				op.createTable("u", column("a", integer()));
				op.createView(view("My View").as("select a from t"));
				if (name.equals("postgresql")) {
					op.execute("create function f() returns trigger language plpgsql as 'begin return null; end'");
				}
				op.createTrigger(trigger);
			});
			Migrator migrator = Migrator.builder(database.dataSource())
				.locations()
				.scriptSource(() -> List.of(script))
				.build();
			migrator.upgrade("head");
			Autogenerate autogenerate = migrator.autogenerate(settings(scratch.dataSource()));
			assertThat(lines(autogenerate.drift())).isEmpty();
			JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
			Dialect dialect = autogenerate.dialect();
			jdbc.execute("drop view " + dialect.spelling().quote("My View"));
			jdbc.execute("drop trigger tr" + (name.equals("postgresql") ? " on t" : ""));
			jdbc.execute("create view by_hand as select a from u");
			assertThat(lines(autogenerate.drift())).containsExactly("# drop view by_hand", "create view My View",
					"create trigger tr");
			jdbc.execute("create view " + dialect.spelling().quote("My View") + " as select a + 1 as a from t");
			jdbc.execute("drop view by_hand");
			assertThat(lines(autogenerate.drift())).containsExactly("replace view My View", "create trigger tr");
		}
	}

	private static List<String> views(Migrator migrator, Table table, SchemaObject... views) {
		return lines(migrator.autogenerate(settings(null))
			.compare(List.of((profile) -> WantedSchema.of("test", Schema.of(table).withObjects(views)))));
	}

	@Test
	void comparatorAddsChangesAndOneThatFailsIsNamed() {
		try (TestDatabase database = TestDatabases.h2().create()) {
			Migrator migrator = migrator(database, null, new CreatesTable());
			migrator.upgrade("heads");
			SchemaComparator roles = (compared) -> compared.jdbc()
				.sql("select count(*) from information_schema.roles where role_name = 'REPORTING'")
				.query(Integer.class)
				.single() + compared.live().tables().size() > 1 ? List.of()
						: List.of(compared.change(new CreateRole("reporting"), "For the reports"));
			assertThat(lines(compare(migrator, List.of(roles)))).containsExactly("create role reporting");
			new JdbcTemplate(database.dataSource()).execute("create role reporting");
			assertThat(lines(compare(migrator, List.of(roles)))).isEmpty();
			SchemaComparator faulty = new FaultyComparator();
			assertThatExceptionOfType(ComparatorFailedException.class)
				.isThrownBy(() -> compare(migrator, List.of(roles, faulty)))
				.withMessage("The bean '" + FaultyComparator.class.getName()
						+ "', which takes part in the comparison, failed: java.lang.IllegalStateException: on purpose. "
						+ "Correct it, or take the bean away. Nothing has been written.")
				.satisfies((failure) -> assertThat(failure.comparator()).isEqualTo(FaultyComparator.class.getName()));
			assertThatExceptionOfType(ComparatorFailedException.class)
				.isThrownBy(() -> compare(migrator, List.of((compared) -> null)))
				.withMessageContaining("it gave null");
			NeedsDatabaseException said = new NeedsDatabaseException();
			assertThatException().isThrownBy(() -> compare(migrator, List.of((compared) -> {
				throw said;
			}))).isSameAs(said);
		}
	}

	@Test
	void namesTheBeanThatFails() {
		List<AutogenerateSettings> faulty = List.of(
				faulty(List.of((kind, table, name) -> fail()), List.of(), List.of()),
				faulty(List.of(), List.of((changes) -> fail()), List.of()),
				faulty(List.of(), List.of(), List.of((table, live, other) -> fail())),
				settings(null).with(List.of((table, live, other) -> fail()), List.of(), Set.of()),
				settings(null).withHooks(List.of((table, live, other) -> fail()), List.of(), List.of()));
		try (TestDatabase database = TestDatabases.h2().create()) {
			new JdbcTemplate(database.dataSource())
				.execute("create table t (id integer, constraint ck_t check (id > 0))");
			Table wanted = Table.of(table(null, "t"), List.of(column("id", bigint()), check("id > 1").named("ck_t")));
			assertThat(faulty).allSatisfy((settings) -> assertThatExceptionOfType(ComparatorFailedException.class)
				.isThrownBy(() -> migrator(database, null).autogenerate(settings)
					.compare(List.of((profile) -> WantedSchema.of("test", Schema.of(wanted)))))
				.withMessageContaining("on purpose")
				.satisfies((failure) -> assertThat(failure.comparator()).startsWith(getClass().getName())));
		}
	}

	private static AutogenerateSettings faulty(List<ObjectFilter> filters, List<ChangeRewriter> rewriters,
			List<TypeComparison> types) {
		return new AutogenerateSettings(false, AutogenerateLevel.FULL, Renames.NONE, filters, rewriters, types, null);
	}

	private static <T> T fail() {
		throw new IllegalStateException("on purpose");
	}

	private static SchemaDifferences compare(Migrator migrator, List<SchemaComparator> comparators) {
		return migrator.autogenerate(settings(null).with(List.of(), comparators, Set.of()))
			.compare(List.of((profile) -> WantedSchema.of("test", Schema.of(CreatesTable.items()))));
	}

	record CreateRole(String name) implements OwnOperation {

		@Override
		public String describe() {
			return "create role " + this.name;
		}

		@Override
		public void apply(Operations op) {
			op.execute("create role " + this.name, "drop role " + this.name);
		}

	}

	static final class FaultyComparator implements SchemaComparator {

		@Override
		public List<SchemaChange> compare(ComparedSchema compared) {
			throw new IllegalStateException("on purpose");
		}

	}

	@Test
	void whatIsIgnoredIsNotCompared() {
		try (TestDatabase database = TestDatabases.h2().create()) {
			JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
			jdbc.execute("create table t (a varchar(10) default 'x' not null, b integer, c integer)");
			jdbc.execute("comment on table t is 'old'");
			jdbc.execute("comment on column t.b is 'old'");
			Migrator migrator = migrator(database, null);
			Table t = Table.of(table(null, "t"),
					List.of(column("a", varchar(20)).defaultValue("y"), column("b", bigint()).comment("new"),
							column("c", integer()).autoIncrement(), index("ix").columns("b"), comment("new")));
			WantedSchemaSource source = (profile) -> WantedSchema.of("test", Schema.of(t));
			AutogenerateSettings all = settings(null).withLevel(AutogenerateLevel.STRICT);
			assertThat(migrator.autogenerate(all).compare(List.of(source)).changes()).hasSizeGreaterThan(3);
			assertThat(lines(migrator
				.autogenerate(all.with(List.of(), List.of(),
						Set.of(Aspect.TYPE, Aspect.DEFAULT, Aspect.NULLABILITY, Aspect.COMMENT, Aspect.IDENTITY)))
				.compare(List.of(source)))).containsExactly("create index ix on t (b)");
			assertThat(lines(migrator.autogenerate(all.with(List.of(), List.of(), EnumSet.allOf(Aspect.class)))
				.compare(List.of(source)))).isEmpty();
			assertThat(lines(migrator
				.autogenerate(all.with(List.of((name, live, wanted) -> Optional.of(false)), List.of(),
						Set.of(Aspect.TYPE, Aspect.NULLABILITY, Aspect.COMMENT, Aspect.IDENTITY, Aspect.INDEX)))
				.compare(List.of(source)))).isEmpty();
		}
	}

	@Test
	void viewThatIsWantedInTwoWaysIsRefused() {
		try (TestDatabase database = TestDatabases.h2().create()) {
			Migrator migrator = migrator(database, null);
			WantedSchemaSource one = (profile) -> WantedSchema.of("one",
					Schema.of().withObjects(view("v").as("select 1 as a")));
			WantedSchemaSource two = (profile) -> WantedSchema.of("two",
					Schema.of().withObjects(view("v").as("select 2 as a")));
			assertThat(lines(migrator.autogenerate(settings(null)).compare(List.of(one, one))))
				.containsExactly("create view v");
			assertThatExceptionOfType(ConflictingSourcesException.class)
				.isThrownBy(() -> migrator.autogenerate(settings(null)).compare(List.of(one, two)))
				.withMessageContaining(
						"The view 'v' is wanted in two ways by 'one' and 'two': 'select 1 as a' and 'select 2 as a'.");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "mariadb", "sqlite" })
	void leavesTheScratchDatabaseEmptyWhenARevisionNeedsMoreThanRevisionsMake(String name) {
		try (TestDatabase database = TestDatabases.of(name).create();
				TestDatabase scratch = TestDatabases.of(name).create()) {
			new JdbcTemplate(database.dataSource()).execute("create table legacy (id integer primary key)");
			Migrator migrator = migrator(database, null, new CreatesTable(), new NeedsLegacy());
			migrator.stamp("heads");
			Autogenerate autogenerate = migrator.autogenerate(settings(scratch.dataSource()));
			for (int i = 0; i < 2; i++) {
				assertThatExceptionOfType(RuntimeException.class).isThrownBy(autogenerate::drift)
					.withMessageContaining("legacy");
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "mariadb", "h2", "hsqldb" })
	void comparesSeveralSchemas(String name) {
		String audit = "audit_" + Long.toHexString(System.nanoTime());
		try (TestDatabase database = TestDatabases.of(name).create();
				TestDatabase scratch = TestDatabases.of(name).create()) {
			Migrator migrator = migrator(database, null, new CreatesTable());
			migrator.upgrade("heads");
			Table log = Table.of(table(audit, "log"),
					List.of(column("id", bigint()).primaryKey(), column("message", varchar(50)).defaultValue("none"),
							column("item_id", integer()), index("ix_log").columns("item_id", "message")));
			Table items = CreatesTable.items();
			Autogenerate autogenerate = migrator.autogenerate(settings(scratch.dataSource()));
			SchemaDifferences first = wanted(autogenerate, items, log);
			assertThat(lines(first)).containsExactly("create schema " + audit, "create table " + audit + ".log");
			apply(database, first);
			try {
				assertThat(lines(wanted(autogenerate, items, log))).isEmpty();
				Table more = Table.of(log.name(), List.of(column("id", bigint()).primaryKey(),
						column("message", varchar(80)).defaultValue("none"), column("item_id", integer())));
				SchemaDifferences second = wanted(autogenerate, items, more);
				// The index of a table that no revision has made is not ours to drop
				assertThat(lines(second)).containsExactly("alter column " + audit + ".log.message (type varchar(80))");
				apply(database, second);
				assertThat(lines(wanted(autogenerate, items, more))).isEmpty();
			}
			finally {
				new JdbcTemplate(database.dataSource())
					.execute("drop schema " + audit + (name.equals("mariadb") ? "" : " cascade"));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "h2", "hsqldb" })
	void comparesTheDefaultSchema(String name) {
		try (TestDatabase database = TestDatabases.of(name).create();
				TestDatabase scratch = TestDatabases.of(name).create()) {
			JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
			jdbc.execute("create schema app");
			jdbc.execute("create table elsewhere (id integer)");
			Migrator migrator = migrator(database, "app", new CreatesTable());
			migrator.upgrade("heads");
			Autogenerate autogenerate = migrator.autogenerate(settings(scratch.dataSource()));
			assertThat(lines(wanted(autogenerate, CreatesTable.items()))).isEmpty();
			assertThat(lines(wanted(autogenerate))).containsExactly("# drop table items");
			assertThat(wanted(autogenerate).leftAlone()).isEmpty();
			assertThat(lines(autogenerate.drift())).isEmpty();
			jdbc.execute("alter table app.items add column by_hand integer");
			assertThat(lines(autogenerate.drift())).containsExactly("# drop column items.by_hand");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "h2", "mariadb", "hsqldb" })
	void replaysRevisionsThatCreateSchemas(String name) {
		try (TestDatabase database = TestDatabases.of(name).create();
				TestDatabase scratch = TestDatabases.of(name).create()) {
			Migrator migrator = migrator(database, null, new CreatesSchema());
			migrator.upgrade("heads");
			if (name.equals("mariadb")) {
				// One server: the schema of the revision is taken there, and must not be
				// touched
				Autogenerate autogenerate = migrator.autogenerate(settings(scratch.dataSource()));
				assertThatExceptionOfType(ScratchRefusedException.class).isThrownBy(autogenerate::drift)
					.withMessageContaining("`made_by_revision`.`made`");
				migrator.downgrade("base");
				migrator.stamp("heads");
				assertThat(lines(autogenerate.drift())).containsExactly("create table made_by_revision.made");
				migrator.stamp("base");
				migrator.upgrade("heads");
				migrator.downgrade("base");
			}
			else {
				Autogenerate autogenerate = migrator.autogenerate(settings(scratch.dataSource()));
				assertThat(lines(autogenerate.drift())).isEmpty();
				assertThat(lines(autogenerate.drift())).isEmpty();
			}
		}
	}

	private static SchemaDifferences wanted(Autogenerate autogenerate, Table... tables) {
		return autogenerate.compare(List.of((profile) -> WantedSchema.of("test", Schema.of(tables))));
	}

	private static Dialect dialect(TestDatabase database) {
		try (Connection connection = database.dataSource().getConnection()) {
			return KnownDialects.OURS.detect(connection);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void apply(TestDatabase database, SchemaDifferences differences) {
		JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
		for (SchemaChange change : differences.changes()) {
			dialect(database).render(change.operation(), LiveDatabase.of(jdbc),
					(statement) -> jdbc.execute(statement.text()));
		}
	}

	@Revision(id = "000000000001", message = "Create items")
	static class CreatesTable implements Migration {

		static Table items() {
			return Table.of(dev.migrate.schema.TableName.of("items"),
					List.of(column("id", integer()).primaryKey(), column("name", varchar(20)).notNull()));
		}

		@Override
		public void upgrade(Operations op) {
			op.createTable("items", column("id", integer()).primaryKey(), column("name", varchar(20)).notNull());
		}

	}

	@Revision(id = "000000000002", downRevision = "000000000001", message = "Expect an existing schema")
	static class NeedsLegacy implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.addColumn("legacy", column("added", integer()));
		}

	}

	@Revision(id = "000000000003", message = "Create a schema")
	static class CreatesSchema implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createSchema("made_by_revision");
			op.inSchema("made_by_revision").createTable("made", column("id", integer()));
		}

		@Override
		public void downgrade(Operations op) {
			op.inSchema("made_by_revision").dropTable("made");
			op.dropSchema("made_by_revision");
		}

	}

}
