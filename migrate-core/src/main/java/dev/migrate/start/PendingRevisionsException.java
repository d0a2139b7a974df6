package dev.migrate.start;

import java.util.List;

import dev.migrate.error.MigrateException;
import dev.migrate.error.Quoted;

/**
 * The database is not at the target, and nobody may change that here. Nothing has been
 * changed.
 */
public final class PendingRevisionsException extends MigrateException {

	private static final long serialVersionUID = 1L;

	private final String target;

	private final List<String> pending;

	PendingRevisionsException(String target, List<String> current, List<String> pending) {
		super("The database is not at the target '" + target + "': it is at " + Quoted.list(current) + ", and "
				+ Quoted.list(pending) + ((pending.size() == 1) ? " is" : " are") + " pending.",
				"Migrate it elsewhere, for example with 'migrate.mode=upgrade' in a job that runs before; if one is "
						+ "running, set 'migrate.verify.wait' to wait for it.");
		this.target = target;
		this.pending = List.copyOf(pending);
	}

	/**
	 * The target.
	 * @return the target as it is set
	 */
	public String target() {
		return this.target;
	}

	/**
	 * What is missing.
	 * @return revision identifiers in the order in which they would run
	 */
	public List<String> pending() {
		return this.pending;
	}

}
