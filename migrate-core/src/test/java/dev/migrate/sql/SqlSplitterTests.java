package dev.migrate.sql;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What holds for every database.
 */
class SqlSplitterTests {

	static List<SqlSyntax> everySyntax() {
		return List.of(SqlSyntax.standard(), Syntaxes.POSTGRESQL, Syntaxes.MYSQL, Syntaxes.SQLITE, Syntaxes.H2);
	}

	static List<SqlStatement> split(SqlSyntax syntax, String text) {
		Iterable<SqlStatement> statements = new SqlSplitter(syntax).split(text);
		return StreamSupport.stream(statements.spliterator(), false).toList();
	}

	static SqlStatement statement(SqlSyntax syntax, String text, int line) {
		return statement(syntax, text, line, null);
	}

	static SqlStatement statement(SqlSyntax syntax, String text, int line, @Nullable String data) {
		return new SqlStatement(text, line, Optional.ofNullable(data), syntax.rules().facts(text, syntax), text);
	}

	static List<String> texts(SqlSyntax syntax, String text) {
		return split(syntax, text).stream().map(SqlStatement::text).toList();
	}

	@ParameterizedTest
	@MethodSource("everySyntax")
	void splitsAtSemicolons(SqlSyntax syntax) {
		assertThat(texts(syntax, "create table a (id int); drop table a;\nselect 1"))
			.containsExactly("create table a (id int)", "drop table a", "select 1");
	}

	@ParameterizedTest
	@MethodSource("everySyntax")
	void leavesOutWhatIsEmpty(SqlSyntax syntax) {
		assertThat(texts(syntax, "")).isEmpty();
		assertThat(texts(syntax, " ;; -- nothing; here\n ; /* nor; here */ ;\n\n")).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("everySyntax")
	void trimsCommentsAroundStatementsAndKeepsThoseInside(SqlSyntax syntax) {
		String text = "-- before;\n/* and; this */ select /* ; */ 1, -- ;\n 2 -- after\n; -- last";

		assertThat(texts(syntax, text)).containsExactly("select /* ; */ 1, -- ;\n 2");
	}

	@ParameterizedTest
	@MethodSource("everySyntax")
	void knowsTheLineOfTheFirstToken(SqlSyntax syntax) {
		String text = "select 1;\n\n-- comment\n  select\n2; select 'a\nb'; /*\n*/ select 4";

		assertThat(split(syntax, text)).extracting(SqlStatement::line).containsExactly(1, 4, 5, 7);
	}

	@ParameterizedTest
	@MethodSource("everySyntax")
	void countsLinesFromTheFirstLineGiven(SqlSyntax syntax) {
		Iterable<SqlStatement> statements = new SqlSplitter(syntax).split("\nselect 1", 10);

		assertThat(statements).containsExactly(statement(syntax, "select 1", 11));
	}

	@ParameterizedTest
	@MethodSource("everySyntax")
	void keepsSemicolonsInQuotes(SqlSyntax syntax) {
		assertThat(texts(syntax, "insert into a values ('x;y', 'it''s; ok', '', ';'); select \"a;\"\"b\" from c"))
			.containsExactly("insert into a values ('x;y', 'it''s; ok', '', ';')", "select \"a;\"\"b\" from c");
	}

	@ParameterizedTest
	@MethodSource("everySyntax")
	void keepsStringsOverLines(SqlSyntax syntax) {
		assertThat(texts(syntax, "insert into a values ('one;\n-- two\n/* three')\n; select 1"))
			.containsExactly("insert into a values ('one;\n-- two\n/* three')", "select 1");
	}

	@ParameterizedTest
	@MethodSource("everySyntax")
	void takesWindowsLineEnds(SqlSyntax syntax) {
		List<SqlStatement> statements = split(syntax, "select 1; -- one\r\n\r\nselect\r\n2;\r\n");

		assertThat(statements).containsExactly(statement(syntax, "select 1", 1), statement(syntax, "select\r\n2", 3));
	}

	@ParameterizedTest
	@MethodSource("everySyntax")
	void takesUnicodeAndByteOrderMarks(SqlSyntax syntax) {
		assertThat(texts(syntax, "\uFEFFselect 'ключ; 鍵 🔑' as größe; select \"naïve;\" from été"))
			.containsExactly("select 'ключ; 鍵 🔑' as größe", "select \"naïve;\" from été");
	}

	@ParameterizedTest
	@MethodSource("everySyntax")
	void leavesQuestionMarksAndPlaceholdersAlone(SqlSyntax syntax) {
		assertThat(texts(syntax, "select '?', data ? 'a' from b; select '${x}', ${y}"))
			.containsExactly("select '?', data ? 'a' from b", "select '${x}', ${y}");
	}

	@ParameterizedTest
	@MethodSource("everySyntax")
	void takesTransactionStatementsForStatements(SqlSyntax syntax) {
		assertThat(texts(syntax, "BEGIN;\ninsert into a values (1);\nCOMMIT;\nBEGIN TRANSACTION; END;"))
			.containsExactly("BEGIN", "insert into a values (1)", "COMMIT", "BEGIN TRANSACTION", "END");
	}

	@ParameterizedTest
	@MethodSource("everySyntax")
	void takesKeywordsAsNames(SqlSyntax syntax) {
		assertThat(texts(syntax,
				"create table \"begin\" (\"end\" int); select t.end, t.begin, t.case from t; select a as end from b;"))
			.containsExactly("create table \"begin\" (\"end\" int)", "select t.end, t.begin, t.case from t",
					"select a as end from b");
	}

	@ParameterizedTest
	@MethodSource("everySyntax")
	void takesCaseExpressions(SqlSyntax syntax) {
		assertThat(texts(syntax, "select case when a then case b when 1 then 2 end else 3 end from c; select 1;"))
			.containsExactly("select case when a then case b when 1 then 2 end else 3 end from c", "select 1");
	}

	@ParameterizedTest
	@MethodSource("everySyntax")
	void keepsHintsWithTheirStatement(SqlSyntax syntax) {
		assertThat(split(syntax, "-- x\n/*+ SeqScan(a) */\nselect /*+ b */ 1; /*+ nothing */"))
			.containsExactly(statement(syntax, "/*+ SeqScan(a) */\nselect /*+ b */ 1", 3));
	}

	@ParameterizedTest
	@MethodSource("everySyntax")
	void refusesUnclosedQuotesAndComments(SqlSyntax syntax) {
		assertUnclosed(syntax, "select 1;\nselect 'it''s", "string");
		assertUnclosed(syntax, "select 1;\nselect \"a", "quoted text");
		assertUnclosed(syntax, "select 1;\nselect /* 2;\n\n", "comment");
	}

	@ParameterizedTest
	@MethodSource("everySyntax")
	void refusesClientCommands(SqlSyntax syntax) {
		assertThatExceptionOfType(SqlSyntaxException.class)
			.isThrownBy(() -> split(syntax, "select 1;\n\\i other.sql\n"))
			.withMessageContaining("'\\i' in line 2")
			.satisfies((ex) -> assertThat(ex.line()).isEqualTo(2));
		assertThatExceptionOfType(SqlSyntaxException.class).isThrownBy(() -> split(syntax, "\n.read other.sql\n"))
			.withMessageContaining("'.read' in line 2");
	}

	@Test
	void namesTheOriginInErrors() {
		Iterable<SqlStatement> statements = new SqlSplitter(Syntaxes.H2).split("select '", 7, "a.sql");

		assertThatExceptionOfType(SqlSyntaxException.class).isThrownBy(() -> statements.iterator().hasNext())
			.withMessage("The string that begins in line 7 of 'a.sql' is never closed."
					+ " Close it with ', and double one that belongs to the text.")
			.satisfies((ex) -> assertThat(ex.origin()).contains("a.sql"));
	}

	@Test
	void givesStatementsBeforeItMeetsAnError() {
		Iterator<SqlStatement> statements = new SqlSplitter(Syntaxes.H2).split("select 1; select '").iterator();

		assertThat(statements.next().text()).isEqualTo("select 1");
		assertThatExceptionOfType(SqlSyntaxException.class).isThrownBy(statements::next);
	}

	@Test
	void splitsAgainForEachIteration() {
		Iterable<SqlStatement> statements = new SqlSplitter(Syntaxes.H2).split("select 1; select 2");

		assertThat(statements).hasSize(2);
		assertThat(statements).hasSize(2);
	}

	private void assertUnclosed(SqlSyntax syntax, String text, String what) {
		assertThatExceptionOfType(SqlSyntaxException.class).isThrownBy(() -> split(syntax, text))
			.withMessageContaining("The %s that begins in line 2 is never closed".formatted(what))
			.satisfies((ex) -> assertThat(ex.line()).isEqualTo(2));
	}

}
