package dev.migrate.settings;

import java.util.Map;
import java.util.function.UnaryOperator;

import dev.migrate.schema.NamingConvention;
import org.jspecify.annotations.Nullable;

/**
 * How revisions are run, and in whose name.
 *
 * @param transaction how many transactions a run takes
 * @param installedBy the name in the history; {@code null} for the database user
 * @param installedReason why, for the history; {@code null} if there is nothing to say
 * @param applicationName the application, as other sessions of the database see it
 * @param naming how constraints and indexes are called that have no name: patterns by key
 */
public record Runs(TransactionMode transaction, @Nullable String installedBy, @Nullable String installedReason,
		String applicationName, Map<String, String> naming) {

	/** What holds where nothing is said. */
	public static final Runs DEFAULTS = new Runs(TransactionMode.PER_REVISION, null, null, "migrate", Map.of());

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
			return runs((runs) -> new Runs(transaction, runs.installedBy, runs.installedReason, runs.applicationName,
					runs.naming));
		}

		/**
		 * Say who is named in the history.
		 * @param installedBy the name, or {@code null}, which holds if not set, for the
		 * database user
		 * @return this
		 */
		default B installedBy(@Nullable String installedBy) {
			return runs((runs) -> new Runs(runs.transaction, installedBy, runs.installedReason, runs.applicationName,
					runs.naming));
		}

		/**
		 * Say why, for each row of the history that is written: a ticket, a build.
		 * @param installedReason the reason, or {@code null}, which holds if not set
		 * @return this
		 */
		default B installedReason(@Nullable String installedReason) {
			return runs((runs) -> new Runs(runs.transaction, runs.installedBy, installedReason, runs.applicationName,
					runs.naming));
		}

		/**
		 * Say what other sessions of the database see while a run lasts.
		 * @param applicationName the name of the application; {@code migrate} if not set
		 * @return this
		 */
		default B applicationName(String applicationName) {
			return runs((runs) -> new Runs(runs.transaction, runs.installedBy, runs.installedReason, applicationName,
					runs.naming));
		}

		/**
		 * Say how constraints and indexes are called that have no name: in revisions that
		 * are run or written as SQL, and in what a comparison proposes. Set it before the
		 * first revision: it names what earlier ones leave open, too, where they are run
		 * again.
		 * @param naming patterns by the keys of SQLAlchemy's naming convention, such as
		 * {@code uq}; the database names what has none
		 * @return this
		 * @throws IllegalArgumentException if a key names nothing, or a token stands for
		 * nothing
		 */
		default B naming(Map<String, String> naming) {
			Map<String, String> checked = naming.isEmpty() ? Map.of() : new NamingConvention(naming).patterns();
			return runs((runs) -> new Runs(runs.transaction, runs.installedBy, runs.installedReason,
					runs.applicationName, checked));
		}

	}

}
