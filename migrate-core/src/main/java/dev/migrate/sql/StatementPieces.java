package dev.migrate.sql;

import java.util.function.Predicate;

import dev.migrate.lang.Internal;
import org.jspecify.annotations.Nullable;

/**
 * Cuts SQL text between statements into pieces of which each can be split for itself, so
 * that a big file is read, and run, piece by piece. Used by one thread for one pass.
 */
@Internal
public final class StatementPieces {

	/** In characters. What is smaller, and so most files, is one piece. */
	public static final int SIZE = 1 << 20;

	private final StreamedText text;

	private final StatementReader reader;

	private int begin;

	private int end;

	private int line;

	private String piece = "";

	private SqlLexer.Delimiter delimiter = SqlLexer.Delimiter.SEMICOLON;

	/**
	 * Begin to read.
	 * @param syntax what it looks like
	 * @param firstLine the line of the file in which the text begins, counted from 1
	 * @param origin the file, or {@code null} if there is none
	 * @param marker whether a line that begins with two dashes ends the text, where it is
	 * not in the middle of something else
	 */
	public StatementPieces(StreamedText text, SqlSyntax syntax, int firstLine, @Nullable String origin,
			Predicate<String> marker) {
		this.text = text;
		this.reader = new StatementReader(text, syntax, firstLine, origin, marker);
		this.line = firstLine;
	}

	/**
	 * Go to the next piece.
	 * @return whether there is one; blank text at the end is one too
	 * @throws SqlSyntaxException if the text cannot be split; {@link #end()} then is the
	 * end of the last whole statement
	 */
	public boolean advance() {
		this.line += lines(this.piece) - (isPrefixed() ? 1 : 0);
		this.begin = this.end;
		this.text.release(Math.min(this.begin, this.reader.start()));
		SqlLexer.Delimiter first = this.reader.delimiter();
		boolean more = true;
		while (more && this.end - this.begin < SIZE) {
			more = advanceOne();
		}
		if (!more) {
			this.end = (this.reader.boundary() >= 0) ? this.reader.boundary() : this.text.length();
		}
		this.delimiter = first;
		String own = this.text.subSequence(this.begin, this.end).toString();
		this.piece = (isPrefixed() && !own.isEmpty()) ? "DELIMITER " + first.text() + "\n" + own : own;
		return this.end > this.begin;
	}

	private boolean advanceOne() {
		boolean found = this.reader.advance();
		if (found) {
			this.end = this.reader.end();
		}
		return found;
	}

	/**
	 * Read to the end without keeping anything.
	 * @return where the text ends: its length, or the beginning of the line that ends it
	 * @throws SqlSyntaxException if the text cannot be split; {@link #end()} then is the
	 * end of the last whole statement
	 */
	public int skip() {
		while (advanceOne()) {
			this.text.release(this.reader.start());
		}
		return (this.reader.boundary() >= 0) ? this.reader.boundary() : this.text.length();
	}

	/**
	 * The piece. It begins with the delimiter where that is not a semicolon any more.
	 */
	public String piece() {
		return this.piece;
	}

	/**
	 * The line of the file in which the piece begins.
	 * @return the line, counted from 1
	 */
	public int line() {
		return isPrefixed() ? this.line - 1 : this.line;
	}

	/**
	 * Where the last whole statement ends that has been read.
	 * @return the position behind it
	 */
	public int end() {
		return this.end;
	}

	/**
	 * The line of the file at which reading has stopped.
	 * @return the line, counted from 1
	 */
	public int lastLine() {
		return this.reader.line();
	}

	private boolean isPrefixed() {
		return !this.delimiter.isSemicolon();
	}

	private static int lines(String text) {
		return (int) text.chars().filter((c) -> c == '\n').count();
	}

}
