package dev.migrate.sql;

/**
 * The statement being read: where it begins and ends so far, and what it turns out to be.
 */
final class PendingStatement {

	private final BodyTracker body;

	private int begin = -1;

	private int end;

	private int line;

	private boolean copy;

	private boolean fromStdin;

	private String previous = "";

	private int parentheses;

	private boolean afterComma;

	/** Whether a semicolon has ended what may have been the whole of it. */
	private boolean ended;

	private boolean several;

	PendingStatement(CompoundBodies bodies) {
		this.body = new BodyTracker(bodies);
	}

	/**
	 * Whether there is something to execute so far.
	 * @return {@code true} if nothing but comments was read
	 */
	boolean isEmpty() {
		return this.line == 0;
	}

	/**
	 * Whether a semicolon belongs to the body of this statement.
	 * @return {@code true} inside a body
	 */
	boolean isInBody() {
		return this.body.isOpen();
	}

	/**
	 * Whether this statement cannot end here, so that a comment here is within it.
	 */
	boolean isUnfinished() {
		return isInBody() || this.parentheses > 0 || this.afterComma;
	}

	/**
	 * Whether something stands behind the semicolon after its body, for which only
	 * another delimiter could be meant to be the end.
	 */
	boolean isSeveral() {
		return this.several;
	}

	/**
	 * Whether this statement may contain semicolons.
	 * @return {@code true} if it is one with a body
	 */
	boolean isCompound() {
		return this.body.isCompound();
	}

	/**
	 * Where the open part of this statement begins.
	 * @return a line, counted from 1
	 */
	int openLine() {
		return (this.body.openLine() > 0) ? this.body.openLine() : this.line;
	}

	int begin() {
		return this.begin;
	}

	int end() {
		return this.end;
	}

	int line() {
		return this.line;
	}

	/**
	 * Whether lines of data follow this statement.
	 * @return {@code true} for {@code COPY … FROM stdin}
	 */
	boolean isCopyFromStdin() {
		return this.copy && this.fromStdin;
	}

	/**
	 * Remember a hint: it belongs to the statement, but is none by itself.
	 * @param token the lexer that stands on it
	 */
	void hint(SqlLexer token) {
		begin(token);
		if (!isEmpty()) {
			this.end = token.end();
		}
	}

	void add(SqlLexer token) {
		begin(token);
		if (isEmpty()) {
			this.line = token.line();
			this.copy = token.kind() == SqlToken.Kind.WORD && token.word().equals("COPY");
		}
		this.end = token.end();
		if (token.kind() == SqlToken.Kind.EXECUTABLE_OPEN || token.kind() == SqlToken.Kind.EXECUTABLE_CLOSE) {
			return;
		}
		this.several |= this.ended;
		nest(token);
		this.body.accept(token);
		if (this.copy && token.kind() == SqlToken.Kind.WORD) {
			String word = token.word();
			this.fromStdin |= word.equals("STDIN") && this.previous.equals("FROM");
			this.previous = word;
		}
	}

	/**
	 * Take a semicolon that ends this statement only if another delimiter or the end
	 * follows: it is kept if more of the statement comes.
	 * @param token the lexer that stands on it
	 */
	void semicolon(SqlLexer token) {
		this.ended |= !isInBody();
		this.body.accept(token);
	}

	private void nest(SqlLexer token) {
		if (token.isSymbol('(')) {
			this.parentheses++;
		}
		else if (token.isSymbol(')') && this.parentheses > 0) {
			this.parentheses--;
		}
		this.afterComma = token.isSymbol(',');
	}

	private void begin(SqlLexer token) {
		if (this.begin < 0) {
			this.begin = token.start();
		}
	}

	/**
	 * The statement's text from its first token, or a hint before, to its last.
	 * @param sql the text it was read from
	 */
	String text(CharSequence sql) {
		return sql.subSequence(this.begin, this.end).toString();
	}

}
