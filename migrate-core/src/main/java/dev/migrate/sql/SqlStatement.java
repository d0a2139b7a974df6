package dev.migrate.sql;

import java.util.Optional;

/**
 * One SQL statement as a database takes it.
 *
 * @param text the statement without comments around it and without its terminator
 * @param line the line of its first token in the file it comes from, counted from 1
 * @param copyData the lines of data of a {@code COPY … FROM stdin}, each with its line
 * end; empty for every other statement
 * @param facts what is known of it besides its text
 */
public record SqlStatement(String text, int line, Optional<String> copyData, StatementFacts facts) {

	private static final int MESSAGE_LENGTH = 80;

	/**
	 * Create a statement that was made, not read.
	 * @param text the statement without its terminator
	 * @param facts what is known of it
	 */
	public SqlStatement(String text, StatementFacts facts) {
		this(text, 1, Optional.empty(), facts);
	}

	/**
	 * A statement that stands alone in text that people write.
	 * @param text the statement without its terminator
	 * @param syntax the SQL of the database that it is for
	 * @return the statement, with the facts that its text tells
	 */
	public static SqlStatement read(String text, SqlSyntax syntax) {
		return new SqlStatement(text, syntax.rules().facts(text, syntax));
	}

	/**
	 * The same statement in other words.
	 * @param text the statement without its terminator
	 * @return a new statement
	 */
	public SqlStatement withText(String text) {
		return new SqlStatement(text, this.line, this.copyData, this.facts);
	}

	/**
	 * The first line, for a message.
	 * @return at most 80 characters; an ellipsis at the end says that the line goes on
	 */
	public String firstLine() {
		String first = this.text.substring(0, TextSearch.endOfLine(this.text, 0)).strip();
		return (first.length() <= MESSAGE_LENGTH) ? first : first.substring(0, MESSAGE_LENGTH - 1) + "…";
	}

}
