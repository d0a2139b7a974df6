package dev.migrate.sql;

import java.util.List;
import java.util.StringJoiner;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SqlLexer}, {@link SqlToken} and {@link SqlTokens}.
 */
class SqlLexerTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, quoteCharacter = '^', textBlock = """
			a1 $b é_c         | WORD a1, WORD $b, WORD é_c
			1 1.5 .5 1. 1e-5  | NUMBER 1, NUMBER 1.5, NUMBER .5, NUMBER 1., NUMBER 1e-5
			1.e5 1E+3 0xE+1   | NUMBER 1.e5, NUMBER 1E+3, NUMBER 0xE, SYMBOL +, NUMBER 1
			1..2 1.x 5--3 1e- | NUMBER 1, SYMBOL ., NUMBER .2, NUMBER 1, SYMBOL ., WORD x, NUMBER 5
			a.b               | WORD a, SYMBOL ., WORD b
			'it''s' "q""\" `x` | STRING 'it''s', QUOTED "q""\", SYMBOL `, WORD x, SYMBOL `
			a <= b;           | WORD a, SYMBOL <, SYMBOL =, WORD b, TERMINATOR ;
			a /* b */ c -- d  | WORD a, WORD c
			""")
	void readsTokens(String text, String tokens) {
		StringJoiner read = new StringJoiner(", ");
		SqlToken.read(text, SqlSyntax.standard()).forEach((token) -> read.add(token.kind() + " " + token.text()));

		assertThat(read).hasToString(tokens);
	}

	@Test
	void tellsWhereTokensStand() {
		SqlToken token = SqlToken.read("a\n\n/*\n*/ \"b\"", SqlSyntax.standard()).get(1);

		assertThat(token).isEqualTo(new SqlToken(SqlToken.Kind.QUOTED, "\"b\"", 9, 4));
		assertThat(token.end()).isEqualTo(12);
		assertThat(token.name()).isEqualTo("b");
	}

	@Test
	void keepsWhatIsNoContent() {
		SqlLexer lexer = new SqlLexer("a -- b\n/* c */", SqlSyntax.standard());

		assertThat(lexer.next()).isEqualTo(SqlToken.Kind.WORD);
		assertThat(lexer.next()).isEqualTo(SqlToken.Kind.SPACE);
		assertThat(lexer.next()).isEqualTo(SqlToken.Kind.LINE_COMMENT);
		assertThat(lexer.token().text()).isEqualTo("-- b");
		assertThat(lexer.next()).isEqualTo(SqlToken.Kind.SPACE);
		assertThat(lexer.next()).isEqualTo(SqlToken.Kind.COMMENT);
		assertThat(lexer.isClosed()).isTrue();
		assertThat(lexer.next()).isEqualTo(SqlToken.Kind.END);
	}

	@ParameterizedTest
	@ValueSource(strings = { "'", "'a''", "\"", "`", "[a", "$$a$", "/*", "/*!1 a", "e'\\'" })
	void failsOnNoText(String text) {
		for (SqlSyntax syntax : SqlSplitterTests.everySyntax()) {
			assertThat(String.join("", SqlToken.read(text, syntax).stream().map(SqlToken::text).toList()))
				.isSubstringOf(text);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			value = { "((a)) | a", "(a)(b) | (a)(b)", "a | a", "() | ''", "(a | (a", ") | )" })
	void takesBracketsOff(String text, String inner) {
		List<SqlToken> tokens = SqlToken.withoutBrackets(SqlToken.read(text.strip(), SqlSyntax.standard()));

		assertThat(String.join("", tokens.stream().map(SqlToken::text).toList())).isEqualTo(inner);
	}

	@Test
	void takesTokensInOrder() {
		SqlTokens tokens = new SqlTokens("create table /* of it */ t (a (1)) as x", SqlSyntax.standard());

		assertThat(tokens.skip("CREATE", "VIEW")).isFalse();
		assertThat(tokens.skip("CREATE", "TABLE")).isTrue();
		assertThat(tokens.takeComment()).isEqualTo("of it");
		assertThat(tokens.takeComment()).isNull();
		assertThat(tokens.next().name()).isEqualTo("t");
		int start = tokens.position();
		assertThat(tokens.takeBrackets()).isEqualTo("a (1)");
		assertThat(tokens.text(start)).isEqualTo("(a (1))");
		assertThat(tokens.skip("AS")).isTrue();
		assertThat(tokens.next().is("X")).isTrue();
		assertThat(tokens.isAtEnd()).isTrue();
		assertThatIllegalArgumentException().isThrownBy(tokens::next).withMessageContaining("ends too early");
	}

}
