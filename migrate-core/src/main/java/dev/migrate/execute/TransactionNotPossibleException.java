package dev.migrate.execute;

import dev.migrate.error.MigrateException;
import dev.migrate.script.Script;

/**
 * All revisions are to run in one transaction, and one of them cannot. Nothing has run.
 */
public final class TransactionNotPossibleException extends MigrateException {

	private static final long serialVersionUID = 1L;

	private final String revision;

	TransactionNotPossibleException(Script script) {
		super("Revision '" + script.node().id() + "' (" + script.name()
				+ ") runs outside of a transaction, but 'migrate.transaction' asks for one transaction for all.",
				"Set 'migrate.transaction' to 'per-revision', or run this revision for itself.");
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
