package dev.migrate.connect;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.dialect.LockHolder;
import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Setting;

import org.springframework.dao.DataAccessException;

/**
 * The database failed outside of a revision. No revision was running.
 */
public final class DatabaseFailedException extends MigrateException {

	DatabaseFailedException(String message, SQLException cause) {
		super("The database failed while the migration was prepared: " + message + ".",
				"Correct what the database says, and start again.", cause);
	}

	private DatabaseFailedException(String message, String asked, SQLException cause) {
		super("The database failed while it was asked what it has: " + message + ". It was asked: " + asked,
				"Correct what the database says, and start again.", cause);
	}

	private DatabaseFailedException(String description, DataAccessException cause) {
		super(description + ".",
				Advice.of("Let the session in the way end, or end it, and run it again; or ")
					.and(Setting.STATEMENT_LOCK_TIMEOUT.toBe("a longer time"))
					.and("."),
				cause);
	}

	/**
	 * Something that was only looked at is locked by another session.
	 * @param message what the database says
	 * @param failure tells what it was asked
	 * @param holders sessions that hold locks, as far as the database tells
	 */
	public static DatabaseFailedException ofLock(String message, DataAccessException failure,
			List<LockHolder> holders) {
		String asked = FailureTranslation.asked(failure);
		return new DatabaseFailedException(
				"The database did not say in time what it has, as another session holds a " + "lock: " + message
						+ (asked.isEmpty() ? "" : ", when it was asked: " + asked)
						+ (holders.isEmpty() ? ""
								: "; these sessions hold locks: "
										+ holders.stream().map(LockHolder::toString).collect(Collectors.joining("; "))),
				failure);
	}

	static DatabaseFailedException ofCatalog(String message, String asked, SQLException cause) {
		return new DatabaseFailedException(message, asked, cause);
	}

}
