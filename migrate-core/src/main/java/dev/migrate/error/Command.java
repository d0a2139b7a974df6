package dev.migrate.error;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A command that may be the remedy for a failure, or show the way to one.
 */
public enum Command {

	/** Make a place for revisions. */
	INIT,

	/** Bring the database to targets. */
	UPGRADE,

	/** Say which revisions the database is at. */
	STAMP,

	/** Say that, and forget what was said before. */
	STAMP_PURGE,

	/** Show what the database is at. */
	CURRENT,

	/** Show all revisions. */
	HISTORY,

	/** Write a revision that joins others. */
	MERGE,

	/** Write a revision that begins a branch at one that is no head. */
	SPLICE,

	/** Compare the database with what the application wants. */
	CHECK,

	/** Say of a revision that stopped in the middle that all of it is there. */
	REPAIR_APPLIED,

	/** Say of a revision that stopped in the middle that nothing of it is there. */
	REPAIR_UNDONE,

	/** Say of the statement at which a revision stopped that it is done. */
	RESUME_DONE,

	/** Say of the statement at which a revision stopped that it is not done. */
	RESUME_NOT_DONE;

	/**
	 * The remedy to run it.
	 * @param arguments targets or revisions
	 * @return the remedy
	 */
	public Remedy run(String... arguments) {
		return run(Arrays.asList(arguments));
	}

	/**
	 * The remedy to run it.
	 * @param arguments targets or revisions
	 * @return the remedy
	 */
	public Remedy run(Collection<String> arguments) {
		return new Remedy.Run(this, List.copyOf(arguments));
	}

}
