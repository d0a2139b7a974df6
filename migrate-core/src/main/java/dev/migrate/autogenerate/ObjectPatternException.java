package dev.migrate.autogenerate;

import dev.migrate.error.MigrateException;

/**
 * A pattern that says what is compared cannot be read.
 */
public final class ObjectPatternException extends MigrateException {

	private final String pattern;

	ObjectPatternException(String pattern, String kinds) {
		super("The pattern '" + pattern + "' is not like 'kind:name'.",
				"Write one such as 'table:audit_*' or "
						+ "'index:orders.ix_*', where * stands for any text and ? for one character. The kinds are "
						+ kinds + ".");
		this.pattern = pattern;
	}

	/**
	 * The pattern.
	 * @return as it was given
	 */
	public String pattern() {
		return this.pattern;
	}

}
