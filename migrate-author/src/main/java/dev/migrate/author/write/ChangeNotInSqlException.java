package dev.migrate.author.write;

import dev.migrate.dialect.Dialect;
import dev.migrate.error.MigrateException;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationDescriber;
import org.jspecify.annotations.Nullable;

/**
 * A change cannot be said in a file of SQL. Nothing has been written.
 */
public final class ChangeNotInSqlException extends MigrateException {

	private final transient Operation operation;

	private ChangeNotInSqlException(Operation operation, String reason, @Nullable Throwable cause) {
		super("'" + OperationDescriber.describe(operation) + "' cannot be written as SQL: " + reason,
				"Write the revision in Java, with '--language java'.", cause);
		this.operation = operation;
	}

	static ChangeNotInSqlException withoutDatabase(Operation operation, Dialect dialect, Throwable cause) {
		return new ChangeNotInSqlException(operation,
				"on " + dialect.productName() + " its statements depend on what the table is when the revision runs.",
				cause);
	}

	static ChangeNotInSqlException inTransaction(Operation operation, Dialect dialect) {
		return new ChangeNotInSqlException(operation,
				dialect.productName() + " does not run it in a transaction, which the other changes need.", null);
	}

	static ChangeNotInSqlException readOtherwise(Operation operation, Dialect dialect) {
		return new ChangeNotInSqlException(operation,
				"a file for " + dialect.productName() + " would not be read as the same statements.", null);
	}

	/**
	 * The change.
	 */
	public Operation operation() {
		return this.operation;
	}

}
