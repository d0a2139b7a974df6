package dev.migrate.settings;

import java.time.Duration;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * How long to wait, and how often to try.
 *
 * @param lockTimeout how long to wait for another process that migrates the same database
 * @param statementLockTimeout how long a statement may wait for a lock of the database;
 * {@code null} for what suits the database; HSQLDB has no such limit, and a statement
 * waits there until the transaction in its way has ended
 * @param statementTimeout how long a statement may run; {@code null} for no limit
 * @param statementRetries how often a statement is tried again that has waited too long
 * @param connectTimeout how long to go on trying to connect
 * @param idleTimeout how long the session of a migration may run nothing until the server
 * ends it; at least a minute; {@code null} for what {@link #sessionIdleTimeout()} says
 */
public record Limits(Duration lockTimeout, @Nullable Duration statementLockTimeout, @Nullable Duration statementTimeout,
		int statementRetries, Duration connectTimeout, @Nullable Duration idleTimeout) {

	/** What holds where nothing is said. */
	public static final Limits DEFAULTS = new Limits(Duration.ofMinutes(5), null, null, 15, Duration.ZERO, null);

	/** What no idle time-out falls below: pauses between two tries are no fault. */
	static final Duration SHORTEST_IDLE = Duration.ofMinutes(1);

	private static final Duration LONGEST_DEFAULT = Duration.ofMinutes(5);

	/**
	 * How long the session of a migration may run nothing until the server ends it. Where
	 * nothing is said, four fifths of the time that others wait for the lock, so that
	 * they are still there when a frozen process loses it; but a minute at least, and
	 * five at most.
	 * @return the time
	 */
	public Duration sessionIdleTimeout() {
		if (this.idleTimeout != null) {
			return this.idleTimeout;
		}
		Duration most = (this.lockTimeout.compareTo(LONGEST_DEFAULT.multipliedBy(2)) < 0)
				? this.lockTimeout.multipliedBy(4).dividedBy(5) : LONGEST_DEFAULT;
		Duration limited = (most.compareTo(LONGEST_DEFAULT) < 0) ? most : LONGEST_DEFAULT;
		return (limited.compareTo(SHORTEST_IDLE) > 0) ? limited : SHORTEST_IDLE;
	}

	/**
	 * On which limits are set.
	 *
	 * @param <B> what it is
	 */
	public interface Settable<B> {

		/**
		 * Change the limits as a whole.
		 * @param change makes those that are to hold of those that hold so far
		 * @return this
		 */
		B limits(UnaryOperator<Limits> change);

		/**
		 * Wait for another process that migrates the same database.
		 * @param lockTimeout how long; 5 minutes if not set, zero tries once
		 * @return this
		 */
		default B lockTimeout(Duration lockTimeout) {
			return limits((now) -> new Limits(lockTimeout, now.statementLockTimeout, now.statementTimeout,
					now.statementRetries, now.connectTimeout, now.idleTimeout));
		}

		/**
		 * Let a statement wait for a table that others use, before it is given up and
		 * tried again.
		 * @param statementLockTimeout how long, or {@code null}, which holds if not set,
		 * for what suits the database
		 * @return this
		 */
		default B statementLockTimeout(@Nullable Duration statementLockTimeout) {
			return limits((now) -> new Limits(now.lockTimeout, statementLockTimeout, now.statementTimeout,
					now.statementRetries, now.connectTimeout, now.idleTimeout));
		}

		/**
		 * Limit the time that a statement runs.
		 * @param statementTimeout how long, counted in whole seconds, or {@code null},
		 * which holds if not set, for no limit
		 * @return this
		 */
		default B statementTimeout(@Nullable Duration statementTimeout) {
			return limits((now) -> new Limits(now.lockTimeout, now.statementLockTimeout, statementTimeout,
					now.statementRetries, now.connectTimeout, now.idleTimeout));
		}

		/**
		 * Try a statement again that has waited too long for a lock.
		 * @param statementRetries how often; 15 times if not set
		 * @return this
		 */
		default B statementRetries(int statementRetries) {
			return limits((now) -> new Limits(now.lockTimeout, now.statementLockTimeout, now.statementTimeout,
					statementRetries, now.connectTimeout, now.idleTimeout));
		}

		/**
		 * Go on trying to connect to a database that is not up yet.
		 * @param connectTimeout how long; zero, which holds if not set, tries once
		 * @return this
		 */
		default B connectTimeout(Duration connectTimeout) {
			return limits((now) -> new Limits(now.lockTimeout, now.statementLockTimeout, now.statementTimeout,
					now.statementRetries, connectTimeout, now.idleTimeout));
		}

		/**
		 * Let the server end the session of a migration that runs nothing, as that of a
		 * frozen process does: the migration lock goes with it. Code of a revision that
		 * computes between two statements is such a time as well. No effect on H2, HSQLDB
		 * and SQLite.
		 * @param idleTimeout how long, at least a minute, or {@code null}, which holds if
		 * not set, for a bit less than others wait for the lock
		 * @return this
		 */
		default B idleTimeout(@Nullable Duration idleTimeout) {
			return limits((now) -> new Limits(now.lockTimeout, now.statementLockTimeout, now.statementTimeout,
					now.statementRetries, now.connectTimeout, idleTimeout));
		}

	}

}
