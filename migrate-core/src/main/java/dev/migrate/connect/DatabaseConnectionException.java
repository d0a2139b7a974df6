package dev.migrate.connect;

import java.io.IOException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.migrate.dialect.SqlFailures.Refusal;
import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Secrets;
import dev.migrate.error.Setting;
import org.jspecify.annotations.Nullable;

/**
 * There is no connection to the database.
 */
public final class DatabaseConnectionException extends MigrateException {

	private static final String CHECK_URL = "Check that the URL is spelled as the driver wants it, and that the driver "
			+ "of that database is on the class path.";

	/** Of drivers that do not know the URL, or cannot make it out. */
	private static final Set<String> CODES_OF_URLS = Set.of("null", "08001", "99999");

	private final boolean refused;

	private final boolean misspelled;

	private DatabaseConnectionException(String description, Advice advice, boolean refused, boolean misspelled,
			@Nullable Exception cause) {
		super(description, advice, MaskedFailure.of(cause));
		this.refused = refused;
		this.misspelled = misspelled;
	}

	static DatabaseConnectionException of(String name, SQLException failure, KnownDialects dialects) {
		SQLException last = last(failure);
		Optional<Refusal> refusal = dialects.refusal(last);
		if (refusal.isPresent()) {
			return refused(name, dialects.text(last), refusal.get(), failure);
		}
		String description = "There is no connection to the database of " + name + ": " + dialects.text(last) + ".";
		if (isMisspelled(failure, last)) {
			return new DatabaseConnectionException(description, Advice.of(CHECK_URL), false, true, failure);
		}
		if (dialects.isFull(last)) {
			return new DatabaseConnectionException(description,
					Advice
						.of("It lets in no more sessions. Look who has them: end those that nobody needs, let pools "
								+ "have fewer, or raise the limit; if some will be free soon, ")
						.and(Setting.CONNECT_TIMEOUT.toBe("the time to wait for one"))
						.and("."),
					false, false, failure);
		}
		return new DatabaseConnectionException(description,
				Advice.of((find(failure, UnknownHostException.class) ? "The host of the URL is not known here. " : "")
						+ "Check that the database runs and that the URL leads to it; if it may still be starting, ")
					.and(Setting.CONNECT_TIMEOUT.toBe("the time to wait for it"))
					.and("."),
				false, false, failure);
	}

	private static DatabaseConnectionException refused(String name, String text, Refusal refusal,
			SQLException failure) {
		boolean wrong = refusal.grant().isEmpty();
		Advice advice = wrong ? Advice.of("Correct them.")
				: Advice
					.of("Let an administrator run `" + refusal.grant()
							+ "` (for an account that only verifies, the right to read our tables is enough), or ")
					.and(Setting.USER.toBe("a user that may"))
					.and(".");
		return new DatabaseConnectionException(
				"The database refuses the user" + (wrong ? " or the password of " : " of ") + name + ": " + text + ".",
				refusal.more().isEmpty() ? advice : advice.and(" " + refusal.more()), true, false, failure);
	}

	/**
	 * Whether a driver has not even tried: it has met no network, and says so without a
	 * code, or with the one that stands for all that can go wrong with a connection. A
	 * pool that has waited in vain has no code either.
	 */
	private static boolean isMisspelled(SQLException failure, SQLException last) {
		if (find(failure, IOException.class) || find(failure, SQLTransientException.class)) {
			return false;
		}
		return find(failure, IllegalArgumentException.class)
				|| (last.getErrorCode() == 0 && CODES_OF_URLS.contains(String.valueOf(last.getSQLState())));
	}

	private static boolean find(Throwable failure, Class<? extends Throwable> type) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (type.isInstance(cause)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * A driver or a pool that cannot make out the URL, or has no driver for it.
	 */
	static DatabaseConnectionException ofUrl(String name, RuntimeException failure, KnownDialects dialects) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException sql) {
				return of(name, sql, dialects);
			}
		}
		return new DatabaseConnectionException(
				"There is no connection to the database of " + name + ": " + KnownDialects.text(failure) + ".",
				Advice.of(CHECK_URL), false, true, failure);
	}

	/**
	 * A driver that does not take the URL for one of its own gives no connection, and
	 * says nothing.
	 */
	static DatabaseConnectionException ofNoDriver(String name) {
		return new DatabaseConnectionException(
				"There is no connection to the database of " + name + ": the driver does not know its URL.",
				Advice.of(CHECK_URL), false, true, null);
	}

	/**
	 * A pool wraps what it has met.
	 */
	private static SQLException last(SQLException failure) {
		SQLException last = failure;
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException sql) {
				last = sql;
			}
		}
		return last;
	}

	/**
	 * Whether the same will come of trying again.
	 */
	boolean lasting() {
		return this.refused || this.misspelled;
	}

	/**
	 * Whether the database has answered, but does not let this user in.
	 * @return whether user or password are wrong, or the user lacks the right to connect
	 */
	public boolean refused() {
		return this.refused;
	}

	/**
	 * Leaves passwords out of what a driver has thrown, which a log shows with all
	 * causes.
	 */
	private static final class MaskedFailure {

		private MaskedFailure() {
		}

		/**
		 * Leave them out of a failure and of its causes.
		 * @return the failure itself if none of its texts has to be changed; else one
		 * that tells the same, also where it was met
		 */
		static @Nullable Exception of(@Nullable Exception failure) {
			List<Throwable> causes = new ArrayList<>();
			for (Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
				causes.add(0, cause);
			}
			if (causes.stream().noneMatch(MaskedFailure::tells)) {
				return failure;
			}
			Exception copy = null;
			for (Throwable cause : causes) {
				copy = copy(cause, copy);
			}
			return copy;
		}

		private static boolean tells(Throwable failure) {
			return !Secrets.masked(failure.toString()).equals(failure.toString())
					|| Stream.of(failure.getSuppressed()).anyMatch(MaskedFailure::tells)
					|| (failure instanceof SQLException sql && sql.getNextException() != null
							&& tells(sql.getNextException()));
		}

		private static Exception copy(Throwable failure, @Nullable Exception cause) {
			String text = Secrets.masked(failure.toString());
			Exception copy = (failure instanceof SQLException sql)
					? new SQLException(text, sql.getSQLState(), sql.getErrorCode(), cause) : new Exception(text, cause);
			copy.setStackTrace(failure.getStackTrace());
			return copy;
		}

	}

}
