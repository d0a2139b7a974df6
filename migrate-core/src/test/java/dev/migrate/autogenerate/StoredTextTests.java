package dev.migrate.autogenerate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.connect.Dialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Recording;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TypeName;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is dropped comes back in the server's own words: the table as a whole, and each
 * column with what is upon it.
 */
class StoredTextTests {

	private static final Map<String, TestDatabase> DATABASES = new HashMap<>();

	// What stood at a column of MariaDB without any comes back with one
	private static final Pattern GENERATED_NAME = Pattern.compile("CONSTRAINT_\\d+");

	private static Stream<Arguments> tables() {
		return Stream.of(POSTGRESQL, H2, HSQLDB, SQLITE, MARIADB)
			.flatMap((text) -> text.lines()
				.skip(1)
				.map((line) -> Arguments.of(text.lines().findFirst().orElseThrow(), line)));
	}

	private static final String POSTGRESQL = """
			postgresql
			create table t (id int, j jsonb, constraint ck check (j @> '{}'))
			create table t (id int, k int default (array[1,2])[1])
			create table t (id int, k int[] default array[1,2], constraint ck check (k && array[3] is not true))
			create table t (id int, j jsonb default '{"a": [1, 2]}' check (j ? 'a' or j #>> '{a,0}' = '1'))
			create table t (id int, c text collate "C" default E'a\\\\b' || chr(10), check (c !~* '^x' and c <> E'\\t'))
			create table t (id int, at timestamptz default now() + interval '1 day', check (at at time zone 'UTC' > '2000-01-01'))
			create table t (id int, b bit(3) default b'101', v bit varying default B'1', check (b & b'111' = b'101'))
			create table t (id int, y bytea default '\\x00ff', check (y <> '\\x'))
			create table t (id int, "Or der" int, "end" int, check ("Or der" is distinct from "end"), unique ("Or der", "end"))
			create table t (id int, p int, g int generated always as (p << 2 | 1) stored, check (g % 7 <> 3))
			create table t (id int, r int4range default '[1,5)', exclude using gist (r with &&) where (not isempty(r)))
			create table t (id int, a text); create unique index ix on t ((a || '-' || id)) where a ~ '[a-z]+' and id is not null
			create table t (id int, a text); create index ix on t using gin (to_tsvector('simple', a)) with (fastupdate = off)
			create table t (id int, a text); create index ix on t (lower(a) text_pattern_ops desc nulls last) include (id)
			create table t (id int, a text); create unique index ix on t (a)
			create table t (id serial primary key, a smallserial, "B b" bigserial, c text)
			create table "t old" (id int, k serial); alter table "t old" rename to t
			create table t (id int, "A a" text, b text collate "C"); create index ix on t ("A a" collate "C" text_pattern_ops desc, b collate "POSIX", b, id) where id > 0
			create table t (id int, a text, b text collate "C"); create unique index ix on t (lower(a) collate "POSIX" nulls first, lower(b), (a || 'x') collate "ucs_basic")
			create table t (id int, f float8 default 'NaN', n numeric(6,2) default -1.5, check (f = 'NaN'::float8 or n between -2 and 2))
			create table t (id int, c "char" default 'x', d date default '2020-01-01', i interval default '1 mon 2 days', m time default '10:00')
			create table t (id int, u uuid default gen_random_uuid(), x xml default '<a/>', o oid default 5, check ((id, u) is not null))
			create table t (id int, s text default current_user, d date default current_date, check (case when id > 1 then s like 'a\\_%' escape '\\' else true end))
			""";

	private static final String H2 = """
			h2
			create table t (id int, g varbinary(4) default x'00ff', check (g <> x''))
			create table t (id int, j json default json '{"a": 1}', check (j is json))
			create table t (id int, a int array default array[1, 2], check (array_get(a, 1) > 0 or cardinality(a) = 0))
			create table t (id int, s varchar(20) default 'it''s' || char(10), check (s regexp '^[a-z]' or s like 'a!_%' escape '!'))
			create table t (id int, s varchar(20) default U&'\\00fc', check (s <> U&'\\00fc\\000a'))
			create table t (id int, p int, g int generated always as (bitand(p, 3) + case when p > 1 then 1 else 0 end), check (g <> 3))
			create table t (id int, at timestamp with time zone default current_timestamp, check (at > timestamp with time zone '2000-01-01 00:00:00+00'))
			create table t (id int, d date default date '2020-01-01', m time default time '10:00:00', i interval day to second default interval '1 02:00:00' day to second)
			create table t (id int, "Or der" int, "end" int, check ("Or der" is distinct from "end"), unique ("Or der", "end"))
			create table t (id int, a varchar(10)); create unique index ix on t (a)
			create table t (id int, u uuid default random_uuid(), x double default 1e-3, n numeric(6, 2) default -1.5, check (x in (1e0, 2.5e0) or n between -2 and 2))
			create table t (id int, g geometry default geometry 'POINT (1 2)')
			create table t (id int, g geometry(point), h geometry(polygon, 4326), i geometry(geometry, 4326))
			create table t (id int, k timestamp default dateadd(day, 1, current_timestamp) on update current_timestamp)
			create table t (id int, k timestamp on update current_timestamp, s varchar(30) default 'x on update y' on update upper('a'))
			create schema if not exists "My S"; create domain if not exists "My S"."D e" as varchar(10); create table t (id int, e "My S"."D e")
			create domain if not exists d as int default 5; create domain if not exists "D f" as int; create table t (id int, e d, f "D f" default 7)
			create table t (id int, e enum('a', 'it''s') default 'it''s', check (e = 'a' or id is null))
			create table t (id int, "lower" int default 5, "Mixed" int, "lo-w" int, constraint "ck" check ("lower" > 0 and "Mixed" < 3), constraint "uq" unique ("lower", id)); create index "ix" on t ("lower" desc, "lo-w")
			create table t (id int, "id" int, "p" int, "g" int generated always as ("p" + 1), check ("id" <> 3))
			create table t (id int, r row(x int, "y y" varchar(5), z row(a numeric(5, 2), b int array)), a int array array, b varchar(5) array[3] array, c row("x" int) array[2], e enum('a', 'it''s') array, g geometry(point) array)
			create table t (id int, k bigint generated by default as identity (start with -10 increment by -1))
			create table t (id int, k int generated always as identity (start with 5 increment by -3 minvalue -90 maxvalue 7 cycle))
			""";

	private static final String HSQLDB = """
			hsqldb
			create table t (id int, g varbinary(4) default x'00ff', check (g <> x''))
			create table t (id int, s varchar(20) default 'it''s', check (s like 'a!_%' escape '!' or s <> 'x'))
			create table t (id int, p int, g int generated always as (p * 3 + 1), check (g <> 3))
			create table t (id int, d date default date '2020-01-01', w timestamp default current_timestamp, i interval day to second default interval '1 02:00:00' day to second)
			create table t (id int, "Or der" int, "End" int, check ("Or der" <> "End"), unique ("Or der", "End"))
			create table t (id int, b bit(3) default b'101', v boolean default true, check (v is not false))
			create table t (id int, a int array default array[])
			create table t (id int, "lower" int default 5, "Mixed" int, "lo-w" int, constraint "ck" check ("lower" > 0 and "Mixed" < 3), constraint "uq" unique ("lower", id)); create index "ix" on t ("lower", "lo-w")
			create table t (id int, "id" int, "p" int, "g" int generated always as ("p" + 1), check ("id" <> 3))
			create table t (id int, n numeric(6,2) default -1.5, x double default 1.0e-3, check (case when n > 1 then x else 2 end < 3))
			create table t (id int, a varchar(10)); create unique index ix on t (a)
			""";

	private static final String SQLITE = """
			sqlite
			create table t (id int, g blob default x'00ff', constraint ck check (g <> x''))
			create table t (id int, s text default ('a' || char(10)), constraint ck check (s glob '[a-z]*' and s not like 'x!_%' escape '!'))
			create table t (id int, p int, g int generated always as (p << 2 | 1) stored, constraint ck check (g % 7 <> 3))
			create table t (id int, p int, g int as (p & ~1), constraint ck check (g is not 4))
			create table t (id int, j text default '{"a": 1}', constraint ck check (j ->> '$.a' = 1 and json_valid(j)))
			create table t (id int, "Or der" int, [end] int, constraint ck check ("Or der" is not [end]), constraint uq unique ("Or der", [end]))
			create table t (id int, a text); create unique index ix on t (a || '-' || id) where a is not null and a == 'x'
			create table t (id int, a text); create unique index ix on t (a)
			create table t (id int, a varchar(0), b decimal(0), c char(0) default 'x', d varbinary(0))
			create table t (id int, at text default current_timestamp, d text default (date('now', '-1 day')), n default 1e-3)
			""";

	private static final String MARIADB = """
			mariadb
			create table t (id int, g bit(1) default b'1', h bit(3) default b'101', check (h & b'111' = b'101'))
			create table t (id int, y varchar(20) default concat('a', char(10)), check (y regexp '^[a-z]' or y <> 'it''s'))
			create table t (id int, p int, g int as (p << 2 | 1) stored, check (g % 7 <> 3))
			create table t (id int, p int, g int as (p div 2) virtual, check (g <=> 4 or not g))
			create table t (id int, j json default '{"a": 1}', check (json_value(j, '$.a') = 1))
			create table t (id int, `Or der` int, `end` int, check (`Or der` <=> `end`), unique (`Or der`, `end`))
			create table t (id int, at datetime(3) default current_timestamp(3) on update current_timestamp(3), d date default (curdate() + interval 1 day))
			create table t (id int, a varchar(10)); create unique index ix on t (a)
			create table t (id int, d datetime(3) default current_timestamp(3), e datetime on update current_timestamp, f timestamp not null default current_timestamp)
			create table t (id int, d datetime default '2020-01-01' on update current_timestamp, e timestamp null default current_timestamp on update current_timestamp)
			create table t (id int, a char(0), b varchar(0) default '', c varbinary(0), d binary(0))
			create table t (id int, a int check (a > 0 and t.a < 1000), `b b` int not null default 5 comment 'it''s' check (`b b` <> 7), c int check (c > id))
			create table t (id int, e enum('a','b') character set latin1 collate latin1_bin not null default 'b', f enum('it''s') collate utf8mb4_bin)
			""";

	private static TestDatabase database(String name) {
		return DATABASES.computeIfAbsent(name, (added) -> TestDatabases.of(added).create());
	}

	@AfterAll
	static void drop() {
		DATABASES.values().forEach(TestDatabase::close);
		DATABASES.clear();
	}

	@ParameterizedTest
	@MethodSource("tables")
	void comesBackInTheServersWords(String name, String sql) throws SQLException {
		Dialect dialect = Dialects.named(name);
		try (Connection connection = database(name).dataSource().getConnection()) {
			JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			Stream.of(sql.split(";")).forEach(jdbc::execute);
			try {
				Table before = inspect(dialect, jdbc);
				List<List<Table>> less = new ArrayList<>();
				less.add(List.of());
				for (Column column : before.columns()) {
					if (before.columns().size() > 1 && before.columns()
						.stream()
						.noneMatch((other) -> other.computed() != null
								&& mentions(other.computed().expression(), column))) {
						less.add(List.of(without(before, column)));
					}
				}
				less.add(List.of(before.withColumns(before.columns()
					.stream()
					.map((column) -> (column.computed() != null) ? column : column.withDefault(null))
					.toList())));
				before.columns()
					.stream()
					.filter((column) -> column.type().name() == TypeName.ENUM && column.collation() != null)
					.forEach((column) -> less.add(List.of(with(before, column.withType(Definitions.varchar(30))))));
				before.constraints()
					.stream()
					.filter(CheckConstraint.class::isInstance)
					.forEach((check) -> less.add(List.of(before.withConstraints(
							before.constraints().stream().filter((other) -> !other.equals(check)).toList()))));
				for (List<Table> wanted : less) {
					List<Operation> operations = differences(dialect, before, wanted);
					apply(dialect, jdbc, operations);
					if (!wanted.isEmpty()) {
						assertThat(differences(dialect, inspect(dialect, jdbc), wanted)).as("%s", operations).isEmpty();
					}
					apply(dialect, jdbc, inverses(operations));
					assertThat(sorted(inspect(dialect, jdbc))).as("%s", operations).isEqualTo(sorted(before));
				}
			}
			finally {
				jdbc.execute("drop table if exists t");
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "hsqldb" })
	void leadsATableInSmallLettersThereAndBack(String name) throws SQLException {
		Dialect dialect = Dialects.named(name);
		try (Connection connection = database(name).dataSource().getConnection()) {
			JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			jdbc.execute("create table lower (id int primary key)");
			jdbc.execute("create table \"lower\" (\"id\" int primary key, \"name\" varchar(10), constraint \"ck\" "
					+ "check (\"name\" <> 'x'))");
			jdbc.execute("create index \"ix\" on \"lower\" (\"name\")");
			jdbc.execute("create table u (id int primary key, l int references \"lower\")");
			try {
				Schema before = dialect.inspector(jdbc).schema(null);
				assertThat(dialect.inspector(jdbc).tableNames()).containsExactly("\"lower\"", "lower", "u")
					.contains(dialect.inspector(jdbc).name("lower", true));
				List<Operation> operations = Recording.of(name, (op) -> {
					op.renameColumn("\"lower\"", "\"name\"", "\"other\"");
					op.renameTable("\"lower\"", "\"small\"");
					op.addColumn("\"small\"", column("\"n\"", integer()));
					op.createIndex("\"of n\"", "\"small\"", "\"n\"");
				}).entries().stream().map(Recording.Entry::operation).toList();
				apply(dialect, jdbc, operations);
				assertThat(jdbc.queryForList("select \"id\", \"other\", \"n\" from \"small\"")).isEmpty();
				apply(dialect, jdbc, inverses(operations));
				assertThat(dialect.inspector(jdbc).schema(null)).isEqualTo(before);
			}
			finally {
				List.of("u", "\"lower\"", "lower").forEach((table) -> jdbc.execute("drop table " + table));
			}
		}
	}

	private static Table with(Table table, Column column) {
		return table.withColumns(
				table.columns().stream().map((other) -> other.name().equals(column.name()) ? column : other).toList());
	}

	private static Table without(Table table, Column column) {
		return new Table(table.name(),
				table.columns().stream().filter((other) -> !other.name().equals(column.name())).toList(),
				table.constraints()
					.stream()
					.filter((constraint) -> !mentions(constraint.named("x").toString(), column))
					.toList(),
				table.indexes().stream().filter((index) -> !mentions(index.named("ix").toString(), column)).toList(),
				table.comment(), table.options());
	}

	private static boolean mentions(String text, Column column) {
		return Pattern.compile("\\b" + column.name().replace("\"", "") + "\\b", Pattern.CASE_INSENSITIVE)
			.matcher(text)
			.find();
	}

	private static Table sorted(Table table) {
		List<Column> columns = new ArrayList<>(table.columns());
		columns.sort(Comparator.comparing(Column::name));
		List<Constraint> constraints = new ArrayList<>(table.constraints()
			.stream()
			.map((constraint) -> GENERATED_NAME.matcher(String.valueOf(constraint.name())).matches()
					? constraint.named(null) : constraint)
			.toList());
		constraints.sort(Comparator.comparing(Object::toString));
		return table.withColumns(columns).withConstraints(constraints);
	}

	private static Table inspect(Dialect dialect, JdbcTemplate jdbc) {
		return dialect.inspector(jdbc).table(TableName.of("t")).orElseThrow();
	}

	private static List<Operation> differences(Dialect dialect, Table live, List<Table> wanted) {
		AutogenerateSettings settings = new AutogenerateSettings(true, AutogenerateLevel.STRICT, Renames.NONE,
				List.of(), List.of(), List.of(), null);
		Set<TableName> owned = new LinkedHashSet<>(List.of(live.name()));
		return new SchemaDiffer(dialect, settings, null)
			.differences(Schema.of(live), List.of(WantedSchema.of("test", Schema.of(wanted.toArray(Table[]::new)))),
					new Owned(owned, Set.of(), Set.of()))
			.changes()
			.stream()
			.map(SchemaChange::operation)
			.toList();
	}

	private static List<Operation> inverses(List<Operation> operations) {
		List<Operation> inverses = new ArrayList<>(
				operations.stream().map(Operation::inverse).map(Optional::orElseThrow).toList());
		Collections.reverse(inverses);
		return inverses;
	}

	private static void apply(Dialect dialect, JdbcTemplate jdbc, List<Operation> operations) {
		for (Operation operation : operations) {
			dialect.render(operation, LiveDatabase.of(jdbc), (statement) -> jdbc.execute(statement.text()));
		}
	}

}
