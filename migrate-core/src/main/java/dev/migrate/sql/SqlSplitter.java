package dev.migrate.sql;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

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
		return () -> new StatementIterator(text, this.syntax, firstLine, origin, null);
	}

	/**
	 * Split text in which placeholders have been replaced.
	 * @param text the text
	 * @param firstLine the line of the file in which the text begins, counted from 1
	 * @param origin the file, or {@code null} if there is none
	 * @param written the text between two positions as its author wrote it
	 * @return the statements, each of which is read when it is asked for
	 */
	public Iterable<SqlStatement> split(CharSequence text, int firstLine, @Nullable String origin, Written written) {
		return () -> new StatementIterator(text, this.syntax, firstLine, origin, written);
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
	 * One pass over SQL text that stops after each statement.
	 */
	private static final class StatementIterator implements Iterator<SqlStatement> {

		// pg_dump's minor releases of August 2025 and later put these around a dump; they
		// only switch off meta-commands in psql
		private static final Set<String> HARMLESS = Set.of("\\restrict", "\\unrestrict");

		private final CharSequence text;

		private final SqlSyntax syntax;

		private final @Nullable String origin;

		private final SqlLexer lexer;

		private final @Nullable Written written;

		private @Nullable SqlStatement next;

		StatementIterator(CharSequence text, SqlSyntax syntax, int firstLine, @Nullable String origin,
				@Nullable Written written) {
			this.text = text;
			this.syntax = syntax;
			this.origin = origin;
			this.written = written;
			this.lexer = new SqlLexer(text, syntax, firstLine);
		}

		@Override
		public boolean hasNext() {
			while (this.next == null && this.lexer.kind() != SqlToken.Kind.END) {
				PendingStatement pending = new PendingStatement(this.syntax.bodies());
				read(pending);
				if (!pending.isEmpty()) {
					this.next = finish(pending);
				}
			}
			return this.next != null;
		}

		@Override
		public SqlStatement next() {
			if (!hasNext() || this.next == null) {
				throw new NoSuchElementException();
			}
			SqlStatement statement = this.next;
			this.next = null;
			return statement;
		}

		private void read(PendingStatement pending) {
			boolean more = true;
			while (more) {
				SqlToken.Kind kind = this.lexer.next();
				if (!this.lexer.isClosed()) {
					throw SqlSyntaxException.unclosed(this.lexer, this.origin);
				}
				more = switch (kind) {
					case END -> false;
					case SPACE, LINE_COMMENT, COMMENT -> true;
					case HINT -> hint(pending);
					case TERMINATOR -> terminator(pending);
					case WORD -> word(pending);
					case NUMBER, SYMBOL -> symbol(pending);
					case STRING, QUOTED, EXECUTABLE_OPEN, EXECUTABLE_CLOSE -> add(pending);
				};
			}
		}

		private boolean hint(PendingStatement pending) {
			pending.hint(this.lexer);
			return true;
		}

		private boolean add(PendingStatement pending) {
			pending.add(this.lexer);
			return true;
		}

		private boolean clientCommand(PendingStatement pending) {
			this.lexer.endAt(TextSearch.endOfLine(this.text, this.lexer.start()));
			String command = firstWord(this.lexer.text());
			if (!pending.isEmpty() || !HARMLESS.contains(command)) {
				throw SqlSyntaxException.clientCommand(command, this.origin, this.lexer.line());
			}
			return true;
		}

		private boolean terminator(PendingStatement pending) {
			boolean inside = this.lexer.isExecutable() || (this.lexer.delimiter().isSemicolon() && pending.isInBody());
			return inside && add(pending);
		}

		private boolean word(PendingStatement pending) {
			if (isClientCommand("SOURCE") && pending.isEmpty()) {
				throw SqlSyntaxException.clientCommand(this.lexer.text(), this.origin, this.lexer.line());
			}
			if (!isDelimiterCommand(pending)) {
				return add(pending);
			}
			String argument = firstWord(restOfLine(this.lexer.end()));
			if (argument.isEmpty()) {
				throw SqlSyntaxException.delimiterMissing(this.origin, this.lexer.line());
			}
			this.lexer.endAt(TextSearch.endOfLine(this.text, this.lexer.end()));
			this.lexer.delimitWith(new SqlLexer.Delimiter(argument));
			return false;
		}

		private boolean isClientCommand(String command) {
			return this.syntax.has(SqlTrait.DELIMITER_COMMAND) && this.lexer.text().equalsIgnoreCase(command)
					&& TextSearch.isFirstInLine(this.text, this.lexer.start());
		}

		private boolean isDelimiterCommand(PendingStatement pending) {
			return isClientCommand("DELIMITER")
					&& (pending.isEmpty() || isPunctuation(restOfLine(this.lexer.end()).strip()));
		}

		// inside a statement, a column of that name may stand at the beginning of a line
		private static boolean isPunctuation(String rest) {
			return !rest.isEmpty() && rest.chars().noneMatch((c) -> c <= ' ' || Character.isLetterOrDigit(c));
		}

		private String restOfLine(int position) {
			return this.text.subSequence(position, TextSearch.endOfLine(this.text, position)).toString();
		}

		private boolean symbol(PendingStatement pending) {
			if (this.text.charAt(this.lexer.start()) == '.' && pending.isEmpty()) {
				// no statement begins with a dot, but the commands of sqlite3 do
				String command = firstWord(restOfLine(this.lexer.start()));
				throw SqlSyntaxException.clientCommand(command, this.origin, this.lexer.line());
			}
			if (this.lexer.isSymbol('\\') && !this.lexer.isExecutable()) {
				return clientCommand(pending);
			}
			if (!this.lexer.isSymbol(';') || this.lexer.isExecutable()) {
				return add(pending);
			}
			pending.semicolon(this.lexer);
			return pending.isCompound();
		}

		private SqlStatement finish(PendingStatement pending) {
			if (this.lexer.delimiter().isSemicolon() && pending.isInBody()) {
				throw SqlSyntaxException.unclosed("body", "END and a semicolon", this.origin, pending.openLine());
			}
			boolean copy = this.syntax.has(SqlTrait.COPY_FROM_STDIN) && pending.isCopyFromStdin();
			Optional<String> data = copy ? Optional.of(copyData(pending)) : Optional.empty();
			String statement = pending.text(this.text);
			String before = (this.written != null) ? this.written.between(pending.begin(), pending.end()) : statement;
			return new SqlStatement(statement, pending.line(), data, this.syntax.rules().facts(statement, this.syntax),
					before);
		}

		private String copyData(PendingStatement pending) {
			if (!restOfLine(this.lexer.end()).isBlank()) {
				throw SqlSyntaxException.afterCopy(this.origin, this.lexer.line());
			}
			int begin = TextSearch.endOfLine(this.text, this.lexer.end()) + 1;
			int end = TextSearch.endOfCopyData(this.text, this.lexer.end());
			if (end < 0) {
				throw SqlSyntaxException.copyUnclosed(this.origin, pending.line());
			}
			this.lexer.endAt(TextSearch.endOfLine(this.text, end));
			return this.text.subSequence(begin, end).toString();
		}

		private static String firstWord(String line) {
			String rest = line.strip();
			int end = 0;
			while (end < rest.length() && !TextSearch.isBlank(rest.charAt(end))) {
				end++;
			}
			return rest.substring(0, end);
		}

	}

}
