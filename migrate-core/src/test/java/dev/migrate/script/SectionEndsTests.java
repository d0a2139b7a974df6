package dev.migrate.script;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Recording;
import dev.migrate.sql.SqlSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for {@link SectionEnds}.
 */
class SectionEndsTests {

	private static final List<String> ALL = List.of("postgresql", "mysql", "mariadb", "h2", "hsqldb", "sqlite");

	private static final List<String> EVERYWHERE = List.of("insert into t values ('a\n-- downgrade\nb');\n",
			"insert into t values ('it''s\n  -- upgrade (h2)\n', 'x\n-- downgrade\n');\n",
			"/*\n-- downgrade\n*/ select 1;\n", "select 1 /* it's\n-- upgrade\n-- downgrade (mysql)\n*/;\n",
			"create table \"a\n-- downgrade\n\" (i int);\n", "-- it's said: \"\nselect 1;\n/* \" */\n",
			"create table t (\n-- upgrade\n  i int,\n  -- downgrade\n  j int\n);\n",
			"select a,\n-- downgrade\n b from t;\n", "select 1; -- upgrade\n", "select 1\n");

	private static final Map<List<String>, List<String>> SOMEWHERE = Map.of(List.of("postgresql", "h2"),
			List.of("create function f() returns int as $$\nbegin\n-- upgrade\n-- downgrade\nreturn 1; end $$;\n",
					"do $a$ it's\n-- downgrade\n $$\n-- upgrade\n $a$;\n",
					"/* /*\n-- upgrade\n*/\n-- downgrade\n*/ select 1;\n"),
			List.of("postgresql"),
			List.of("insert into t values (E'it\\'s\n-- downgrade\n');\n",
					"copy t (a) from stdin;\nit's\n-- upgrade\n-- downgrade\n\\.\nselect 1;\n",
					"create function f() returns int begin atomic\n-- upgrade\nselect 1;\n-- downgrade\nselect 2; end;\n",
					"create rule r as on insert to t do also (\n-- downgrade\nselect 1;\n-- upgrade\nselect 2);\n"),
			List.of("mysql", "mariadb"),
			List.of("insert into t values ('it\\'s\n-- downgrade\n');\n",
					"insert into t values (\"it's\n-- downgrade\n\\\"\n-- upgrade\n\");\n",
					"create table `a\n-- upgrade\n` (i int);\n", "# it's\nselect 1;\n",
					"/*!40000 select\n-- downgrade\n1 */;\n",
					"create procedure p()\nbegin\n-- upgrade\n  select 1;\n-- downgrade\nend;\nselect 1;\n",
					"delimiter //\ncreate procedure p()\nbegin\n-- upgrade\n  select 1;\n-- downgrade\nend//\ndelimiter ;\n",
					"create trigger r before insert on t for each row begin\n-- downgrade\nset @a = 1;\nend;\n",
					"create event e on schedule every 1 day do begin\n-- downgrade\nselect 1;\nend;\n"),
			List.of("sqlite"),
			List.of("create table [a\n-- upgrade\n] (i int);\n", "create table `a\n-- upgrade\n` (i int);\n",
					"create trigger r after insert on t begin\n-- downgrade\nselect 1;\n-- upgrade\nend;\n"),
			List.of("h2"), List.of("// it's\nselect 1;\n"), List.of("hsqldb"),
			List.of("create procedure p() begin atomic\n-- downgrade\ninsert into t values (1);\n-- upgrade\nend;\n"));

	private static final List<String> NEVER_CLOSED = List.of("insert into t values ('never closed);\n",
			"create table \"never closed (i int);\n", "/* never closed\nselect 1;\n",
			"insert into t values ('it''s);\nselect 1;\n");

	private static final Map<List<String>, List<String>> NEVER_CLOSED_SOMEWHERE = Map.of(List.of("postgresql", "h2"),
			List.of("do $$ begin select 1; end;\n", "do $a$ x $$ $b$;\n", "/* /* never closed */ select 1;\n"),
			List.of("postgresql"),
			List.of("insert into t values (E'a\\');\n", "copy t (a) from stdin;\n1\n2\n",
					"create function f() returns int begin atomic select 1;\n"),
			List.of("mysql", "mariadb"),
			List.of("insert into t values ('a\\');\n", "insert into t values (\"a);\n", "create table `a (i int);\n",
					"/*!40000 select 1;\n", "create procedure p() begin select 1;\n",
					"delimiter //\ncreate procedure p() begin select 1;\n",
					"delimiter //\ncreate procedure p() begin select 1; end;\ncreate table a (i int);\n",
					"delimiter //\ncreate procedure p() select 1;\nselect 2;\ndelimiter ;\n"),
			List.of("sqlite"),
			List.of("create table [a (i int);\n", "create table `a (i int);\n",
					"create trigger r after insert on t begin select 1;\n"),
			List.of("hsqldb"), List.of("create procedure p() begin atomic insert into t values (1);\n"));

	static Stream<Arguments> texts() {
		return combined(EVERYWHERE, SOMEWHERE);
	}

	static Stream<Arguments> brokenTexts() {
		return combined(NEVER_CLOSED, NEVER_CLOSED_SOMEWHERE);
	}

	private static Stream<Arguments> combined(List<String> everywhere, Map<List<String>, List<String>> somewhere) {
		Stream<Arguments> common = ALL.stream()
			.flatMap((dialect) -> everywhere.stream().map((text) -> arguments(dialect, text)));
		Stream<Arguments> special = somewhere.entrySet()
			.stream()
			.flatMap((entry) -> entry.getKey()
				.stream()
				.flatMap((dialect) -> entry.getValue().stream().map((text) -> arguments(dialect, text))));
		return Stream.concat(common, special);
	}

	@ParameterizedTest
	@MethodSource("texts")
	void takesMarkersWithinOtherTextForText(String dialect, String text) {
		Script script = script("-- revision: a\n-- upgrade\n" + text + "-- downgrade\ndrop table t;\n", dialect);
		assertThatNoException().isThrownBy(script::check);
		assertThat(sql(script, dialect, Section.UPGRADE)).isEqualTo(text);
		assertThat(sql(script, dialect, Section.DOWNGRADE)).isEqualTo("drop table t;\n");
	}

	@ParameterizedTest
	@MethodSource("texts")
	void takesThemForTextInADowngradeToo(String dialect, String text) {
		Script script = script(
				"-- revision: a\n-- downgrade\n" + text + "-- upgrade\n" + text + "-- downgrade (oracle)\nx;\n",
				dialect);
		assertThatNoException().isThrownBy(script::check);
		assertThat(sql(script, dialect, Section.UPGRADE)).isEqualTo(text);
		assertThat(sql(script, dialect, Section.DOWNGRADE)).isEqualTo(text);
	}

	@ParameterizedTest
	@MethodSource("texts")
	void takesThemForTextInASectionOfAnotherDatabase(String dialect, String text) {
		for (String other : ALL) {
			if (!takes(other, dialect)) {
				Script script = script("-- revision: a\n-- upgrade (" + dialect + ")\n" + text + "-- upgrade (" + other
						+ ")\nselect 2;\n-- downgrade\nselect 3;\n", other);
				assertThatNoException().as(other).isThrownBy(script::check);
				assertThat(sql(script, other, Section.UPGRADE)).as(other).isEqualTo("select 2;\n");
				assertThat(sql(script, other, Section.DOWNGRADE)).as(other).isEqualTo("select 3;\n");
			}
		}
	}

	@ParameterizedTest
	@MethodSource("brokenTexts")
	void refusesWhatCannotBeSplitInEitherDirection(String dialect, String text) {
		Script upgrade = script("-- revision: a\n-- upgrade\ncreate table z (i int);\n" + text
				+ "-- downgrade\ndrop table z;\ndelete from t where a = 'x';\n", dialect);
		assertThatExceptionOfType(SqlSyntaxException.class).isThrownBy(upgrade::check)
			.satisfies((ex) -> assertThat(ex.line()).isBetween(4, 7))
			.satisfies((ex) -> assertThat(ex.origin()).contains("db/a.sql"));
		assertThat(upgrade.downgradeWritten()).isTrue();
		Script downgrade = script(
				"-- revision: a\n-- upgrade\ncreate table z (i int);\n-- downgrade\ndrop table z;\n" + text, dialect);
		assertThatExceptionOfType(SqlSyntaxException.class).isThrownBy(downgrade::check)
			.satisfies((ex) -> assertThat(ex.line()).isBetween(6, 9));
	}

	@ParameterizedTest
	@MethodSource("brokenTexts")
	void doesNotMindWhatAnotherDatabaseCannotSplit(String dialect, String text) {
		for (String other : ALL) {
			if (!takes(other, dialect)) {
				Script script = script("-- revision: a\n-- upgrade (" + dialect + ")\n" + text + "-- upgrade (" + other
						+ ")\nselect 2;\n", other);
				assertThatNoException().as(other).isThrownBy(script::check);
				assertThat(sql(script, other, Section.UPGRADE)).as(other).isEqualTo("select 2;\n");
			}
		}
	}

	private static boolean takes(String dialect, String other) {
		return dialect.equals(other) || (dialect.equals("mariadb") && other.equals("mysql"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			mysql      | "do $$ begin it's\n-- upgrade\nend $$;\n" | mysql
			sqlite     | "do $$ begin it's\n-- upgrade\nend $$;\n" | sqlite
			postgresql | "insert into t values ('it\\'s');\n"      | postgresql
			h2         | "# it's\nselect 1;\n"                      | h2
			mariadb    | "create table [it's] (i int);\n"           | mysql
			""")
	void findsItsSectionBehindAPlainOneThatItCannotRead(String dialect, String text, String name) {
		Script script = script("-- revision: a\n-- upgrade\n" + text.replace("\\n", "\n") + "-- upgrade (" + name
				+ ")\nselect 'b';\n-- downgrade\nselect 'c';\n", dialect);
		assertThat(sql(script, dialect, Section.UPGRADE)).isEqualTo("select 'b';\n");
		assertThat(sql(script, dialect, Section.DOWNGRADE)).isEqualTo("select 'c';\n");
	}

	@Test
	void findsAMarkerThatIsNoCommentOfTheDatabase() {
		Script script = script("-- revision: a\n-- upgrade\nselect 5\n--downgrade\nselect 6;\n", "mysql");
		assertThat(sql(script, "mysql", Section.UPGRADE)).isEqualTo("select 5\n");
		assertThat(sql(script, "mysql", Section.DOWNGRADE)).isEqualTo("select 6;\n");
	}

	@Test
	void namesTheQuoteThatIsNotClosedAndNotOneBehindIt() {
		Script script = script("""
				-- revision: a
				-- upgrade
				create table z (i int);
				insert into z values ('never closed);
				-- downgrade
				delete from z where a = 'x';
				drop table z;
				""", "h2");
		assertThatExceptionOfType(SqlSyntaxException.class).isThrownBy(script::check)
			.withMessageStartingWith("The string that begins in line 4 of 'db/a.sql' is never closed.");
	}

	private static String sql(Script script, String dialect, Section section) {
		Migration migration = script.load();
		List<Operation> operations = Recording.of(dialect, (op) -> {
			if (section == Section.UPGRADE) {
				migration.upgrade(op);
			}
			else {
				migration.downgrade(op);
			}
		}).entries().stream().map(Recording.Entry::operation).toList();
		assertThat(operations).hasSize(1);
		return ((ExecuteSql) operations.get(0)).sql();
	}

	private static Script script(String text, String dialect) {
		RevisionFile file = new RevisionFile(new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)), "db/a.sql",
				"db/a.sql");
		return SqlScript.read(file, dialect, SqlHeaderTests.NAMES, Map.of());
	}

}
