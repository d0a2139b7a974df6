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
 */
public record Limits(Duration lockTimeout, @Nullable Duration statementLockTimeout, @Nullable Duration statementTimeout,
		int statementRetries, Duration connectTimeout) {

	/** What holds where nothing is said. */
	public static final Limits DEFAULTS = new Limits(Duration.ofMinutes(5), null, null, 15, Duration.ZERO);

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
					now.statementRetries, now.connectTimeout));
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
					now.statementRetries, now.connectTimeout));
		}

		/**
		 * Limit the time that a statement runs.
		 * @param statementTimeout how long, counted in whole seconds, or {@code null},
		 * which holds if not set, for no limit
		 * @return this
		 */
		default B statementTimeout(@Nullable Duration statementTimeout) {
			return limits((now) -> new Limits(now.lockTimeout, now.statementLockTimeout, statementTimeout,
					now.statementRetries, now.connectTimeout));
		}

		/**
		 * Try a statement again that has waited too long for a lock.
		 * @param statementRetries how often; 15 times if not set
		 * @return this
		 */
		default B statementRetries(int statementRetries) {
			return limits((now) -> new Limits(now.lockTimeout, now.statementLockTimeout, now.statementTimeout,
					statementRetries, now.connectTimeout));
		}

		/**
		 * Go on trying to connect to a database that is not up yet.
		 * @param connectTimeout how long; zero, which holds if not set, tries once
		 * @return this
		 */
		default B connectTimeout(Duration connectTimeout) {
			return limits((now) -> new Limits(now.lockTimeout, now.statementLockTimeout, now.statementTimeout,
					now.statementRetries, connectTimeout));
		}

	}

}
