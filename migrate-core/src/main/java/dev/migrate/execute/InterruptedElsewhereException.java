package dev.migrate.execute;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.plan.Direction;
import dev.migrate.tables.VersionRows;

/**
 * A revision that is not known here stopped in the middle. Nothing has been changed.
 */
public final class InterruptedElsewhereException extends MigrateException {

	private final String revision;

	private final Direction direction;

	InterruptedElsewhereException(VersionRows.Interrupted interrupted) {
		super("Revision '" + interrupted.revision() + "' stopped in the middle of its " + interrupted.direction().verb()
				+ ", and is not among the revisions that are known here.",
				Advice.of("Let the build that has it complete it first: a start of that build does so."));
		this.revision = interrupted.revision();
		this.direction = interrupted.direction();
	}

	/**
	 * The revision.
	 * @return the identifier
	 */
	public String revision() {
		return this.revision;
	}

	/**
	 * Which way the revision was going.
	 * @return upgrade or downgrade
	 */
	public Direction direction() {
		return this.direction;
	}

}
