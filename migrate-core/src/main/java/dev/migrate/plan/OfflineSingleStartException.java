package dev.migrate.plan;

import dev.migrate.revision.Target;
import dev.migrate.revision.Wording;

/**
 * Several ranges of one offline stamp with different starts.
 */
public final class OfflineSingleStartException extends PlanException {

	private static final long serialVersionUID = 1L;

	OfflineSingleStartException(Target one, Target other) {
		super("An offline stamp starts at one revision, and both " + Wording.quoted(one.toString()) + " and "
				+ Wording.quoted(other.toString()) + " were given.", "Give all ranges the same start.");
	}

}
