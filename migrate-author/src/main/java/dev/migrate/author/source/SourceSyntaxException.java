package dev.migrate.author.source;

import java.io.Serial;

/**
 * A source file does not say what it was read for.
 */
final class SourceSyntaxException extends Exception {

	@Serial
	private final int line;

	SourceSyntaxException(int line, String problem) {
		super(problem);
		this.line = line;
	}

	int line() {
		return this.line;
	}

}
