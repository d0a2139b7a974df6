package dev.migrate.execute;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Setting;
import dev.migrate.script.Script;
import dev.migrate.settings.TransactionMode;

/**
 * All revisions are to run in one transaction, and one of them cannot. Nothing has run.
 */
public final class TransactionNotPossibleException extends MigrateException {

	private static final long serialVersionUID = 1L;

	private final String revision;

	TransactionNotPossibleException(Script script) {
		super("Revision '" + script.node().id() + "' (" + script.name()
				+ ") runs outside of a transaction, but one transaction is asked for all revisions.",
				Advice.of(Setting.TRANSACTION.to(TransactionMode.PER_REVISION))
					.and(", or run this revision for itself."));
		this.revision = script.node().id();
	}

	/**
	 * The revision.
	 * @return its identifier
	 */
	public String revision() {
		return this.revision;
	}

}
