package dev.migrate.execute;

import java.util.Optional;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.plan.Direction;

/**
 * A revision failed. The text says what was rolled back and what stays applied.
 */
public final class RevisionFailedException extends MigrateException {

	private final transient Details details;

	/**
	 * Create an exception.
	 * @param description what is wrong and what is there: full sentences
	 * @param advice what to do
	 * @param details the data behind the text
	 * @param cause the failure met
	 */
	public RevisionFailedException(String description, Advice advice, Details details, Throwable cause) {
		super(description, advice, cause);
		this.details = details;
	}

	/**
	 * The data behind the text.
	 * @return the details
	 */
	public Details details() {
		return this.details;
	}

	/**
	 * What is known of a failed revision.
	 *
	 * @param revision the revision identifier
	 * @param direction what was being done with it
	 * @param ordinal the operation, or the statement of an SQL file, that failed, counted
	 * from 1; the last one that was run, if the failure came after it
	 * @param operation the operation in words, or empty if none was running
	 * @param script the class, or the file
	 * @param line the line of the SQL file, or empty for Java
	 * @param sqlState the SQLSTATE, or empty if the database did not give one
	 * @param errorCode the database's own error code; 0 if there is none
	 * @param rolledBack whether it is certain that nothing of the revision stays
	 */
	public record Details(String revision, Direction direction, int ordinal, Optional<String> operation, String script,
			Optional<Integer> line, Optional<String> sqlState, int errorCode, boolean rolledBack) {
	}

}
