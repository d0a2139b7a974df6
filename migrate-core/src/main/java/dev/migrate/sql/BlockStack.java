package dev.migrate.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * The blocks that are open inside a body.
 */
final class BlockStack {

	private enum Block {

		BEGIN, PACKAGE, IF, CASE, CASE_EXPRESSION, LOOP, WHILE, REPEAT, FOR

	}

	/**
	 * Words behind which an expression begins or goes on, so that no block ends there.
	 */
	private static final Set<String> BEFORE_OPERAND = Set.of("CASE", "WHEN", "THEN", "ELSE", "AND", "OR", "XOR", "NOT",
			"IN", "LIKE", "RLIKE", "REGEXP", "BETWEEN", "ESCAPE", "DIV", "MOD", "INTERVAL", "BINARY", "DISTINCT",
			"SELECT", "WHERE", "HAVING", "ON", "BY", "SET", "RETURN", "UNTIL");

	private final boolean procedural;

	private final Deque<Block> blocks = new ArrayDeque<>();

	private int openLine;

	private int tokens;

	private boolean atStart;

	private boolean afterEnd;

	private boolean declaration;

	private boolean handler;

	private boolean until;

	private boolean operand;

	private boolean routine;

	/**
	 * Create an empty stack.
	 * @param procedural whether bodies have more than queries: {@code IF}, loops and
	 * blocks in blocks
	 */
	BlockStack(boolean procedural) {
		this.procedural = procedural;
	}

	boolean isOpen() {
		return !this.blocks.isEmpty();
	}

	int openLine() {
		return isOpen() ? this.openLine : 0;
	}

	/**
	 * Whether the body has not begun yet, though its header is over.
	 * @return {@code true} before the first word
	 */
	boolean isAtFirstStatement() {
		return this.blocks.isEmpty() && this.atStart;
	}

	/**
	 * Open the outermost block.
	 */
	void open(int line) {
		push(Block.BEGIN, line);
		beginStatement();
	}

	/**
	 * Open a package, whose header is no statement.
	 */
	void openPackage(int line) {
		push(Block.PACKAGE, line);
	}

	void beginStatement() {
		this.atStart = true;
		this.tokens = 0;
		this.afterEnd = false;
		this.declaration = false;
		this.handler = false;
		this.until = false;
		this.operand = false;
	}

	void word(String word, int line) {
		boolean start = this.atStart;
		boolean afterOperand = this.operand;
		this.atStart = false;
		this.operand = !BEFORE_OPERAND.contains(word);
		this.tokens++;
		if (this.afterEnd) {
			this.afterEnd = false; // END IF, END LOOP label
			return;
		}
		switch (word) {
			case "FUNCTION", "PROCEDURE" -> this.routine |= this.blocks.peek() == Block.PACKAGE;
			case "BEGIN" -> begin(start, line);
			case "IF", "WHILE", "FOR" -> statement(start, Block.valueOf(word), line);
			case "LOOP", "REPEAT" -> loop(start, Block.valueOf(word), line);
			case "CASE" -> caseOf(start, line);
			case "END" -> end(start, afterOperand);
			case "THEN", "ELSE" -> branch();
			case "DO" -> loopBody();
			case "ATOMIC" -> notAtomic();
			case "UNTIL" -> this.until = start && this.blocks.peek() == Block.REPEAT;
			case "DECLARE" -> this.declaration = start;
			case "HANDLER" -> this.handler = this.declaration;
			default -> {
			}
		}
	}

	private void begin(boolean start, int line) {
		boolean part = this.blocks.peek() == Block.PACKAGE;
		if (part && !this.routine) {
			beginStatement(); // What a package does first ends with it
		}
		else if (this.procedural && (start || part || this.handler)) {
			this.routine &= !part;
			push(Block.BEGIN, line);
			beginStatement();
		}
	}

	/**
	 * Take the last word of {@code BEGIN NOT ATOMIC}; no statement begins with the
	 * others.
	 */
	private void notAtomic() {
		if (this.tokens == 2) {
			beginStatement();
		}
	}

	private void statement(boolean start, Block block, int line) {
		if (this.procedural && start) {
			push(block, line);
		}
	}

	private void loop(boolean start, Block block, int line) {
		if (this.procedural && start) {
			push(block, line);
			beginStatement();
		}
	}

	private void caseOf(boolean start, int line) {
		if (this.procedural && start) {
			push(Block.CASE, line);
		}
		else if (isOpen()) {
			push(Block.CASE_EXPRESSION, line);
		}
	}

	/**
	 * Take a word that ends a block, or is a column of that name where an operand stands.
	 */
	private void end(boolean start, boolean afterOperand) {
		Block innermost = this.blocks.peek();
		if (innermost == Block.CASE_EXPRESSION) {
			if (afterOperand) {
				this.blocks.pop();
			}
		}
		else if (innermost != null && (start || this.until && afterOperand)) {
			this.blocks.pop();
			this.until = false;
			this.afterEnd = true;
		}
	}

	private void branch() {
		Block innermost = this.blocks.peek();
		if (innermost == Block.IF || innermost == Block.CASE) {
			beginStatement();
		}
	}

	private void loopBody() {
		Block innermost = this.blocks.peek();
		if (innermost == Block.WHILE || innermost == Block.FOR) {
			beginStatement();
		}
	}

	/**
	 * Take a token that is no keyword.
	 * @param token the symbol, or anything else for a name or a string
	 */
	void other(String token) {
		boolean label = token.equals(":") && this.tokens == 1;
		if (label || token.equals(";")) {
			beginStatement();
			return;
		}
		this.atStart = false;
		this.afterEnd = false;
		this.operand = token.equals(")") || token.equals("'") || token.length() > 1;
		this.tokens++;
	}

	private void push(Block block, int line) {
		if (this.blocks.isEmpty()) {
			this.openLine = line;
		}
		this.blocks.push(block);
	}

}
