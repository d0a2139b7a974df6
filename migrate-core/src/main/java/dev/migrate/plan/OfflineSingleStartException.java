package dev.migrate.plan;

import dev.migrate.revision.Phrases;
import dev.migrate.revision.Target;

/**
 * Several ranges of one offline stamp with different starts.
 */
public final class OfflineSingleStartException extends PlanException {

	private static final long serialVersionUID = 1L;

	OfflineSingleStartException(Target one, Target other) {
		super("An offline stamp starts at one revision, and both " + Phrases.quoted(one.toString()) + " and "
				+ Phrases.quoted(other.toString()) + " were given.", "Give all ranges the same start.");
	}

}
