package dev.migrate.sql;

import java.util.function.Consumer;

/**
 * The normal form while it is made. It is passed on in pieces, so that it need not be in
 * memory as a whole; blanks at its end are left out.
 */
final class NormalText {

	private static final int PIECE = 8192;

	private final Consumer<String> pieces;

	private final StringBuilder waiting = new StringBuilder();

	private char last;

	private boolean empty = true;

	NormalText(Consumer<String> pieces) {
		this.pieces = pieces;
	}

	void append(char c) {
		this.waiting.append(c);
		this.last = c;
		this.empty = false;
		// Blanks may be the last, and half of a character cannot be encoded
		if (this.waiting.length() >= PIECE && !Character.isWhitespace(c) && !Character.isHighSurrogate(c)) {
			this.pieces.accept(this.waiting.toString());
			this.waiting.setLength(0);
		}
	}

	void end() {
		this.pieces.accept(this.waiting.toString().stripTrailing());
	}

	boolean isEmpty() {
		return this.empty;
	}

	char last() {
		return this.last;
	}

}
