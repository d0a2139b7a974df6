package dev.migrate.script;

import dev.migrate.operation.Operations;

/**
 * The body of a revision that is written in Java; the class carries {@link Revision}.
 * <p>
 * It is instantiated only when it has to run, and used by one thread for one run.
 */
public interface Migration {

	/**
	 * Change the database from the down revision to this revision.
	 * @param op what can be done
	 */
	void upgrade(Operations op);

	/**
	 * Change the database back. Left out, it is derived from the inverse of what the
	 * upgrade does; an upgrade of which some operation has no inverse then cannot be
	 * undone, which is said before anything changes.
	 * @param op what can be done
	 */
	default void downgrade(Operations op) {
		throw new DowngradeNotWrittenException(getClass());
	}

}
