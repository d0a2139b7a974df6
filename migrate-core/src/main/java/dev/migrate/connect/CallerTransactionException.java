package dev.migrate.connect;

import dev.migrate.error.MigrateException;

/**
 * Something is to be changed within a transaction that the caller has begun. A migration
 * would commit it, or wait for what it holds. Nothing has been changed, and the
 * transaction goes on as it was.
 */
public final class CallerTransactionException extends MigrateException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param dataSource where users have set the database
	 */
	public CallerTransactionException(String dataSource) {
		super("The caller has begun a transaction on " + dataSource
				+ ", and a migration begins and commits its own: what the caller has written so far would be "
				+ "committed, or the migration would wait for it.",
				"Migrate before that transaction begins or after it has ended, such as outside of a method or a test "
						+ "that is '@Transactional'.");
	}

}
