package dev.migrate.plan;

import dev.migrate.revision.RevisionRange;
import dev.migrate.revision.Wording;

/**
 * An offline downgrade that does not say where it starts.
 */
public final class OfflineDowngradeNeedsRangeException extends PlanException {

	private static final long serialVersionUID = 1L;

	OfflineDowngradeNeedsRangeException(RevisionRange range) {
		super("An offline downgrade to " + Wording.quoted(range.to().map(Object::toString).orElse(""))
				+ " does not say where it starts, and no database is asked.",
				"Give a range, as in 'ae10:" + range.to().map(Object::toString).orElse("base") + "'.");
	}

}
