package dev.migrate.sql;

import java.util.Set;

/**
 * Follows one statement token by token and knows whether it is inside a body, where a
 * semicolon ends only a statement of the body. Keywords count where a database would take
 * them for keywords, so that a column named {@code end} does no harm.
 */
final class BodyTracker {

	private static final Set<String> OTHER_KINDS = Set.of("TABLE", "VIEW", "INDEX", "DATABASE", "SCHEMA", "USER",
			"ROLE", "SEQUENCE", "SERVER", "TABLESPACE", "TYPE", "DOMAIN", "EXTENSION", "TRIGGER", "EVENT", "FUNCTION",
			"PROCEDURE", "RULE");

	private static final Set<String> BLOCKS = Set.of("BEGIN", "IF", "CASE", "LOOP", "WHILE", "REPEAT", "FOR");

	private static final Set<String> SIMPLE_BODIES = Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "REPLACE", "SET",
			"CALL", "RETURN", "WITH", "VALUES", "CREATE", "ALTER", "DROP", "TRUNCATE", "DO");

	private static final String PACKAGE = "PACKAGE";

	/** What begins behind the AS of a package, or of a routine in it. */
	private static final Set<String> PARTS = Set.of("FUNCTION", "PROCEDURE", "BEGIN");

	/** Stands for a name or a value, whatever its text is. */
	private static final String NAME = "'";

	private enum Phase {

		FIRST, BEGUN, CREATE, HEADER, BODY, PLAIN

	}

	private final CompoundBodies bodies;

	private final BlockStack blocks;

	private Phase phase = Phase.FIRST;

	private String owner = "";

	private String previous = "";

	private boolean headerReady;

	private boolean nameFollows;

	private int parentheses;

	BodyTracker(CompoundBodies bodies) {
		this.bodies = bodies;
		this.blocks = new BlockStack(bodies == CompoundBodies.ROUTINE);
	}

	/**
	 * Whether a semicolon here belongs to the body.
	 * @return {@code true} inside a body
	 */
	boolean isOpen() {
		return this.blocks.isOpen() || (this.owner.equals("RULE") && this.parentheses > 0);
	}

	/**
	 * Whether the statement is of a kind that can have a body.
	 * @return {@code true} from its header on
	 */
	boolean isCompound() {
		return !this.owner.isEmpty() || this.blocks.isOpen();
	}

	/**
	 * The line of the beginning of the body that is still open.
	 * @return the line, counted from 1, or 0 if it is not inside a block
	 */
	int openLine() {
		return this.blocks.openLine();
	}

	/**
	 * Take the statement's next token, which is neither a comment nor the end.
	 * @param token the lexer that stands on it
	 */
	void accept(SqlLexer token) {
		if (this.phase == Phase.PLAIN) {
			return;
		}
		switch (token.kind()) {
			case WORD -> word(token.word(), token.line());
			case NUMBER, STRING, QUOTED -> other(NAME);
			default -> symbol(token.text());
		}
	}

	private void word(String word, int line) {
		boolean part = this.owner.equals(PACKAGE) && PARTS.contains(word);
		boolean name = this.previous.equals(".") || this.previous.equals("@") || this.previous.equals("AS") && !part;
		if (name || this.nameFollows) {
			other(NAME);
			return;
		}
		switch (this.phase) {
			case FIRST -> first(word, line);
			case BEGUN -> begun(word, line);
			case CREATE -> create(word, line);
			case HEADER -> header(word, line);
			default -> body(word, line);
		}
		this.previous = word;
	}

	private void first(String word, int line) {
		boolean routine = this.bodies == CompoundBodies.ROUTINE;
		if (this.bodies == CompoundBodies.NONE) {
			this.phase = Phase.PLAIN;
		}
		else if (word.equals("CREATE") || (routine && word.equals("ALTER"))) {
			this.phase = Phase.CREATE;
		}
		else if (routine && word.equals("BEGIN")) {
			this.phase = Phase.BEGUN;
		}
		else if (routine && BLOCKS.contains(word)) {
			this.phase = Phase.BODY;
			this.blocks.beginStatement();
			body(word, line);
		}
		else {
			this.phase = Phase.PLAIN;
		}
	}

	private void begun(String word, int line) {
		if (word.equals("ATOMIC") && this.previous.equals("NOT")) {
			this.phase = Phase.BODY;
			this.blocks.open(line);
		}
		else if (!word.equals("NOT")) {
			this.phase = Phase.PLAIN;
		}
	}

	private void create(String word, int line) {
		boolean rule = word.equals("RULE") && this.bodies == CompoundBodies.ATOMIC;
		if (word.equals(PACKAGE) && this.bodies == CompoundBodies.ROUTINE && !this.previous.equals("=")) {
			this.owner = word;
			this.phase = Phase.BODY;
			this.blocks.openPackage(line);
		}
		else if (rule || this.bodies.areOwnedBy(word)) {
			this.owner = word;
			this.phase = Phase.HEADER;
		}
		else if (OTHER_KINDS.contains(word)) {
			this.phase = Phase.PLAIN;
		}
	}

	private void header(String word, int line) {
		switch (this.bodies) {
			case ATOMIC -> atomicHeader(word, line);
			case TRIGGER -> triggerHeader(word, line);
			default -> routineHeader(word, line);
		}
	}

	private void atomicHeader(String word, int line) {
		if (this.parentheses == 0 && word.equals("ATOMIC") && this.previous.equals("BEGIN")) {
			this.phase = Phase.BODY;
			this.blocks.open(line);
		}
	}

	private void triggerHeader(String word, int line) {
		if (this.headerReady && this.parentheses == 0 && word.equals("BEGIN") && !this.previous.equals("ON")) {
			this.phase = Phase.BODY;
			this.blocks.open(line);
		}
		this.headerReady |= word.equals("ON");
	}

	private void routineHeader(String word, int line) {
		if (word.equals("ATOMIC") && this.previous.equals("BEGIN")) {
			this.phase = Phase.BODY;
			this.blocks.open(line);
			return;
		}
		boolean bodyFollows = switch (this.owner) {
			case "TRIGGER" -> word.equals("ROW") && this.previous.equals("EACH");
			case "EVENT" -> word.equals("DO") && this.parentheses == 0;
			default -> false;
		};
		if (bodyFollows) {
			this.phase = Phase.BODY;
			this.blocks.beginStatement();
		}
		else if (this.headerReady && this.parentheses == 0) {
			routineBody(word, line);
		}
	}

	private void routineBody(String word, int line) {
		boolean type = this.previous.equals("CHARACTER") || this.previous.equals("RETURNS");
		if (BLOCKS.contains(word)) {
			this.phase = Phase.BODY;
			this.blocks.beginStatement();
			body(word, line);
		}
		else if (SIMPLE_BODIES.contains(word) && !type) {
			this.phase = Phase.PLAIN;
		}
	}

	private void body(String word, int line) {
		if (word.equals("ATOMIC") && this.previous.equals("BEGIN")) {
			if (!this.blocks.isOpen()) {
				this.blocks.open(line); // Behind the condition of a trigger
			}
			return;
		}
		if (this.blocks.isAtFirstStatement() && (word.equals("FOLLOWS") || word.equals("PRECEDES"))) {
			this.nameFollows = true;
			return;
		}
		this.blocks.word(word, line);
	}

	private void symbol(String symbol) {
		if (symbol.equals("(")) {
			this.parentheses++;
		}
		else if (symbol.equals(")") && this.parentheses > 0) {
			this.parentheses--;
			this.headerReady |= this.parentheses == 0 && this.bodies == CompoundBodies.ROUTINE
					&& this.phase == Phase.HEADER && !this.owner.equals("TRIGGER") && !this.owner.equals("EVENT");
		}
		other(symbol);
	}

	private void other(String token) {
		this.previous = token;
		if (this.phase == Phase.FIRST) {
			this.phase = Phase.PLAIN;
		}
		else if (this.nameFollows) {
			this.nameFollows = false;
		}
		else if (this.phase == Phase.BODY) {
			this.blocks.other(token);
		}
	}

}
