package dev.migrate.sql;

import java.util.stream.Stream;

import dev.migrate.connect.Dialects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SqlExcerpt}: whatever quotes a value, no database's excerpt has it.
 */
class SqlExcerptTests {

	private static final String SECRET = "hunter2";

	@ParameterizedTest
	@ValueSource(strings = { "select 'hunter2'", "select 'it''s hunter2'", "select 'a\\'hunter2'",
			"select 'a\\\\', 'hunter2'", "select E'a\\'hunter2'", "select E'a\\'b', 'hunter2'", "select U&'hunter2'",
			"select N'hunter2'", "select n'hunter2', X'hunter2', b'hunter2', _utf8'hunter2'", "select $$it's hunter2$$",
			"select $tag$ $$ hunter2 $tag$", "do $a$ begin perform 'x'; -- it's hunter2\n end $a$", "select $$hunter2",
			"select 'hunter2", "select E'hunter2", "select $t$hunter2 $$", "select /* it's hunter2",
			"-- it's a comment\nselect 'hunter2'", "/* it's */ select 'hunter2'", "# it's\nselect 'hunter2'",
			"// it's\nselect 'hunter2'", "--it's\nselect 'hunter2'", "select 1 -- hunter2", "select 1 /* hunter2 */",
			"/* /* */ hunter2 */ select 1", "select 1 # hunter2", "/*! insert into a values ('hunter2') */",
			"select q'[it's hunter2]'", "select q'{it's}', 'hunter2'", "select NQ'!it's hunter2!'",
			"create user a identified by 'hunter2'", "create user a identified by hunter2",
			"create user if not exists a password hunter2", "create user a password \"hunter2\"",
			"alter user a set password hunter2", "set password = hunter2", "set password for a to hunter2",
			"create user a identified by password hunter2", "alter role a with encrypted password 'hunter2'",
			"grant all on a.* to b identified by hunter2", "copy a from stdin;\nhunter2\thunter2\n\\.\n",
			"create table a (b int);\ncopy a from stdin;\n1\thunter2\n\\.", "select 'a' 'hunter2'",
			"select 'a'\n'hunter2'", "select E'a'\n'\\' hunter2'" })
	void noSecretPasses(String sql) {
		assertThat(Dialects.all()).isNotEmpty()
			.allSatisfy((dialect) -> assertThat(SqlExcerpt.of(sql, dialect.syntax())).as(dialect.name())
				.doesNotContain(SECRET)
				.isNotBlank())
			.allSatisfy((dialect) -> assertThat(SqlExcerpt.lines(sql, dialect.syntax())).doesNotContain(SECRET)
				.isNotBlank());
		assertThat(SqlExcerpt.of(sql)).doesNotContain(SECRET).isNotBlank();
	}

	@ParameterizedTest
	@ValueSource(strings = { "insert into a values (4711)", "update a set b = -4711.5e3", "select 0x4711",
			"create user a identified by 4711", "create user a identified with x as 0x4711",
			"create table a (b int default 0x4711)", "call a(4711)", "select .4711" })
	void noNumberOfARowPasses(String sql) {
		assertThat(Dialects.all())
			.allSatisfy((dialect) -> assertThat(SqlExcerpt.of(sql, dialect.syntax())).doesNotContain("4711"))
			.allSatisfy((dialect) -> assertThat(SqlExcerpt.lines(sql, dialect.syntax())).doesNotContain("4711"));
		assertThat(SqlExcerpt.of(sql)).doesNotContain("4711");
	}

	@Test
	void linesStayWhereAllIsShown() {
		SqlSyntax syntax = Dialects.named("postgresql").syntax();
		assertThat(SqlExcerpt.lines("insert into a -- why\n\tvalues (12, 'it''s',\n\t\t'so')", syntax))
			.isEqualTo("insert into a \n\tvalues (…, '…',\n\t\t'…')");
		assertThat(SqlExcerpt.lines("select 'a" + "x".repeat(100_000) + "'", syntax)).isEqualTo("select '…'…");
		assertThat(SqlExcerpt.lines("select " + "a, ".repeat(100_000), syntax)).hasSizeLessThan(8_200).endsWith("…");
	}

	static Stream<SqlSyntax> stringsInDoubleQuotes() {
		return Stream.of(Dialects.named("mysql"), Dialects.named("mariadb"), Dialects.named("sqlite"))
			.map((dialect) -> dialect.syntax());
	}

	@ParameterizedTest
	@MethodSource("stringsInDoubleQuotes")
	void doubleQuotesMayBeStrings(SqlSyntax syntax) {
		assertThat(SqlExcerpt.of("select \"hunter2\", \"a\"\"hunter2\"", syntax)).isEqualTo("select '…', '…'");
		assertThat(SqlExcerpt.of("select \"a\\\"hunter2\" from `b`", syntax)).doesNotContain(SECRET);
	}

	@Test
	void doubleQuotesAreStringsWhereTheDatabaseIsNotKnown() {
		assertThat(SqlExcerpt.of("select \"hunter2\"")).isEqualTo("select '…'");
	}

	@Test
	void whatIsNoValueIsShown() {
		assertThat(SqlExcerpt.of("create table \"Users\" (\n\tname varchar(50) default 'x' -- a comment\n)",
				Syntaxes.POSTGRESQL))
			.isEqualTo("create table \"Users\" ( name varchar(50) default '…' )");
		assertThat(SqlExcerpt.of("insert into `users` (a) values (1, 'x')", Syntaxes.MYSQL))
			.isEqualTo("insert into `users` (a) values (1, '…')");
		assertThat(SqlExcerpt.of("create user a identified by 'x'; drop table b", Syntaxes.MYSQL))
			.isEqualTo("create user a identified '…' ; drop table b");
		assertThat(SqlExcerpt.of("alter table users add column password varchar(50)", Syntaxes.H2))
			.isEqualTo("alter table users add column password varchar(50)");
		assertThat(SqlExcerpt.of("update users\n  set password = 'x' where name = 'y'", Syntaxes.H2))
			.isEqualTo("update users set password = '…' where name = '…'");
	}

	@Test
	void standsOnOneLineAndForgesNone() {
		assertThat(SqlExcerpt.of("select a,\r\n\tb from \"x\ny\u202Ez\"", Syntaxes.POSTGRESQL))
			.isEqualTo("select a, b from \"x y\\u202ez\"");
	}

	@Test
	void readsNoMoreThanTheBeginning() {
		assertThat(SqlExcerpt.of("-- " + "x".repeat(20_000) + "\nselect a", Syntaxes.H2)).isEqualTo("…");
		assertThat(SqlExcerpt.of("insert into a values " + "('x'), ".repeat(10_000_000), Syntaxes.H2)).hasSize(80)
			.startsWith("insert into a values ('…'), ('…')")
			.endsWith("…");
		assertThat(SqlExcerpt.of("x".repeat(78) + "\uD83D\uDE00yy")).isEqualTo("x".repeat(78) + "…");
	}

}
