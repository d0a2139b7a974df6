package dev.migrate.execute;

import java.time.Duration;
import java.util.List;

import dev.migrate.plan.MigrationPlan;
import dev.migrate.plan.Step;

/**
 * Is told what a run does, on the thread that runs it. What a listener throws before a
 * step is committed fails the step; what it throws afterwards is only logged.
 */
public interface MigrationListener {

	/**
	 * Which listener is told of a run of one of many tenants. Several are migrated at a
	 * time, so one that remembers something, or wants to know of whom it is told, gives
	 * another for each.
	 * @param tenant what the tenant is called
	 * @return the listener; this one if not overridden
	 */
	default MigrationListener ofTenant(String tenant) {
		return this;
	}

	/**
	 * A run begins: it is planned, the lock is not held yet and nothing has been changed.
	 * Not told where nothing is to do.
	 * @param plan what is about to be done; another process may do a part of it
	 */
	default void beforeRun(MigrationPlan plan) {
	}

	/**
	 * A run has ended, well or not; the lock is released.
	 * @param steps the steps that this process has completed
	 */
	default void afterRun(List<Step> steps) {
	}

	/**
	 * A step begins; the lock is held and nothing has been changed for it yet.
	 * @param step the step
	 */
	default void beforeStep(Step step) {
	}

	/**
	 * A batch of a backfill is committed.
	 * @param step the step that it is part of
	 * @param table the table
	 * @param batches how many batches there have been
	 * @param rows how many rows they have changed
	 */
	default void afterBatch(Step step, String table, int batches, long rows) {
	}

	/**
	 * A step is complete and committed.
	 * @param step the step
	 * @param elapsed how long it took
	 */
	default void afterStep(Step step, Duration elapsed) {
	}

	/**
	 * A step has failed, and what could be rolled back has been.
	 * @param step the step
	 * @param failure what the run will end with
	 */
	default void afterFailure(Step step, RevisionFailedException failure) {
	}

	/**
	 * Another process migrates this database; told every ten seconds.
	 * @param holder who holds the lock, in words for a log
	 * @param waited for how long this process has waited by now
	 */
	default void waiting(String holder, Duration waited) {
	}

}
