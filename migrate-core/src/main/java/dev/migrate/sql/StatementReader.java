package dev.migrate.sql;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * One pass over SQL text that stops after each statement, and where a section of a file
 * ends. Of a text that is not there as a whole, nothing is asked for again that stands
 * before the end of the last statement.
 */
final class StatementReader {

	// pg_dump's minor releases of August 2025 and later put these around a dump; they
	// only switch off meta-commands in psql
	private static final Set<String> HARMLESS = Set.of("\\restrict", "\\unrestrict");

	private final CharSequence text;

	private final SqlSyntax syntax;

	private final @Nullable String origin;

	private final SqlLexer lexer;

	private final Predicate<String> marker;

	private PendingStatement pending;

	private Optional<String> copyData = Optional.empty();

	private int boundary = -1;

	private int delimiterLine;

	/**
	 * Create a reader.
	 * @param syntax what it looks like
	 * @param firstLine the line of the file in which the text begins, counted from 1
	 * @param origin the file, or {@code null} if there is none
	 * @param marker whether a line that begins with two dashes ends the text, where it is
	 * not in the middle of something else
	 */
	StatementReader(CharSequence text, SqlSyntax syntax, int firstLine, @Nullable String origin,
			Predicate<String> marker) {
		this.text = text;
		this.syntax = syntax;
		this.origin = origin;
		this.marker = marker;
		this.lexer = new SqlLexer(text, syntax, firstLine);
		this.pending = new PendingStatement(syntax.bodies());
	}

	/**
	 * Go to the next statement.
	 * @return whether there is one
	 * @throws SqlSyntaxException if the text cannot be split there
	 */
	boolean advance() {
		this.copyData = Optional.empty();
		while (this.boundary < 0 && this.lexer.kind() != SqlToken.Kind.END) {
			this.pending = new PendingStatement(this.syntax.bodies());
			read();
			if (!this.pending.isEmpty()) {
				finish();
				return true;
			}
		}
		return false;
	}

	/**
	 * The statement.
	 * @param written the text as its author wrote it, or {@code null} if that is the text
	 */
	SqlStatement statement(SqlSplitter.@Nullable Written written) {
		String statement = this.pending.text(this.text);
		String before = (written != null) ? written.between(this.pending.begin(), this.pending.end()) : statement;
		return new SqlStatement(statement, this.pending.line(), this.copyData,
				this.syntax.rules().facts(statement, this.syntax), before);
	}

	/**
	 * Where the statement ends, with what ends it.
	 */
	int end() {
		return (this.boundary >= 0) ? this.boundary : this.lexer.end();
	}

	/**
	 * From where on the text is still needed.
	 */
	int start() {
		return this.lexer.start();
	}

	/**
	 * Where the line begins that ends the text, or -1 if none has been met.
	 */
	int boundary() {
		return this.boundary;
	}

	/**
	 * The line at which reading has stopped.
	 */
	int line() {
		return this.lexer.line();
	}

	/**
	 * What ends the next statement.
	 */
	SqlLexer.Delimiter delimiter() {
		return this.lexer.delimiter();
	}

	private void read() {
		boolean more = true;
		while (more) {
			SqlToken.Kind kind = this.lexer.next();
			if (!this.lexer.isClosed()) {
				throw SqlSyntaxException.unclosed(this.lexer, this.origin);
			}
			more = !isBoundary() && switch (kind) {
				case END -> false;
				case SPACE, LINE_COMMENT, COMMENT -> true;
				case HINT -> hint();
				case TERMINATOR -> terminator();
				case WORD -> word();
				case NUMBER, SYMBOL -> symbol();
				case STRING, QUOTED, EXECUTABLE_OPEN, EXECUTABLE_CLOSE -> add();
			};
		}
	}

	/**
	 * Two dashes are no comment on MySQL without a blank behind them.
	 */
	private boolean isBoundary() {
		boolean dashes = (this.lexer.kind() == SqlToken.Kind.LINE_COMMENT || this.lexer.isSymbol('-'))
				&& TextSearch.startsWith(this.text, this.lexer.start(), "--");
		if (!dashes || this.pending.isUnfinished() || this.lexer.isExecutable()
				|| !TextSearch.isFirstInLine(this.text, this.lexer.start())
				|| !this.marker.test(restOfLine(this.lexer.start()))) {
			return false;
		}
		this.boundary = this.lexer.start();
		return true;
	}

	private boolean hint() {
		this.pending.hint(this.lexer);
		return true;
	}

	private boolean add() {
		this.pending.add(this.lexer);
		return true;
	}

	private boolean clientCommand() {
		this.lexer.endAt(TextSearch.endOfLine(this.text, this.lexer.start()));
		String command = firstWord(this.lexer.text());
		if (!this.pending.isEmpty() || !HARMLESS.contains(command)) {
			throw SqlSyntaxException.clientCommand(command, this.origin, this.lexer.line());
		}
		return true;
	}

	private boolean terminator() {
		boolean inside = this.lexer.isExecutable() || (this.lexer.delimiter().isSemicolon() && this.pending.isInBody());
		return inside && add();
	}

	private boolean word() {
		if (isClientCommand("SOURCE") && this.pending.isEmpty()) {
			throw SqlSyntaxException.clientCommand(this.lexer.text(), this.origin, this.lexer.line());
		}
		if (!isDelimiterCommand()) {
			return add();
		}
		String argument = firstWord(restOfLine(this.lexer.end()));
		if (argument.isEmpty()) {
			throw SqlSyntaxException.delimiterMissing(this.origin, this.lexer.line());
		}
		requireEnd();
		this.delimiterLine = this.lexer.line();
		this.lexer.endAt(TextSearch.endOfLine(this.text, this.lexer.end()));
		this.lexer.delimitWith(new SqlLexer.Delimiter(argument));
		return false;
	}

	private boolean isClientCommand(String command) {
		return this.syntax.has(SqlTrait.DELIMITER_COMMAND) && this.lexer.text().equalsIgnoreCase(command)
				&& TextSearch.isFirstInLine(this.text, this.lexer.start());
	}

	private boolean isDelimiterCommand() {
		return isClientCommand("DELIMITER")
				&& (this.pending.isEmpty() || isPunctuation(restOfLine(this.lexer.end()).strip()));
	}

	// inside a statement, a column of that name may stand at the beginning of a line
	private static boolean isPunctuation(String rest) {
		return !rest.isEmpty() && rest.chars().noneMatch((c) -> c <= ' ' || Character.isLetterOrDigit(c));
	}

	private String restOfLine(int position) {
		return this.text.subSequence(position, TextSearch.endOfLine(this.text, position)).toString();
	}

	private boolean symbol() {
		if (this.text.charAt(this.lexer.start()) == '.' && this.pending.isEmpty()) {
			// no statement begins with a dot, but the commands of sqlite3 do
			String command = firstWord(restOfLine(this.lexer.start()));
			throw SqlSyntaxException.clientCommand(command, this.origin, this.lexer.line());
		}
		if (this.lexer.isSymbol('\\') && !this.lexer.isExecutable()) {
			return clientCommand();
		}
		if (!this.lexer.isSymbol(';') || this.lexer.isExecutable()) {
			return add();
		}
		this.pending.semicolon(this.lexer);
		return this.pending.isCompound();
	}

	private void finish() {
		if (this.lexer.kind() == SqlToken.Kind.END || this.boundary >= 0) {
			requireEnd();
		}
		else if (this.lexer.delimiter().isSemicolon() && this.pending.isInBody()) {
			throw unclosedBody();
		}
		if (this.syntax.has(SqlTrait.COPY_FROM_STDIN) && this.pending.isCopyFromStdin()) {
			this.copyData = Optional.of(readCopyData());
		}
	}

	/**
	 * What stands at the end of the text need not be terminated, but it has to be a
	 * whole.
	 */
	private void requireEnd() {
		if (this.pending.isInBody()) {
			throw unclosedBody();
		}
		if (this.pending.isSeveral()) {
			throw SqlSyntaxException.delimiterNotMet(this.lexer.delimiter().text(), this.origin, this.delimiterLine);
		}
	}

	private SqlSyntaxException unclosedBody() {
		return SqlSyntaxException.unclosed("body", "END and a semicolon", this.origin, this.pending.openLine());
	}

	private String readCopyData() {
		if (!restOfLine(this.lexer.end()).isBlank()) {
			throw SqlSyntaxException.afterCopy(this.origin, this.lexer.line());
		}
		int begin = TextSearch.endOfLine(this.text, this.lexer.end()) + 1;
		int end = TextSearch.endOfCopyData(this.text, this.lexer.end());
		if (end < 0) {
			throw SqlSyntaxException.copyUnclosed(this.origin, this.pending.line());
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
