package dev.migrate.connect;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.migrate.error.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * Leaves passwords out of what a driver has thrown, which a log shows with all causes.
 */
final class MaskedFailure {

	private MaskedFailure() {
	}

	/**
	 * Leave them out of a failure and of its causes.
	 * @return the failure itself if none of its texts has to be changed; else one that
	 * tells the same, also where it was met
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
