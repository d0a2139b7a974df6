package dev.migrate.dialect;

import dev.migrate.error.MigrateException;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationDescriber;

/**
 * A database cannot do what an operation asks for.
 */
public final class OperationNotSupportedException extends MigrateException {

	private final transient Operation operation;

	private final String database;

	/**
	 * Create an exception.
	 * @param operation the operation
	 * @param database the database's name as users write it, such as {@code SQLite}
	 * @param reason why not: one full sentence
	 * @param wayRound what to do: one full sentence
	 */
	public OperationNotSupportedException(Operation operation, String database, String reason, String wayRound) {
		super("'" + OperationDescriber.describe(operation) + "' is not possible on " + database + ". " + reason,
				wayRound);
		this.operation = operation;
		this.database = database;
	}

	/**
	 * The operation.
	 * @return the operation
	 */
	public Operation operation() {
		return this.operation;
	}

	/**
	 * The database.
	 * @return its name as users write it
	 */
	public String database() {
		return this.database;
	}

}
