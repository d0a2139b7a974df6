package dev.migrate.autogenerate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.connect.Dialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Scratch;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.migrate.schema.Definitions.array;
import static dev.migrate.schema.Definitions.bool;
import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.enumeration;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.table;
import static dev.migrate.schema.Definitions.type;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What means the same is no difference, in whatever words the server keeps it.
 */
class SameByMeaningTests {

	private static @Nullable TestDatabase postgresql;

	private static @Nullable TestDatabase h2;

	private static @Nullable TestDatabase sqlite;

	@AfterAll
	static void drop() {
		Stream.of(postgresql, h2, sqlite).filter(Objects::nonNull).forEach(TestDatabase::close);
	}

	private static TestDatabase database(String name) {
		if (name.equals("h2")) {
			h2 = (h2 != null) ? h2 : TestDatabases.h2().create();
			return h2;
		}
		if (name.equals("sqlite")) {
			sqlite = (sqlite != null) ? sqlite : TestDatabases.sqlite().create();
			return sqlite;
		}
		postgresql = (postgresql != null) ? postgresql : TestDatabases.postgresql().create();
		return postgresql;
	}

	/**
	 * The differences as the server sees them, and by rules alone.
	 */
	private static List<String> differences(String database, String setup, Schema wanted) {
		Dialect dialect = Dialects.named(database);
		List<String> lines = new ArrayList<>();
		try (Connection connection = database(database).dataSource().getConnection()) {
			JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			Stream.of(setup.split(";")).forEach(jdbc::execute);
			try {
				Schema live = dialect.inspector(jdbc).schema(null);
				String current = dialect.inspector(jdbc).currentSchema();
				AutogenerateSettings settings = new AutogenerateSettings(true, AutogenerateLevel.STRICT, Renames.NONE,
						List.of(), List.of(), List.of(), null);
				Scratch scratch = dialect.scratch().tables(connection).orElseThrow();
				Owned owned = new Owned(CurrentSchema.UNKNOWN.of(new Owned(names(live), Set.of(), Set.of())).tables(),
						Set.of(), enums(live));
				for (Scratch place : Stream.of(scratch, null).toList()) {
					new SchemaDiffer(dialect, settings, new CurrentSchema(current, (schema) -> schema), place)
						.differences(live, List.of(WantedSchema.of("test", wanted)), owned)
						.changes()
						.forEach((change) -> lines.add(((place != null) ? "" : "by rules: ")
								+ OperationDescriber.describe(change.operation()) + " " + change.operation()));
				}
				return lines;
			}
			finally {
				jdbc.execute(switch (database) {
					case "h2" -> "drop all objects";
					case "sqlite" -> "drop table t";
					default -> "drop schema public cascade; drop schema if exists other cascade; create schema public";
				});
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Set<TableName> names(Schema schema) {
		return schema.tables().stream().map(Table::name).collect(Collectors.toSet());
	}

	private static Set<TableName> enums(Schema schema) {
		return schema.enums()
			.stream()
			.map((type) -> new TableName(type.schema(), type.name()))
			.collect(Collectors.toSet());
	}

	private static Schema schema(TableElement... elements) {
		return Schema.of(Table.of(TableName.of("t"), List.of(elements)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			timestamp with time zone | now() | CURRENT_TIMESTAMP
			timestamp with time zone | CURRENT_TIMESTAMP | now()
			timestamp with time zone | transaction_timestamp() | current_timestamp
			timestamp with time zone | current_timestamp(6) | now()
			timestamp with time zone | pg_catalog.now() | current_timestamp
			timestamp | now() | localtimestamp
			timestamp | current_timestamp | now()
			timestamp | now()::timestamp | current_timestamp
			timestamp | timezone('utc', now()) | now() at time zone 'utc'
			timestamp | timezone('UTC', current_timestamp) | now() at time zone 'utc'
			timestamp(3) | now() | current_timestamp
			date | now() | current_date
			date | current_timestamp::date | CURRENT_DATE
			date | ('now'::text)::date | current_date
			time | localtime | current_time
			time | now()::time | localtime
			text | user | current_user
			text | current_role | current_user
			varchar(20) | 'x'::text | 'x'
			bigint | 0::bigint | 0
			bigint | '5' | 5
			numeric(10,2) | 0::numeric | 0
			numeric(10,2) | '1.50' | 1.5
			double precision | 0 | 0.0
			smallint | '-1'::integer | -1
			boolean | 't' | true
			boolean | 'no' | false
			boolean | 'on' | true
			integer[] | '{}' | array[]::integer[]
			text[] | array[]::text[] | '{}'
			bigint | nextval('sq') | nextval('sq'::regclass)
			bigint | nextval('public.sq') | nextval('sq')
			bigint | nextval('sq'::text) | nextval('sq')
			jsonb | '{}' | '{}'::jsonb
			uuid | gen_random_uuid() | GEN_RANDOM_UUID()
			""")
	void knowsDefaultsOfPostgresqlByTheirMeaning(String type, String live, String wanted) {
		Schema schema = schema(column("id", integer()), column("c", type(type)).defaultExpression(wanted))
			.withSequences(List.of(new Sequence(null, "sq", null, null)));
		boolean onlyByServer = type.startsWith("nothing") || live.contains("public.sq");
		assertThat(differences("postgresql",
				"create sequence sq; create table t (id int, c " + type + " default " + live + ")", schema)
			.stream()
			.filter((line) -> !(onlyByServer && line.startsWith("by rules")))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			timestamp with time zone | now() | clock_timestamp()
			timestamp with time zone | now() | current_timestamp(0)
			timestamp | now() | now() at time zone 'utc'
			date | current_date | current_date + 1
			text | current_user | session_user
			interval | '1 day' | '2 days'
			boolean | true | false
			""")
	void stillTellsOtherDefaultsApart(String type, String live, String wanted) {
		assertThat(differences("postgresql", "create table t (id int, c " + type + " default " + live + ")",
				schema(column("id", integer()), column("c", type(type)).defaultExpression(wanted))))
			.hasSize(2);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			text | "dq" | 'dq'
			text | word | 'word'
			int | +5 | 5
			int | 5 | +5
			int | - 5 | -5
			numeric(10,2) | +.50 | 0.5
			double precision | 1e2 | 100
			double precision | 1.5E-3 | 0.0015
			blob | x'00FF' | X'00ff'
			blob | (X'00Ff') | x'00ff'
			""")
	void knowsDefaultsOfSqliteByTheirMeaning(String type, String live, String wanted) {
		assertThat(differences("sqlite", "create table t (id int, c " + type + " default " + live + ")",
				schema(column("id", integer()), column("c", type(type)).defaultExpression(wanted))))
			.isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "on delete no action", "on update no action on delete no action" })
	void knowsThatNoActionIsWhatKeysDo(String actions) {
		assertThat(differences("sqlite", "create table t (id int primary key, p int references t (id) " + actions + ")",
				schema(column("id", integer()).primaryKey(), column("p", integer()),
						foreignKey().columns("p").references("t", "id").onDelete(ReferentialAction.NO_ACTION))))
			.isEmpty();
	}

	@Test
	void knowsNamedEnumsInConditionsDefaultsAndIndexes() {
		ColumnType mood = enumeration("mood", "a", "b");
		assertThat(differences("postgresql",
				"""
						create type mood as enum ('a', 'b');
						create table t (id int, e mood default 'b', f mood[] default '{a}', g boolean generated always as (e = 'a') stored,
							constraint ck check (e <> 'b' or e in ('a', 'b')), constraint cf check (f <> array['a']::mood[]));
						create index ix on t (id) where e = 'a'; create index iy on t ((case e when 'a' then 1 else 2 end))""",
				schema(column("id", integer()), column("e", mood).defaultValue("b"),
						column("f", array(mood)).defaultValue("{a}"), column("g", bool()).computed("e = 'a'"),
						check("e <> 'b' or e in ('a', 'b')").named("ck"), check("f <> array['a']::mood[]").named("cf"),
						index("ix").columns("id").where("e = 'a'"),
						index("iy").expression("case e when 'a' then 1 else 2 end"))))
			.isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "public.mood", "mood", "\"mood\"", "MOOD" })
	void knowsAnEnumThatIsDeclaredByItsName(String name) {
		assertThat(differences("postgresql",
				"create type mood as enum ('a', 'b'); create table t (e mood default 'a', f mood[])",
				schema(column("e", type(name)).defaultValue("a"), column("f", type(name + "[]")))))
			.isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "other.mood", "other . \"Mood\"" })
	void knowsAnEnumOfAnotherSchemaByItsName(String name) {
		String type = name.replace(" ", "");
		Schema wanted = schema(column("e", type(type)), check("e = 'a'").named("ck"));
		assertThat(differences("postgresql",
				"create schema other; create type " + type + " as enum ('a'); create table t (e " + type
						+ ", constraint ck check (e = 'a'))",
				wanted)
			.stream()
			.filter((line) -> !line.startsWith("by rules"))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			create domain d as int check (value > 0) | d
			create domain d as int check (value > 0) | public.d
			create type d as (a int, b text) | public.d
			create type d as range (subtype = int) | d
			create domain "My D" as text | public."My D"
			create domain d as text | d[]
			""")
	void knowsDomainsAndCompositeTypes(String setup, String type) {
		assertThat(differences("postgresql",
				setup + "; create table t (id int, c " + type + ", constraint ck check (id % 2 = 0))",
				schema(column("id", integer()), column("c", type(type)), check("id % 2 = 0").named("ck"))))
			.isEmpty();
	}

	@Test
	void knowsWhatAnExpressionNamesOnH2() {
		assertThat(
				differences("h2",
						"""
								create sequence sq start with 5; create domain d as varchar(20) check (value <> ''); create constant k value 5;
								create alias f for 'java.lang.Math.abs(int)'; create table other (id int);
								create table t (id int default next value for sq, c d, e int default f(-3) + k,
									constraint ck check (mod(id, 2) = 0 and not (id = 3 and e = 4) or length(c) > 0),
									constraint co check (id in (select id from other) or id is null))""",
						new Schema(
								List.of(Table.of(TableName.of("t"),
										List.of(column("id", integer()).defaultExpression("next value for sq"),
												column("c", type("d")),
												column("e", integer()).defaultExpression("f(-3) + k"),
												check("mod(id, 2) = 0 and not (id = 3 and e = 4) or length(c) > 0")
													.named("ck"),
												check("id in (select id from other) or id is null").named("co"))),
										Table.of(TableName.of("other"), List.of(column("id", integer())))),
								List.of(new Sequence(null, "sq", 5L, null)), List.of(), List.of()))
					.stream()
					.filter((line) -> !line.startsWith("by rules")))
			.isEmpty();
	}

	@Test
	void keepsAnEnumTypeThatAnotherSchemaWants() {
		assertThat(differences("postgresql", "create type mood as enum ('a'); create table t (e mood)",
				new Schema(List.of(Table.of(table("public", "t"), List.of(column("e", enumeration("mood", "a"))))),
						List.of(), List.of(new EnumType("public", "mood", List.of("a"))), List.of())))
			.isEmpty();
	}

	@Test
	void saysChecksAndIndexesAnewWhereAnEnumBecomesText() {
		List<String> lines = differences("postgresql", """
				create type mood as enum ('a', 'b');
				create table t (id int, e mood default 'b', constraint ck check (e <> 'b'));
				create index ix on t (id) where e = 'a'; create index iy on t (e)""",
				schema(column("id", integer()), column("e", varchar(10)).defaultValue("b"),
						check("e <> 'b'").named("ck"), index("ix").columns("id").where("e = 'a'"),
						index("iy").columns("e")));
		assertThat(lines.stream().map((line) -> line.replaceAll(" [A-Z]\\w+\\[.*", ""))).startsWith(
				"drop check constraint ck on t", "drop index ix on t", "alter column t.e (type varchar(10))",
				"add check constraint ck on t", "create index ix on t (id)", "drop enum mood");
	}

}
