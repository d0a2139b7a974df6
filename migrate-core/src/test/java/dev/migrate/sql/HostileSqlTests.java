package dev.migrate.sql;

import java.util.Iterator;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Text that is meant to make a scanner recurse, backtrack or run out of memory.
 */
class HostileSqlTests {

	private static final int SIZE = 1 << 18;

	static List<SqlSyntax> everySyntax() {
		return SqlSplitterTests.everySyntax();
	}

	@ParameterizedTest
	@ValueSource(strings = { "(", ")", "''", "\"\"", "a", "1", "-", "$", "$1", "?", ":", "@", "a.", "A ", "* ", "CASE ",
			"BEGIN ", "END ", "IF ", "E''\n", "E''--\n", "é", "#>", "\0" })
	void takesWhatRepeats(String repeated) {
		String text = "CREATE x " + repeated.repeat(SIZE / repeated.length());

		assertThat(SqlSplitterTests.split(Syntaxes.POSTGRESQL, text)).hasSize(1);
	}

	@ParameterizedTest
	@MethodSource("everySyntax")
	void refusesWhatNeverCloses(SqlSyntax syntax) {
		for (String unclosed : List.of("/*", "/* ", "\\", "/*/")) {
			String text = "select 1;\n" + unclosed.repeat(SIZE / unclosed.length());
			assertThatExceptionOfType(SqlSyntaxException.class).isThrownBy(() -> SqlSplitterTests.split(syntax, text))
				.satisfies((ex) -> assertThat(ex.line()).isEqualTo(2))
				.satisfies((ex) -> assertThat(ex.getMessage()).hasSizeLessThan(300));
		}
		assertThatExceptionOfType(SqlSyntaxException.class)
			.isThrownBy(() -> SqlSplitterTests.split(syntax, "\n" + "'".repeat(SIZE + 1)));
	}

	@Test
	void followsDeepBodies() {
		int depth = SIZE / 16;
		String body = "BEGIN IF 1 THEN ".repeat(depth) + "SELECT 1; " + "END IF; END; ".repeat(depth);

		assertThat(SqlSplitterTests.split(Syntaxes.MYSQL, "CREATE PROCEDURE p() " + body + " SELECT 2")).hasSize(2);
	}

	@Test
	void takesManyDelimiterCommands() {
		String text = "DELIMITER //\nDELIMITER ;\n".repeat(SIZE / 32);

		assertThat(SqlSplitterTests.split(Syntaxes.MYSQL, text)).isEmpty();
	}

	@Test
	void readsManyStatementsOneByOne() {
		String text = "insert into a values (1, 'it''s; text');\n".repeat(100_000);
		Iterator<SqlStatement> statements = new SqlSplitter(Syntaxes.POSTGRESQL).split(text).iterator();

		int count = 0;
		for (; statements.hasNext(); count++) {
			assertThat(statements.next().line()).isEqualTo(count + 1);
		}
		assertThat(count).isEqualTo(100_000);
	}

	@ParameterizedTest
	@ValueSource(strings = { "(", "'", "\"", "`", "/*", "--", "- -", "$", "$a", "$a$", "E'", "\\'", "#", "/*!", ";",
			"\r", "from stdin;", "'\\" })
	void normalizesWhatRepeats(String repeated) {
		String text = "a " + repeated.repeat(SIZE / repeated.length());

		assertThat(SqlNormalizer.normalize(text)).startsWith("a").hasSizeLessThanOrEqualTo(text.length());
	}

}
