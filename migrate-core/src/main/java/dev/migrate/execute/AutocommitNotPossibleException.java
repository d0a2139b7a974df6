package dev.migrate.execute;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Setting;
import dev.migrate.settings.TransactionMode;

/**
 * A block asks to run outside of a transaction, while all revisions run in one.
 */
public final class AutocommitNotPossibleException extends MigrateException {

	private static final long serialVersionUID = 1L;

	AutocommitNotPossibleException() {
		super("A part of the revision has to run outside of a transaction, but one transaction is asked for "
				+ "all revisions.", Advice.of(Setting.TRANSACTION.to(TransactionMode.PER_REVISION)).and("."));
	}

}
