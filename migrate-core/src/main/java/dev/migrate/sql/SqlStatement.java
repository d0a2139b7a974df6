package dev.migrate.sql;

import java.util.List;
import java.util.Optional;

/**
 * One SQL statement as a database takes it.
 *
 * @param text the statement without comments around it and without its terminator
 * @param line the line of its first token in the file it comes from, counted from 1
 * @param copyData the lines of data of a {@code COPY … FROM stdin}, each with its line
 * end; empty for every other statement
 */
public record SqlStatement(String text, int line, Optional<String> copyData) {

	private static final int MESSAGE_LENGTH = 80;

	/**
	 * Create a statement without data.
	 * @param text the statement without its terminator
	 * @param line the line of its first token, counted from 1
	 */
	public SqlStatement(String text, int line) {
		this(text, line, Optional.empty());
	}

	/**
	 * The first line, for a message.
	 * @return at most 80 characters; an ellipsis at the end says that the line goes on
	 */
	public String firstLine() {
		String first = this.text.substring(0, TextSearch.endOfLine(this.text, 0)).strip();
		return (first.length() <= MESSAGE_LENGTH) ? first : first.substring(0, MESSAGE_LENGTH - 1) + "…";
	}

	/**
	 * Whether the statement begins or ends a transaction, or prepares its end. In a
	 * revision that runs in a transaction, it would commit one part of it without the
	 * other. Savepoints are no transactions.
	 * @return {@code true} for {@code BEGIN}, {@code START TRANSACTION}, {@code COMMIT},
	 * {@code ROLLBACK} and their other spellings on any database
	 */
	public boolean isTransactionControl() {
		return TransactionControl.matches(this.text);
	}

	/**
	 * Whether a database refuses the statement in a transaction, or ignores it there.
	 * @param syntax the SQL of that database
	 * @return {@code true} if it has to run in autocommit
	 */
	public boolean requiresAutocommit(SqlSyntax syntax) {
		List<String> patterns = syntax.autocommitStatements();
		return patterns.stream().anyMatch((pattern) -> new StatementPattern(pattern).matches(this.text, syntax));
	}

}
