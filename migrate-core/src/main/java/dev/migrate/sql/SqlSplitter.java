package dev.migrate.sql;

import dev.migrate.lang.Internal;
import org.jspecify.annotations.Nullable;

/**
 * Splits SQL text into the statements that a database takes one at a time. Thread-safe.
 * <p>
 * The text is passed over once, while the result is iterated over, and nothing but the
 * current statement is kept: the first statements can run before an error further down is
 * met. Every iteration reads the text again.
 */
@Internal
public final class SqlSplitter {

	private final SqlSyntax syntax;

	/**
	 * Create a splitter.
	 * @param syntax what the text looks like
	 */
	public SqlSplitter(SqlSyntax syntax) {
		this.syntax = syntax;
	}

	/**
	 * Split a text that begins in line 1.
	 * @param text the text; it has to stay as it is while it is read
	 * @return the statements in order; iterating throws {@link SqlSyntaxException} where
	 * the text cannot be split
	 */
	public Iterable<SqlStatement> split(CharSequence text) {
		return split(text, 1);
	}

	/**
	 * Split a part of a file.
	 * @param text the text; it has to stay as it is while it is read
	 * @param firstLine the line of the file in which the text begins, counted from 1
	 * @return the statements in order; iterating throws {@link SqlSyntaxException} where
	 * the text cannot be split
	 */
	public Iterable<SqlStatement> split(CharSequence text, int firstLine) {
		return split(text, firstLine, null);
	}

	/**
	 * Split a part of a file that errors shall name.
	 * @param text the text; it has to stay as it is while it is read
	 * @param firstLine the line of the file in which the text begins, counted from 1
	 * @param origin the file, or {@code null} if there is none
	 * @return the statements in order; iterating throws {@link SqlSyntaxException} where
	 * the text cannot be split
	 */
	public Iterable<SqlStatement> split(CharSequence text, int firstLine, @Nullable String origin) {
		return () -> new StatementIterator(text, this.syntax, firstLine, origin);
	}

}
