package dev.migrate.execute;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationDescriber;

/**
 * A revision cannot be written as SQL without a database. Nothing has been written.
 */
public final class OfflineRevisionException extends MigrateException {

	private static final String ACTION = "Correct the revision, or run it on the database itself.";

	private final String revision;

	private final int ordinal;

	OfflineRevisionException(PreparedStep step, RunProgress progress, Exception failure) {
		super("Revision '" + step.revision() + "'"
				+ step.script().map((script) -> " (" + script.name() + ")").orElse("") + " cannot be written as SQL in "
				+ step.step().direction().verb() + ", " + place(progress) + ": " + reason(failure)
				+ " Nothing has been written.",
				(failure instanceof MigrateException ours) ? ours.advice() : Advice.of(ACTION), failure);
		this.revision = step.revision();
		this.ordinal = progress.begun();
	}

	private static String place(RunProgress progress) {
		Operation operation = progress.operation();
		if (operation != null) {
			return "at " + progress.unit() + " " + Math.max(1, progress.begun()) + " ("
					+ OperationDescriber.describe(operation) + ")";
		}
		return (progress.begun() == 0) ? "before its first " + progress.unit()
				: "behind " + progress.unit() + " " + progress.begun();
	}

	private static String reason(Exception failure) {
		return (failure instanceof MigrateException ours) ? ours.description() : failure + ".";
	}

	/**
	 * The revision.
	 * @return its identifier
	 */
	public String revision() {
		return this.revision;
	}

	/**
	 * Where it needs the database.
	 * @return the operation, or the statement of an SQL file, counted from 1; the last
	 * one before, if it is between two
	 */
	public int ordinal() {
		return this.ordinal;
	}

}
