package dev.migrate.execute;

import dev.migrate.error.MigrateException;

/**
 * A revision asks for data while it is written as SQL.
 */
final class DataAccessOfflineException extends MigrateException {

	private static final long serialVersionUID = 1L;

	DataAccessOfflineException(String call) {
		super("It reads or writes data with op." + call + ", and there is no database.",
				"Say it in SQL with op.execute(…), or put it into op.online(\"what it does\", …), "
						+ "which is left out of scripts with a comment.");
	}

}
