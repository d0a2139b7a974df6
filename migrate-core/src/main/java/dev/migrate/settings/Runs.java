package dev.migrate.settings;

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * How revisions are run, and in whose name.
 *
 * @param transaction how many transactions a run takes
 * @param installedBy the name in the history; {@code null} for the database user
 * @param installedReason why, for the history; {@code null} if there is nothing to say
 * @param applicationName the application, as other sessions of the database see it
 */
public record Runs(TransactionMode transaction, @Nullable String installedBy, @Nullable String installedReason,
		String applicationName) {

	/** What holds where nothing is said. */
	public static final Runs DEFAULTS = new Runs(TransactionMode.PER_REVISION, null, null, "migrate");

	/**
	 * On which it is set how revisions are run.
	 *
	 * @param <B> what it is
	 */
	public interface Settable<B> {

		/**
		 * Change as a whole how revisions are run.
		 * @param change makes what is to hold of what holds so far
		 * @return this
		 */
		B runs(UnaryOperator<Runs> change);

		/**
		 * Say how many transactions a run takes, where DDL takes part in transactions.
		 * @param transaction how many; one for each revision if not set
		 * @return this
		 */
		default B transaction(TransactionMode transaction) {
			return runs((runs) -> new Runs(transaction, runs.installedBy, runs.installedReason, runs.applicationName));
		}

		/**
		 * Say who is named in the history.
		 * @param installedBy the name, or {@code null}, which holds if not set, for the
		 * database user
		 * @return this
		 */
		default B installedBy(@Nullable String installedBy) {
			return runs((runs) -> new Runs(runs.transaction, installedBy, runs.installedReason, runs.applicationName));
		}

		/**
		 * Say why, for each row of the history that is written: a ticket, a build.
		 * @param installedReason the reason, or {@code null}, which holds if not set
		 * @return this
		 */
		default B installedReason(@Nullable String installedReason) {
			return runs((runs) -> new Runs(runs.transaction, runs.installedBy, installedReason, runs.applicationName));
		}

		/**
		 * Say what other sessions of the database see while a run lasts.
		 * @param applicationName the name of the application; {@code migrate} if not set
		 * @return this
		 */
		default B applicationName(String applicationName) {
			return runs((runs) -> new Runs(runs.transaction, runs.installedBy, runs.installedReason, applicationName));
		}

	}

}
