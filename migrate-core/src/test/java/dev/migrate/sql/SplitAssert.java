package dev.migrate.sql;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Statements that are written as they are expected to be split.
 */
final class SplitAssert {

	private SplitAssert() {
	}

	/**
	 * Assert that a script is split where it is marked, and nowhere else.
	 * @param syntax the syntax
	 * @param script statements, each with its semicolon, with a slash between blanks or
	 * in a line of its own between them
	 */
	static void assertSplit(SqlSyntax syntax, String script) {
		List<String> expected = new ArrayList<>();
		StringBuilder text = new StringBuilder();
		for (String part : script.strip().split("\\s/\\s")) {
			String statement = part.strip();
			text.append(part).append('\n');
			expected.add(statement.endsWith(";") ? statement.substring(0, statement.length() - 1) : statement);
		}
		assertThat(SqlSplitterTests.texts(syntax, text.toString())).containsExactlyElementsOf(expected);
	}

}
