package dev.migrate.dialect.standard;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken;

/**
 * The text of a {@code CREATE TABLE} that a server gives, taken apart. Comments that a
 * server acts on stay in it.
 *
 * @param head what stands before the bracket
 * @param parts columns, constraints and indexes, in order
 * @param tail what stands behind the bracket
 */
public record CreateText(String head, List<String> parts, String tail) {

	public CreateText {
		parts = List.copyOf(parts);
	}

	/**
	 * Take a table apart.
	 * @param create the statement that creates it
	 * @param syntax how it is read
	 * @return its text
	 */
	public static CreateText of(String create, SqlSyntax syntax) {
		List<String> parts = new ArrayList<>();
		String head = create;
		int depth = 0;
		int begin = 0;
		for (SqlToken token : SqlToken.read(create, syntax)) {
			if (depth == 0 && token.is("(")) {
				head = create.substring(0, token.start()).strip();
				begin = token.end();
			}
			else if (depth == 1 && (token.is(",") || token.is(")"))) {
				parts.add(create.substring(begin, token.start()).strip());
				begin = token.end();
			}
			depth += token.nesting();
			if (depth == 0 && token.is(")")) {
				break;
			}
		}
		return new CreateText(head, parts, create.substring(begin).strip());
	}

	/**
	 * The statement.
	 * @return its text, a part a line
	 */
	public String sql() {
		return this.head + " (\n  " + String.join(",\n  ", this.parts) + "\n)"
				+ (this.tail.isEmpty() ? "" : " " + this.tail);
	}

}
