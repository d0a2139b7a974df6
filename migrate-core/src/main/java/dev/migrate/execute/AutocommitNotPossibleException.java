package dev.migrate.execute;

import dev.migrate.error.MigrateException;

/**
 * A block asks to run outside of a transaction, while all revisions run in one.
 */
public final class AutocommitNotPossibleException extends MigrateException {

	private static final long serialVersionUID = 1L;

	AutocommitNotPossibleException() {
		super("A part of the revision has to run outside of a transaction, but 'migrate.transaction' asks for one "
				+ "transaction for all revisions.", "Set 'migrate.transaction' to 'per-revision'.");
	}

}
