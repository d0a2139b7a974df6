package dev.migrate.dialect.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.migrate.operation.BatchOptions;
import dev.migrate.sql.SqlLexer;
import dev.migrate.sql.SqlToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A table that is rebuilt without a change is the same for SQLite itself.
 */
class SqliteTableTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "create table t (a, b, c)", "create table T(a int,b text,c)",
			"create table main.t (a unsigned big int, b varying character(20), c decimal(10 , 5) not null default 0)",
			"create table [t] ([a] int, `b c` text, \"d\"\"e\" text, 'f' text)",
			"create table t (a int constraint nn not null constraint u unique, b text constraint ck check (b like 'x,%)' or b = ')'))",
			"create table t (a integer primary key desc, b int)",
			"create table t (a text, b int, primary key (a collate nocase desc, b), unique (b desc) on conflict replace)",
			"create table t (a int check (a > 0) check (a < 9) default (1 + (2 * 3)), b default -1.5e-3, c default +7)",
			"create table t (a int, check (a > 0) constraint one check (a < 9) constraint two unique (a))",
			"create table t (a int references p on delete set null on update cascade not deferrable initially immediate, b)",
			"create table t (a int, b int, foreign key (a) references t (b) match simple deferrable initially deferred, unique (b))",
			"create table t (a int /* first, */ , -- second\n b text -- 'third\n , /* fourth */ c int)",
			"create table t as select 1 as a, 'x' as \"b c\", 2.5 as d",
			"create table t (a int generated always as (b + 1), b int, c text as (b || ',') stored not null)",
			"create table t (a text primary key, b any, c blob not null default x'00ff') strict, without rowid",
			"create table t (a integer not null primary key autoincrement, b text collate rtrim not null on conflict fail)",
			"create table t (a bool default true, b default null, c default 'it''s', d default \"q\", e default current_date)",
			"create table t (a int, \"primary\" int, [check] text, \"constraint\" text unique, key int, \"über\" int)",
			"create table t (a int null, b int not null null, c int constraint x constraint y not null)",
			"create table if not exists t (a timestamp with time zone, b double precision, c long varchar (5))" })
	void rebuildsAnyTableWithoutChange(String sql) throws SQLException {
		try (SqliteRun run = new SqliteRun()) {
			JdbcTemplate jdbc = run.jdbc();
			jdbc.execute("create table p (id integer primary key)");
			jdbc.execute(sql);
			Map<String, List<Map<String, Object>>> before = facts(jdbc);
			run.upgrade((op) -> op.batchAlterTable("t", BatchOptions.of(BatchOptions.Recreate.ALWAYS), (t) -> {
			}));
			assertThat(facts(jdbc)).as("%s", run.sql("t")).isEqualTo(before);
			String text = run.sql("t");
			run.upgrade((op) -> op.batchAlterTable("t", BatchOptions.of(BatchOptions.Recreate.ALWAYS), (t) -> {
			}));
			assertThat(run.sql("t")).isEqualTo(text);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { """
			create table t (
				a integer primary key, -- the key, really
				-- before b
				/* before b, too */
				b text /* of b */ not null, /* behind b */ -- and more
				c text default 'x' -- no comma, here
				, /* before d */ d int -- last
			)""", """
			create table t ( -- first
				a int -- the type
					not null -- and not null
					check (a > 0 -- inside
					),
				/* before a key */ constraint u unique (a) -- behind a key
				, check (a < 9) /* at the end */
				-- very last
			)""", """
			create table t (/* before a */ a int, -- 'quoted' "names", [brackets]
				[b c] int /* of b */ -- , ) ;
				, primary key (a, "b c") on conflict replace -- its own words
			) without rowid""" })
	void keepsEachComment(String sql) throws SQLException {
		try (SqliteRun run = new SqliteRun()) {
			run.jdbc().execute(sql);
			List<String> before = comments(run.sql("t"));
			assertThat(before).hasSizeGreaterThan(3);
			run.upgrade((op) -> op.batchAlterTable("t", BatchOptions.of(BatchOptions.Recreate.ALWAYS),
					(t) -> t.addColumn(column("added", integer()))));
			assertThat(comments(run.sql("t"))).containsExactlyInAnyOrderElementsOf(before);
			String text = run.sql("t");
			run.upgrade((op) -> op.batchAlterTable("t", BatchOptions.of(BatchOptions.Recreate.ALWAYS), (t) -> {
			}));
			assertThat(run.sql("t")).isEqualTo(text);
		}
	}

	@Test
	void keepsCommentsWhereTheyStand() throws SQLException {
		try (SqliteRun run = new SqliteRun()) {
			run.jdbc().execute("""
					create table t (
						id integer primary key, -- the key, really
						-- before a
						a text /* of a */, -- behind a
						b int, -- of b
						constraint ck check (a <> '') -- last
					)""");
			run.upgrade((op) -> op.batchAlterTable("t", BatchOptions.of(BatchOptions.Recreate.ALWAYS), (t) -> {
				t.alterColumn("a", (a) -> a.to(varchar(20)).notNull());
				t.dropColumn("b");
			}));
			assertThat(run.sql("t")).isEqualTo("""
					CREATE TABLE "t" (
						id integer primary key, -- the key, really
						-- before a
						a VARCHAR(20) NOT NULL /* of a */, -- behind a
						CONSTRAINT ck check (a <> '') -- last
					)""");
		}
	}

	@Test
	void keyThatIsNoLongerGeneratedGetsItsType() throws SQLException {
		try (SqliteRun run = new SqliteRun()) {
			run.jdbc().execute("create table t (id integer primary key autoincrement, a int)");
			run.upgrade((op) -> op.alterColumn("t", "id", (id) -> id.to(bigint()).dropIdentity()));
			assertThat(run.sql("t")).contains("id BIGINT").doesNotContainIgnoringCase("autoincrement");
			run.upgrade((op) -> op.alterColumn("t", "id", (id) -> id.to(integer()).autoIncrement()));
			assertThat(run.sql("t")).contains("id INTEGER").containsIgnoringCase("autoincrement");
		}
	}

	private static List<String> comments(String sql) {
		List<String> comments = new ArrayList<>();
		SqlLexer lexer = new SqlLexer(sql, SqliteParts.SYNTAX);
		while (lexer.next() != SqlToken.Kind.END) {
			if (lexer.kind() == SqlToken.Kind.LINE_COMMENT || lexer.kind() == SqlToken.Kind.COMMENT) {
				comments.add(lexer.token().text().strip());
			}
		}
		return comments;
	}

	private static Map<String, List<Map<String, Object>>> facts(JdbcTemplate jdbc) {
		return Map.of("columns", jdbc.queryForList("select * from pragma_table_xinfo('t')"), "keys",
				jdbc.queryForList("select * from pragma_foreign_key_list('t')"), "indexes",
				jdbc.queryForList("select i.\"unique\", i.origin, x.name, x.desc, x.coll, x.key "
						+ "from pragma_index_list('t') i join pragma_index_xinfo(i.name) x order by i.seq, x.seqno"),
				"table",
				jdbc.queryForList("select ncol, wr, strict from pragma_table_list where name = 't' collate nocase"),
				"checks", jdbc.queryForList("select (length(sql) - length(replace(lower(sql), 'check (', ''))) as n "
						+ "from sqlite_master where name = 't' collate nocase"));
	}

}
