package dev.migrate.sql;

import java.util.Iterator;
import java.util.NoSuchElementException;

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
		return () -> new StatementIterator(reader(text, firstLine, origin), null);
	}

	/**
	 * Split text in which placeholders have been replaced.
	 * @param firstLine the line of the file in which the text begins, counted from 1
	 * @param origin the file, or {@code null} if there is none
	 * @param written the text between two positions as its author wrote it
	 * @return the statements, each of which is read when it is asked for
	 */
	public Iterable<SqlStatement> split(CharSequence text, int firstLine, @Nullable String origin, Written written) {
		return () -> new StatementIterator(reader(text, firstLine, origin), written);
	}

	/**
	 * Find out whether a part of a file can be split.
	 * @param text the text; it has to stay as it is while it is read
	 * @param firstLine the line of the file in which the text begins, counted from 1
	 * @param origin the file, or {@code null} if there is none
	 * @throws SqlSyntaxException if it cannot
	 */
	public void check(CharSequence text, int firstLine, @Nullable String origin) {
		StatementReader reader = reader(text, firstLine, origin);
		while (reader.advance()) {
			continue;
		}
	}

	private StatementReader reader(CharSequence text, int firstLine, @Nullable String origin) {
		return new StatementReader(text, this.syntax, firstLine, origin, (line) -> false);
	}

	/**
	 * The text that has been made into the one to split.
	 */
	@FunctionalInterface
	public interface Written {

		/**
		 * What stands there.
		 * @param begin a position in the text to split
		 * @param end the position after the last one
		 * @return the text that was there before
		 */
		String between(int begin, int end);

	}

	/**
	 * The statements, each of which is read when it is asked for.
	 */
	private static final class StatementIterator implements Iterator<SqlStatement> {

		private final StatementReader reader;

		private final @Nullable Written written;

		private boolean ready;

		StatementIterator(StatementReader reader, @Nullable Written written) {
			this.reader = reader;
			this.written = written;
		}

		@Override
		public boolean hasNext() {
			this.ready = this.ready || this.reader.advance();
			return this.ready;
		}

		@Override
		public SqlStatement next() {
			if (!hasNext()) {
				throw new NoSuchElementException();
			}
			this.ready = false;
			return this.reader.statement(this.written);
		}

	}

}
