package dev.migrate.plan;

/**
 * A purge without a database.
 */
public final class PurgeNotAllowedOfflineException extends PlanException {

	private static final long serialVersionUID = 1L;

	PurgeNotAllowedOfflineException() {
		super("An offline stamp cannot purge: it does not know which rows there are.",
				"Leave out --purge, or stamp the database itself.");
	}

}
