package dev.migrate.connect;

import java.util.List;

import dev.migrate.dialect.Dialect;
import dev.migrate.error.MigrateException;

/**
 * Two dialects say that one database is theirs, or have one name. Nothing has run.
 */
public final class DialectConflictException extends MigrateException {

	private final List<String> dialects;

	private DialectConflictException(String description, String action, Dialect one, Dialect two) {
		super(description, action);
		this.dialects = List.of(one.name(), two.name());
	}

	static DialectConflictException ofProduct(String product, Dialect one, Dialect two) {
		return new DialectConflictException(
				"Two dialects recognise '" + product + "': " + named(one) + " and " + named(two) + ".",
				"Give one that recognises no more than its own database: Dialect.recognises(…) can ask the database "
						+ "what it is.",
				one, two);
	}

	static DialectConflictException ofName(Dialect one, Dialect two) {
		return new DialectConflictException(
				"Two dialects are called '" + one.name() + "': " + named(one) + " and " + named(two) + ".",
				"Give one of them, or another name to the one that is yours.", one, two);
	}

	private static String named(Dialect dialect) {
		return "'" + dialect.name() + "' (" + dialect.getClass().getName() + ")";
	}

	/**
	 * The dialects.
	 */
	public List<String> dialects() {
		return this.dialects;
	}

}
