package dev.migrate.operation;

import dev.migrate.error.MigrateException;
import org.jspecify.annotations.Nullable;

/**
 * An operation of an application's own does not say what it has to say.
 */
public final class CustomOperationException extends MigrateException {

	private final transient OwnOperation operation;

	private CustomOperationException(OwnOperation operation, String description, String action,
			@Nullable Throwable cause) {
		super(description, action, cause);
		this.operation = operation;
	}

	static CustomOperationException undescribed(OwnOperation operation, @Nullable String description) {
		return new CustomOperationException(operation,
				"'" + name(operation) + "' is described as "
						+ ((description == null) ? "null" : "'" + description + "'")
						+ ", so that no plan and no message can name it.",
				"Let describe() say in one line what it does.", null);
	}

	static CustomOperationException failed(OwnOperation operation, String description, String method, Throwable cause) {
		boolean itself = cause instanceof StackOverflowError;
		return new CustomOperationException(operation,
				"'" + description + "' failed in " + method + ": "
						+ (itself ? "it applies itself without end." : cause + "."),
				"Correct " + method + " of '" + name(operation) + "'.", cause);
	}

	static CustomOperationException needsData(OwnOperation operation, String description,
			DataAccessInRecordingException cause) {
		return new CustomOperationException(operation,
				"'" + description
						+ "' asks for data, but an operation says what it does before it runs, without a database.",
				"Read the data in the revision, with op.jdbc(), and give it to '" + name(operation) + "'.", cause);
	}

	static CustomOperationException autocommit(OwnOperation operation, String description) {
		return new CustomOperationException(operation,
				"'" + description + "' has a block of op.autocommit(…), but an operation is one piece.",
				"Let the revision say it around the operation: op.autocommit(() -> op.apply(…)).", null);
	}

	private static String name(OwnOperation operation) {
		return operation.getClass().getName();
	}

	/**
	 * The operation.
	 * @return the operation
	 */
	public OwnOperation operation() {
		return this.operation;
	}

}
