package dev.migrate.start;

import java.util.List;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Quoted;
import dev.migrate.error.Setting;
import dev.migrate.settings.Mode;

/**
 * The database is not at the target, and nobody may change that here. Nothing has been
 * changed.
 */
public final class PendingRevisionsException extends MigrateException {

	private final String target;

	private final List<String> pending;

	PendingRevisionsException(String target, List<String> current, List<String> pending) {
		super("The database is not at the target '" + target + "': it is at " + Quoted.list(current) + ", and "
				+ Quoted.list(pending) + ((pending.size() == 1) ? " is" : " are") + " pending.",
				Advice.of("Migrate it elsewhere: in a job that runs before, ")
					.and(Setting.MODE.to(Mode.UPGRADE))
					.and("; if one is running, ")
					.and(Setting.VERIFY_WAIT.toBe("the time to wait for it"))
					.and("."));
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
