package dev.migrate.plan;

import dev.migrate.error.Advice;
import dev.migrate.error.Command;
import dev.migrate.revision.RevisionRange;
import dev.migrate.revision.Target;
import dev.migrate.revision.Wording;

/**
 * Something was asked for that cannot be planned without a database, or not as it was
 * said.
 */
public final class OfflinePlanException extends PlanException {

	private final Reason reason;

	private OfflinePlanException(Reason reason, String description, Advice advice) {
		super(description, advice);
		this.reason = reason;
	}

	static OfflinePlanException downgradeWithoutStart(RevisionRange range) {
		return new OfflinePlanException(Reason.DOWNGRADE_WITHOUT_START,
				"An offline downgrade to " + Wording.quoted(range.to().map(Object::toString).orElse(""))
						+ " does not say where it starts, and no database is asked.",
				Advice.of("Give a range, as in 'ae10:" + range.to().map(Object::toString).orElse("base") + "'."));
	}

	static OfflinePlanException severalStarts(Target one, Target other) {
		return new OfflinePlanException(Reason.SEVERAL_STARTS,
				"An offline stamp starts at one revision, and both " + Wording.quoted(one.toString()) + " and "
						+ Wording.quoted(other.toString()) + " were given.",
				Advice.of("Give all ranges the same start."));
	}

	static OfflinePlanException purge() {
		return new OfflinePlanException(Reason.PURGE,
				"An offline stamp cannot purge: it does not know which rows there are.",
				Advice.of("Leave out the purge, or run ")
					.and(Command.STAMP_PURGE.run())
					.and(" on the database itself."));
	}

	/**
	 * What cannot be planned.
	 */
	public Reason reason() {
		return this.reason;
	}

	/**
	 * What cannot be planned without a database.
	 */
	public enum Reason {

		/** A downgrade that does not say where it starts. */
		DOWNGRADE_WITHOUT_START,

		/** A stamp of several ranges that start at different revisions. */
		SEVERAL_STARTS,

		/** A stamp that first removes all rows. */
		PURGE

	}

}
