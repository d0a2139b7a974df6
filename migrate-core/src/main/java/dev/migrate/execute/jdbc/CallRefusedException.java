package dev.migrate.execute.jdbc;

import dev.migrate.error.MigrateException;

/**
 * A revision calls what it cannot have where it runs: what would end a transaction or
 * connection that belongs to the migration, or data while it is written as SQL.
 */
public final class CallRefusedException extends MigrateException {

	private final String call;

	private CallRefusedException(String call, String description, String action) {
		super(description, action);
		this.call = call;
	}

	static CallRefusedException ofConnection(String method) {
		return new CallRefusedException(method, "'" + method
				+ "' was called on the connection that op.connection() gives, but connection and transaction "
				+ "belong to the migration: the revision and its row in the version table are committed together.",
				"Leave it out; a savepoint can be rolled back to, and op.autocommit(…) runs a block outside of the "
						+ "transaction.");
	}

	/**
	 * There is no database.
	 * @param call what was called of {@code op}
	 * @return what to throw
	 */
	public static CallRefusedException offline(String call) {
		return new CallRefusedException(call, "It reads or writes data with op." + call + ", and there is no database.",
				"Say it in SQL with op.execute(…), or put it into op.online(\"what it does\", …), "
						+ "which is left out of scripts with a comment.");
	}

	/**
	 * A run before has done what was called, and only a count would be known of it.
	 */
	static CallRefusedException resultNotKept() {
		return new CallRefusedException("execute",
				"An earlier run of the revision stopped behind a statement that returned rows, and they are not known "
						+ "any more.",
				"Let the revision do without those rows, or complete it by hand and mark it as applied.");
	}

	/**
	 * If a batch ended in the middle, nobody would know where.
	 * @return what to throw
	 */
	public static CallRefusedException mixedBatch() {
		return new CallRefusedException("executeBatch",
				"A batch of several statements has one that is not about rows, which is committed by itself here: if "
						+ "the batch ended in the middle, nobody would know where.",
				"Run what is not about rows with op.execute(…), and batch the rest.");
	}

	/**
	 * What was called.
	 * @return the method, of {@code op} or of its connection
	 */
	public String call() {
		return this.call;
	}

}
