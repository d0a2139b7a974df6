package dev.migrate.dialect;

import dev.migrate.error.MigrateException;

/**
 * A database cannot have an identifier: it is too long there, empty, or has control
 * characters. Databases that cut a name silently would let two long names collide.
 */
public final class IllegalIdentifierException extends MigrateException {

	private final String identifier;

	/**
	 * Create an exception.
	 * @param identifier the identifier
	 * @param reason why not: one full sentence
	 */
	public IllegalIdentifierException(String identifier, String reason) {
		super("'" + identifier + "' cannot be an identifier. " + reason, "Choose another name.");
		this.identifier = identifier;
	}

	/**
	 * The identifier.
	 * @return the identifier, as it was given
	 */
	public String identifier() {
		return this.identifier;
	}

}
