package dev.migrate.connect;

import dev.migrate.error.MigrateException;

/**
 * Something is to be changed within a transaction that the caller has begun. A migration
 * would commit it, or wait for what it holds. Nothing has been changed, and the
 * transaction goes on as it was.
 */
public final class CallerTransactionException extends MigrateException {

	private final Reason reason;

	private CallerTransactionException(Reason reason, String description, String action) {
		super(description, action);
		this.reason = reason;
	}

	/**
	 * Create an exception.
	 * @param dataSource where users have set the database
	 */
	public CallerTransactionException(String dataSource) {
		this(Reason.NOT_JOINED,
				"The caller has begun a transaction on " + dataSource
						+ ", and a migration begins and commits its own: what the caller has written so far would be "
						+ "committed, or the migration would wait for it.",
				"Migrate before that transaction begins or after it has ended, such as outside of a method or a test "
						+ "that is '@Transactional'; or, in a test, join it with 'joinTransaction()' of the builder.");
	}

	static CallerTransactionException noneToJoin(String dataSource) {
		return new CallerTransactionException(Reason.NONE_TO_JOIN,
				"A transaction of the caller is to be joined, and there is none on " + dataSource + ".",
				"Begin one with Spring, as by '@Transactional' or a TransactionTemplate, or give a "
						+ "SingleConnectionDataSource of a connection that is not in autocommit mode; or leave out "
						+ "'joinTransaction()'.");
	}

	/**
	 * The database commits with each DDL statement what was before it.
	 * @param product the database
	 */
	public static CallerTransactionException ofDdl(String product) {
		return new CallerTransactionException(Reason.DDL_COMMITS,
				"A transaction of the caller is to be joined, but " + product
						+ " commits each DDL statement, and with it what the caller has written so far.",
				"Leave out 'joinTransaction()', and give each test a database of its own, or undo by hand what it does.");
	}

	/**
	 * Why it was refused.
	 */
	public Reason reason() {
		return this.reason;
	}

	/**
	 * What is the matter with the transaction.
	 */
	public enum Reason {

		/** There is one, and it is not to be joined. */
		NOT_JOINED,

		/** One is to be joined, and there is none. */
		NONE_TO_JOIN,

		/** One is to be joined, and the database would commit it. */
		DDL_COMMITS

	}

}
