package dev.migrate.execute;

import java.util.List;

import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlTrait;

/**
 * The text of a script as the database's own client reads it: each statement ends where
 * the client ends it.
 */
final class ScriptText {

	private static final List<String> DELIMITERS = List.of("//", "$$", "@@", "^^", "%%", "~~");

	private final SqlSyntax syntax;

	private final StringBuilder text = new StringBuilder();

	ScriptText(SqlSyntax syntax) {
		this.syntax = syntax;
	}

	void statement(SqlStatement statement) {
		String sql = statement.text();
		if (this.syntax.has(SqlTrait.DELIMITER_COMMAND) && sql.indexOf(';') >= 0) {
			String delimiter = delimiter(sql);
			line("DELIMITER " + delimiter);
			line(sql + end(sql) + delimiter);
			line("DELIMITER ;");
			return;
		}
		line(sql + end(sql) + ";");
		statement.copyData().ifPresent(this::data);
	}

	/**
	 * One that does not occur in the statement.
	 */
	private static String delimiter(String sql) {
		String repeated = "//";
		for (String delimiter : DELIMITERS) {
			if (!sql.contains(delimiter)) {
				return delimiter;
			}
		}
		while (sql.contains(repeated)) {
			repeated += "/";
		}
		return repeated;
	}

	/**
	 * What ends with a comment would swallow its terminator.
	 */
	private static String end(String sql) {
		String last = sql.substring(sql.lastIndexOf('\n') + 1);
		return (last.contains("--") || last.contains("#") || last.contains("//")) ? "\n" : "";
	}

	private void data(String data) {
		this.text.append(data);
		if (!data.isEmpty() && !data.endsWith("\n")) {
			this.text.append('\n');
		}
		line("\\.");
	}

	/**
	 * A comment, whatever is in it: it stays in one line, and begins no command.
	 */
	void comment(String comment) {
		line(("-- " + comment.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ")).stripTrailing());
	}

	void line(String line) {
		this.text.append(line).append('\n');
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
