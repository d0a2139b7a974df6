package dev.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.migrate.autogenerate.AutogenerateLevel;
import dev.migrate.autogenerate.AutogenerateSettings;
import dev.migrate.autogenerate.Renames;
import dev.migrate.autogenerate.SchemaDifferences;
import dev.migrate.autogenerate.WantedSchema;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.operation.Operations;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.IndexElement;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static dev.migrate.schema.Definitions.array;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.enumeration;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever names the current schema means what those mean who name none: in revisions and
 * in what is wanted, of each kind of object, whichever schema is the current one.
 */
class CurrentSchemaComparisonTests {

	private static Stream<Arguments> databases() {
		return Stream.of(Arguments.of("postgresql", null), Arguments.of("postgresql", "app"),
				Arguments.of("postgresql", "My App"), Arguments.of("h2", null), Arguments.of("h2", "app"),
				Arguments.of("h2", "My App"), Arguments.of("hsqldb", null), Arguments.of("hsqldb", "app"),
				Arguments.of("mariadb", null), Arguments.of("sqlite", null));
	}

	private static String current(TestDatabase database, String name) {
		return switch (name) {
			case "mariadb" -> String
				.valueOf(new JdbcTemplate(database.dataSource()).queryForObject("select database()", String.class));
			case "sqlite" -> "main";
			default -> "public";
		};
	}

	private static Migrator migrator(DataSource dataSource, @Nullable String schema, Migration migration) {
		MigrationBeans beans = new MigrationBeans();
		beans.add(migration);
		MigratorBuilder builder = Migrator.builder(dataSource).locations().scriptSource(beans::scripts);
		return ((schema != null) ? builder.defaultSchema(schema) : builder).build();
	}

	private static AutogenerateSettings settings(Renames renames) {
		return new AutogenerateSettings(true, AutogenerateLevel.STRICT, renames, List.of(), List.of(), List.of(), null);
	}

	private static List<String> lines(SchemaDifferences differences) {
		return differences.changes()
			.stream()
			.map((change) -> (change.withheld() ? "# " : "") + OperationDescriber.describe(change.operation()))
			.toList();
	}

	private static boolean hasSequences(String name) {
		return !name.equals("sqlite") && !name.equals("mariadb");
	}

	/**
	 * All kinds of objects, in a schema that is named or is not.
	 */
	private static Schema schema(String database, @Nullable String schema, String child) {
		List<TableElement> columns = new ArrayList<>(List.of(column("id", integer()).primaryKey(),
				column("parent_id", integer()), column("name", varchar(20)), index("ix_child").columns("name"),
				foreignKey("fk_child").columns("parent_id").references(new TableName(schema, "parent"), "id")));
		if (database.equals("postgresql")) {
			columns.add(column("mood",
					(schema != null) ? enumeration("mood", "a", "b").inSchema(schema) : enumeration("mood", "a", "b")));
		}
		Table parent = Table.of(new TableName(schema, "parent"),
				List.of(column("id", integer()).primaryKey(), column("again", integer())
					.references(foreignKey("fk_again").references(new TableName(schema, "parent"), "id"))));
		return new Schema(List.of(parent, Table.of(new TableName(schema, child), columns)),
				hasSequences(database) ? List.of(new Sequence(schema, "sq", null, null)) : List.of(),
				database.equals("postgresql") ? List.of(new EnumType(schema, "mood", List.of("a", "b")),
						new EnumType(schema, "other", List.of("x"))) : List.of(),
				List.of());
	}

	@ParameterizedTest
	@MethodSource("databases")
	void findsNoDifferenceWhoeverNamesTheCurrentSchema(String name, @Nullable String defaultSchema) {
		for (boolean said : List.of(false, true)) {
			try (TestDatabase database = TestDatabases.of(name).create()) {
				String current = (defaultSchema != null) ? defaultSchema : current(database, name);
				JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
				if (defaultSchema != null) {
					jdbc.execute("create schema \"" + (name.equals("postgresql") ? defaultSchema
							: defaultSchema.equals("app") ? "APP" : defaultSchema) + "\"");
				}
				Migrator migrator = migrator(database.dataSource(), defaultSchema,
						Creates.all(schema(name, said ? current : null, "child")));
				migrator.upgrade("heads");
				for (String wanted : Stream.of(null, current).toList()) {
					Schema schema = schema(name, wanted, "child");
					SchemaDifferences differences = migrator.autogenerate(settings(Renames.NONE))
						.compare(List.of((profile) -> WantedSchema.of("test", schema)));
					assertThat(lines(differences)).as("%s, in the revision: %s, wanted: %s", name, said, wanted)
						.isEmpty();
					assertThat(differences.leftAlone()).isEmpty();
				}
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "h2", "hsqldb", "sqlite" })
	void renamesAndDropsWhatIsNamedWithTheCurrentSchema(String name) {
		try (TestDatabase database = TestDatabases.of(name).create()) {
			String current = current(database, name);
			Migrator migrator = migrator(database.dataSource(), null, Creates.all(schema(name, null, "child")));
			migrator.upgrade("heads");
			Renames renames = Renames.parse(List.of(current + ".child=" + current + ".kid"));
			assertThat(lines(migrator.autogenerate(settings(renames))
				.compare(List.of((profile) -> WantedSchema.of("test", schema(name, current, "kid"))))))
				.containsExactly("rename table child to kid");
			Schema less = schema(name, current, "child");
			assertThat(lines(migrator.autogenerate(settings(Renames.NONE))
				.compare(List.of((profile) -> WantedSchema.of("test", less.withTables(less.tables().subList(0, 1)))))))
				.containsExactly("drop table child");
		}
	}

	/**
	 * The first of the path that is there is the current one; the others are others.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "missing, app, public", "\"$user\", app, public", "app" })
	void takesTheFirstSchemaOfAPath(String path) {
		try (TestDatabase database = TestDatabases.postgresql().create()) {
			JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
			jdbc.execute("create schema app");
			jdbc.execute("alter database \"" + jdbc.queryForObject("select current_database()", String.class)
					+ "\" set search_path = " + path);
			try (HikariDataSource later = new HikariDataSource()) {
				later.setJdbcUrl(database.url());
				later.setUsername(database.user());
				later.setPassword(database.password());
				Migrator migrator = migrator(later, null, Creates.all(schema("postgresql", null, "child")));
				migrator.upgrade("heads");
				assertThat(lines(migrator.autogenerate(settings(Renames.NONE))
					.compare(List.of((profile) -> WantedSchema.of("test", schema("postgresql", "app", "child"))))))
					.isEmpty();
				assertThat(lines(migrator.autogenerate(settings(Renames.NONE))
					.compare(List.of((profile) -> WantedSchema.of("test", schema("postgresql", "public", "child"))))))
					.contains("create table public.child", "drop table child");
			}
		}
	}

	/**
	 * A type of the current schema in a table of another one.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "public", "other" })
	void knowsTheTypeOfAnotherSchema(String schema) {
		try (TestDatabase database = TestDatabases.postgresql().create()) {
			new JdbcTemplate(database.dataSource()).execute("create schema other");
			Table table = Table.of(new TableName("other", "t"),
					List.of(column("e", enumeration("mood", "a").inSchema(schema).existing()),
							column("a", array(enumeration("mood", "a").inSchema(schema).existing()))));
			Schema wanted = new Schema(List.of(table), List.of(), List.of(new EnumType(schema, "mood", List.of("a"))),
					List.of());
			Migrator migrator = migrator(database.dataSource(), null, Creates.all(wanted));
			migrator.upgrade("heads");
			Table own = Table.of(TableName.of("own"),
					List.of(column("e", enumeration("mood", "a").inSchema(schema).existing()),
							column("f", enumeration("far", "a").inSchema("foreign").existing())));
			new JdbcTemplate(database.dataSource()).execute("create schema \"foreign\";"
					+ "create type \"foreign\".far as enum ('a'); create table \"foreign\".theirs (id int);"
					+ "create table own (e " + schema + ".mood, f \"foreign\".far)");
			SchemaDifferences differences = migrator.autogenerate(settings(Renames.NONE))
				.compare(List.of((profile) -> WantedSchema.of("test", Schema.of(own))));
			assertThat(lines(differences)).noneMatch((line) -> line.contains("mood") || line.contains("far"));
			assertThat(differences.leftAlone().toString()).doesNotContain("theirs");
			assertThat(lines(migrator.autogenerate(settings(Renames.NONE))
				.compare(List.of((profile) -> WantedSchema.of("test", wanted))))).isEmpty();
		}
	}

	/**
	 * Says what it makes without being run, so that it may be dropped again.
	 */
	@Revision(id = "000000000001", message = "Create it")
	static final class Creates implements Migration {

		private static final ThreadLocal<Schema> NEXT = new ThreadLocal<>();

		private final Schema schema = NEXT.get();

		static Creates all(Schema schema) {
			NEXT.set(schema);
			return new Creates();
		}

		@Override
		public void upgrade(Operations op) {
			this.schema.enums()
				.forEach((type) -> in(op, type.schema()).createEnum(type.name(), type.values().toArray(String[]::new)));
			this.schema.sequences().forEach((sequence) -> in(op, sequence.schema()).createSequence(sequence));
			this.schema.tables()
				.forEach((table) -> in(op, table.name().schema()).createTable(table.name().name(), elements(table)));
		}

		private static Operations in(Operations op, @Nullable String schema) {
			return (schema != null) ? op.inSchema(schema) : op;
		}

		private static TableElement[] elements(Table table) {
			List<TableElement> elements = new ArrayList<>();
			table.columns()
				.forEach((column) -> elements
					.add((column.type().enumeration() != null) ? column.withType(column.type().existing()) : column));
			elements.addAll(table.constraints());
			table.indexes()
				.forEach((index) -> elements
					.add(index(index.name()).elements(index.elements().toArray(IndexElement[]::new))));
			return elements.toArray(TableElement[]::new);
		}

	}

}
