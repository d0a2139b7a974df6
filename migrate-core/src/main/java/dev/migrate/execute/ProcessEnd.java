package dev.migrate.execute;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import dev.migrate.error.RunLog;
import dev.migrate.execute.session.SqlAction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Stops a run when the process is told to end, as by SIGTERM or Ctrl-C: the statement
 * that runs is cancelled in the database, nothing else begins, and the process stays
 * until the run has cleaned up. Does so only while it watches over a run.
 */
final class ProcessEnd {

	private static final Logger logger = RunLog.of(ProcessEnd.class);

	/** Shorter than what a container has until it is killed. */
	private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

	private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

	private volatile boolean begun;

	private @Nullable SqlAction running;

	/**
	 * Whether the process ends.
	 */
	boolean hasBegun() {
		return this.begun;
	}

	/**
	 * Begin nothing else if the process ends.
	 */
	void requireGoingOn() {
		if (this.begun) {
			throw RunStoppedException.beforeNext();
		}
	}

	/**
	 * Something runs that can be cancelled, until it is ended.
	 * @param cancellation cancels it, from another thread
	 */
	synchronized Running running(SqlAction cancellation) {
		requireGoingOn();
		this.running = cancellation;
		return this::finished;
	}

	private synchronized void finished() {
		this.running = null;
	}

	/**
	 * Run something that can be cancelled.
	 * @param cancellation cancels it, from another thread
	 */
	void during(SqlAction cancellation, SqlAction work) throws SQLException {
		Running running = running(cancellation);
		try {
			work.run();
		}
		finally {
			running.end();
		}
	}

	/**
	 * Pause, but not longer than the process is to live.
	 * @param pause pauses until its thread is interrupted
	 * @return what the pause has returned
	 */
	boolean pause(BooleanSupplier pause) {
		boolean lasted;
		Running waiting = running(Thread.currentThread()::interrupt);
		try {
			lasted = pause.getAsBoolean();
		}
		finally {
			waiting.end();
		}
		if (this.begun && Thread.interrupted()) {
			requireGoingOn();
		}
		return lasted;
	}

	/**
	 * Watch over a run.
	 * @return to be ended with it, which lets the process go
	 */
	Running watch() {
		CountDownLatch ended = new CountDownLatch(1);
		Thread hook = new Thread(() -> stop(ended), "migrate-process-end");
		try {
			Runtime.getRuntime().addShutdownHook(hook);
		}
		catch (IllegalStateException ex) {
			this.begun = true;
		}
		return () -> {
			ended.countDown();
			forget(hook);
		};
	}

	private void forget(Thread hook) {
		try {
			Runtime.getRuntime().removeShutdownHook(hook);
		}
		catch (IllegalStateException ex) {
			// The process ends, and the hook with the run
		}
	}

	/**
	 * A statement that was about to begin when it was cancelled is cancelled again.
	 */
	private void stop(CountDownLatch ended) {
		this.begun = true;
		long start = System.nanoTime();
		try {
			do {
				cancel();
			}
			while (!ended.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS)
					&& System.nanoTime() - start < LONGEST_WAIT.toNanos());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private synchronized void cancel() {
		SqlAction cancellation = this.running;
		if (cancellation == null) {
			return;
		}
		try {
			cancellation.run();
		}
		catch (SQLException ex) {
			logger.debug("The statement that runs could not be cancelled", ex);
		}
	}

	/**
	 * What goes on until it is ended.
	 */
	interface Running {

		void end();

	}

}
