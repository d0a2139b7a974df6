package dev.migrate.tables;

import java.util.List;

import dev.migrate.error.MigrateException;

/**
 * Someone else has changed what the database is at, and the target counts from there, so
 * that it means something else now. Steps that had run before stay applied.
 */
public final class ConcurrentChangeException extends MigrateException {

	private final List<String> expected;

	private final List<String> found;

	public ConcurrentChangeException(List<String> expected, List<String> found) {
		super("The plan was made for a database at " + expected + ", but it is at " + found
				+ " now: another process has migrated it meanwhile.",
				"Run the command again if it is still wanted, or name the target in full.");
		this.expected = List.copyOf(expected);
		this.found = List.copyOf(found);
	}

	/**
	 * The rows of the version table that the plan was made for.
	 * @return revision identifiers
	 */
	public List<String> expected() {
		return this.expected;
	}

	/**
	 * The rows of the version table that were found.
	 * @return revision identifiers
	 */
	public List<String> found() {
		return this.found;
	}

}
