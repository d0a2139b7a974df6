package dev.migrate.execute;

import java.time.Duration;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Setting;

/**
 * Another process held the migration lock for too long. Nothing has been changed.
 */
public final class LockTimeoutException extends MigrateException {

	private final String holder;

	private final Duration waited;

	LockTimeoutException(String holder, Duration waited) {
		super("The migration lock was not to be had within " + waited.toSeconds() + " seconds: it is held by " + holder
				+ ".",
				Advice.of("Wait until it has finished and start again, end that session if it is stuck, or ")
					.and(Setting.LOCK_TIMEOUT.toBe("a longer time"))
					.and("."));
		this.holder = holder;
		this.waited = waited;
	}

	/**
	 * Who holds the lock.
	 * @return the session in words
	 */
	public String holder() {
		return this.holder;
	}

	/**
	 * How long this process has waited.
	 * @return the time
	 */
	public Duration waited() {
		return this.waited;
	}

}
