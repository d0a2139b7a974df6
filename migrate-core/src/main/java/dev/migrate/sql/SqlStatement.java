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
 * @param written the statement as its author wrote it, with placeholders in the place of
 * their values; the text where there are none
 */
public record SqlStatement(String text, int line, Optional<String> copyData, StatementFacts facts, String written) {

	/**
	 * Create a statement that was made, not read.
	 * @param text the statement without its terminator
	 * @param facts what is known of it
	 */
	public SqlStatement(String text, StatementFacts facts) {
		this(text, 1, Optional.empty(), facts, text);
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
	 * The same statement with values for its parameters.
	 * @param text the statement without its terminator
	 * @return a new statement, which is shown as it was written
	 */
	public SqlStatement withText(String text) {
		return new SqlStatement(text, this.line, this.copyData, this.facts, this.written);
	}

	/**
	 * What may be shown of it.
	 * @param syntax the SQL of the database that it is for
	 * @return its beginning on one line, without comments, values and the values of
	 * placeholders
	 */
	public String excerpt(SqlSyntax syntax) {
		return SqlExcerpt.of(this.written, syntax);
	}

}
