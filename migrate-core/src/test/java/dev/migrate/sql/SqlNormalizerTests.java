package dev.migrate.sql;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.migrate.connect.Dialects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SqlNormalizer}.
 */
class SqlNormalizerTests {

	@Test
	void takesLayoutAndCommentsAway() {
		String text = "\uFEFF-- header: it's;\r\n\r\n  create\ttable a (\r\n    id int,   -- the 'key'\r\n"
				+ "    b int --no blank, isn't it\r\n)  /* it's\r\n over */ ;\r\n# MySQL's\r\n----\r\n\r\nselect 1;\r\n\r\n";

		assertThat(normalize(text)).isEqualTo("create table a(id int,b int);select 1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "'a  b -- c\n\n/* d */'", "\"a  b -- c\"", "`a  b -- c`", "$$ a  -- b\n\n $$",
			"$x$ a  $$ -- b $x$", "E'a\\'  b -- c'", "''''", "'it''s  '", "/*!50001 a  b */", "/*M! a  b */",
			"/*+ a  b */" })
	void keepsQuotesAndWhatServersRun(String quoted) {
		assertThat(normalize("select   " + quoted + "   -- x")).isEqualTo("select " + quoted);
	}

	@Test
	void keepsCopyData() {
		String copy = "copy a from stdin;\n1\t2  3\n-- it's  data\n\\.";

		assertThat(normalize("-- x\n" + copy.replace("\n", "\r\n") + "\r\n\r\n-- y\r\nselect  1"))
			.isEqualTo(copy + " select 1");
	}

	@Test
	void takesWindowsLineEndsInQuotesForLineEnds() {
		assertThat(normalize("select 'a\r\nb', $$c\r\n$$")).isEqualTo("select 'a\nb',$$c\n$$");
	}

	@Test
	void takesDollarSignsForADelimiter() {
		String text = "DELIMITER $$\nCREATE PROCEDURE p()  -- it's p\n BEGIN\n SELECT $a$; END$$\nDELIMITER ;\nSELECT $$ x";

		assertThat(normalize(text))
			.isEqualTo("DELIMITER $$ create procedure p()BEGIN select $a$;END$$ DELIMITER ;select $$ x");
	}

	@Test
	void keepsOperatorsThatAreCommentsElsewhere() {
		assertThat(normalize("select data\n #>> '{a}',\n 5--3")).isEqualTo("select data #>>'{a}',5--3");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			select 'a\\' , '  -- b'    | select 'a\\' , ' -- b'
			select 'a\\'  -- it's      | select 'a\\' -- it's
			select 5--3  'x'           | select 5--3 'x'
			/* a /* b */  c  */        | /* a /* b */ c */
			select a # '  '            | select a # ' '
			select $a$  b              | select $a$ b
			select 1 // it's  h2       | select 1 // it's h2
			""")
	void hidesNoChangeAfterWhatDatabasesReadDifferently(String one, String other) {
		assertThat(normalize(one)).isNotEqualTo(normalize(other));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '&', quoteCharacter = '`', textBlock = """
			CREATE TABLE a (  id INT , b VARCHAR ( 20 ) )   & create table a(id int,b varchar(20))
			select a+1<=b and c=-1                          & select a + 1 <= b and c=-1
			select 'a'||b                                   & select 'a' || b
			select count(*) from a ;                        & Select Count(*) From a
			""")
	void takesBlanksBesideSymbolsTheCaseOfReservedWordsAndALastSemicolonAway(String one, String other) {
		assertThat(normalize(one)).isEqualToIgnoringCase(normalize(other)).doesNotContain("SELECT", "CREATE", "INT");
	}

	@ParameterizedTest
	@ValueSource(strings = { "mysql", "mariadb" })
	void takesNoCaseAwayThatANameCouldHave(String database) {
		assertThat(NormalText.RESERVED)
			.allMatch((word) -> !Dialects.named(database).spelling().quote(word).equals(word));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			select 'A'                 | select 'a'
			select "A"                 | select "a"
			select $$A$$               | select $$a$$
			/*!50001 A */              | /*!50001 a */
			select * from Users        | select * from users
			select * from shop.Select  | select * from shop.select
			select a - -1              | select a --1
			select a < -1              | select a <- 1
			select 1e -5               | select 1e-5
			select 1e- 5               | select 1e-5
			select u & 'a'             | select u&'a'
			select 'a' 'b'             | select 'a''b'
			select [a  b]              | select [a b]
			select [ a]                | select [a]
			select a; b                | select a b
			""")
	void keepsWhatCounts(String one, String other) {
		assertThat(normalize(one)).isNotEqualTo(normalize(other));
	}

	@Test
	void takesBlanksInArraysAway() {
		assertThat(normalize("select array[1, 2], a[1], '{}'::int[]")).isEqualTo("select array[1,2],a[1],'{}'::int[]");
	}

	@Test
	void givesBigTextsInPiecesThatMakeOneWhole() {
		String text = "insert into a values ('\uD83D\uDE00 x', 1) ; -- 'y'\n".repeat(5000);
		StringBuilder normal = new StringBuilder();
		List<Integer> lengths = new ArrayList<>();
		SqlNormalizer.normalize(text, SqlNormalizer.Rule.COMPACT, (piece) -> {
			assertThat(new String(piece.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
				.isEqualTo(piece);
			normal.append(piece);
			lengths.add(piece.length());
		});
		String line = "insert into a values('\uD83D\uDE00 x',1);";
		assertThat(normal).hasToString(line.repeat(5000).substring(0, line.length() * 5000 - 1));
		assertThat(lengths).hasSizeGreaterThan(10).allMatch((length) -> length < 10_000);
	}

	@Test
	void normalFormIsItsOwnNormalForm() {
		String normal = normalize("select 'a  b',\n  1 -- c\n;\n\nselect $$ d $$ ;");

		assertThat(normalize(normal)).isEqualTo(normal);
	}

	@Test
	void takesTheEmptyTextAndComments() {
		assertThat(normalize("")).isEmpty();
		assertThat(normalize("-- a\n\n/* b */\n")).isEmpty();
	}

	private String normalize(String text) {
		return SqlNormalizer.normalize(text);
	}

}
