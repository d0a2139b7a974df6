package dev.migrate.tables;

import java.util.Locale;

/**
 * How a revision ended.
 */
public enum Outcome {

	/** Complete, and in the version table. */
	APPLIED,

	/**
	 * Stopped in the middle, on a database that does not take DDL back: a part of it
	 * stays.
	 */
	FAILED,

	/** Stopped in the middle, and taken back by hand afterwards: nothing of it stays. */
	UNDONE,

	/**
	 * Stopped in the middle, and a person has said what became of the statement at which
	 * it did: the next run goes on.
	 */
	ANSWERED;

	/**
	 * The word in the history table.
	 * @return the name in lower case
	 */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
