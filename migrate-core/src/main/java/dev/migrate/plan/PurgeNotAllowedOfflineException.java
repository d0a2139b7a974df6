package dev.migrate.plan;

import dev.migrate.error.Advice;
import dev.migrate.error.Command;

/**
 * A purge without a database.
 */
public final class PurgeNotAllowedOfflineException extends PlanException {

	private static final long serialVersionUID = 1L;

	PurgeNotAllowedOfflineException() {
		super("An offline stamp cannot purge: it does not know which rows there are.",
				Advice.of("Leave out the purge, or run ")
					.and(Command.STAMP_PURGE.run())
					.and(" on the database itself."));
	}

}
