package dev.migrate.sql;

import java.io.StringReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Checksums}.
 */
class ChecksumsTests {

	@ParameterizedTest
	@ValueSource(strings = { "select 1;\r\n-- c\r\n", "insert into t values ('it\\'s', 'b');  \r\n\r\n  ",
			"select '\r\n\r\r\n' ; /* a */ select\n\n2;", "copy t from stdin;\n1\r\n\\.\nselect 3;",
			"# it's\nselect 1;", "select 'a\\';  select 'b\\';\n" })
	void areThoseOfTheWholeWhereTextIsRead(String part) {
		String text = part.repeat(5_000) + "   \n;\n";
		assertThat(Checksums.of(new StreamedText(new StringReader(text), text.length()))).isEqualTo(Checksums.of(text));
		String shifted = " ".repeat(8190) + text;
		assertThat(Checksums.of(new StreamedText(new StringReader(shifted), shifted.length())))
			.isEqualTo(Checksums.of(shifted));
	}

	@Test
	void countWhatIsInALongText() {
		String text = "insert into t values ('" + "x\r\n".repeat(10_000) + "', 'it\\'s" + "y \r\n".repeat(10_000);
		assertThat(SqlNormalizer.normalize(text))
			.isEqualTo("insert into t values('" + "x\n".repeat(10_000) + "','it\\'s" + "y \n".repeat(9_999) + "y");
	}

	@Test
	void namesItsAlgorithm() {
		// printf 'select 1' | sha256sum
		assertThat(Checksums.of("select 1;")).isEqualTo("v2:822ae07d4783158b");
	}

	@Test
	void doesNotDependOnLayout() {
		assertThat(Checksums.of("-- new comment\r\nselect\r\n  1;\r\n")).isEqualTo(Checksums.of("select 1;"));
		assertThat(Checksums.of("create table a (id int, b int);"))
			.isEqualTo(Checksums.of("CREATE TABLE a\n(\n\tid int\n\t, b int\n)"));
	}

	@Test
	void dependsOnContent() {
		assertThat(Checksums.of("select 'a b'")).isNotEqualTo(Checksums.of("select 'a  b'"));
	}

	@Test
	void comparesWithTheAlgorithmOfTheEarlierChecksum() {
		assertThat(Checksums.match(Checksums.of("select 1"), "select  1")).isTrue();
		assertThat(Checksums.match(Checksums.of("select 1"), "select 2")).isFalse();
		assertThat(Checksums.match("v3:something", "select 1")).isTrue();
	}

	@Test
	void comparesAChecksumOfTheFirstRuleByThatRule() {
		// printf 'select 1;' | sha256sum
		String earlier = "v1:354b7196c9ba5fb4";
		assertThat(Checksums.match(earlier, "-- a comment\nselect   1;\n")).isTrue();
		assertThat(Checksums.match(earlier, "SELECT 1;")).isFalse();
		// printf 'insert into a values ( 1, "x y" ) ;' | sha256sum
		assertThat(Checksums.match("v1:d2d4672d31b5063c", "insert into a\n values ( 1, \"x  y\" ) ;")).isTrue();
		assertThat(Checksums.match("v1:d2d4672d31b5063c", "insert into a values (1, \"x  y\");")).isFalse();
	}

}
