package dev.migrate.start;

import java.util.List;

import dev.migrate.plan.Direction;
import dev.migrate.settings.Mode;
import dev.migrate.tables.BackfillProgress;
import dev.migrate.tables.HistoryEntry;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is, and what is pending.
 *
 * @param database the database's name and version, such as {@code PostgreSQL 17.2}
 * @param schema the schema of the version table; empty where the database has none
 * @param mode what a start does
 * @param target the target of a start
 * @param state where the database is
 * @param current the rows of the version table, sorted
 * @param heads the heads of the graph, in load order
 * @param pending what an upgrade to the target would run, in order
 * @param interrupted the revision that stopped in the middle and goes on with the next
 * run, or {@code null} if there is none
 * @param running the revision that a process is running now, where statements are
 * committed one by one, so that others see it; else {@code null}
 * @param backfill how far the backfill has come in which that revision runs or stopped;
 * {@code null} if it is in none
 * @param history what was run, the newest last
 */
public record MigrationStatus(String database, String schema, Mode mode, String target, State state,
		List<String> current, List<String> heads, List<PendingRevision> pending,
		@Nullable InterruptedRevision interrupted, @Nullable String running, @Nullable BackfillProgress backfill,
		List<HistoryEntry> history) {

	public MigrationStatus {
		current = List.copyOf(current);
		heads = List.copyOf(heads);
		pending = List.copyOf(pending);
		history = List.copyOf(history);
	}

	/**
	 * A revision that stopped in the middle.
	 *
	 * @param revision the revision identifier
	 * @param direction upgrade or downgrade
	 * @param script the script in which it stopped
	 * @param statement the statement at which it stopped, with its place, without
	 * literals
	 * @param state what is known of that statement
	 */
	public record InterruptedRevision(String revision, Direction direction, String script, String statement,
			StatementState state) {
	}

	/**
	 * What is known of the statement at which a revision stopped.
	 */
	public enum StatementState {

		/** It was begun: the next run finds out how it ended, or asks. */
		STARTED,

		/** It is done. */
		DONE,

		/** It is not done: the database refused it, or somebody has said so. */
		NOT_DONE

	}

	/**
	 * Where a database is. If several are true, the first one is named.
	 */
	public enum State {

		/**
		 * Neither the version table nor the history names a revision that this
		 * application knows: the database is another application's. A start is refused.
		 */
		FOREIGN,

		/**
		 * The version table has no row, or is not there, though the history ends with
		 * revisions that are applied: somebody has emptied it. A start is refused.
		 */
		EMPTIED,

		/**
		 * The version table does not have what the history says is applied: somebody has
		 * set it back. A start is refused.
		 */
		SET_BACK,

		/** The database names a revision that this application does not know. */
		AHEAD,

		/**
		 * A revision stopped in the middle, and a part of it stays: it has not been run
		 * again with success since, nor has anybody said that it is put right by hand.
		 */
		FAILED,

		/**
		 * A run has ended in the middle of a revision, as when its process was killed.
		 * The next run goes on there.
		 */
		INTERRUPTED,

		/** A file was edited after it had been applied. */
		CHANGED,

		/** There is no version table. */
		UNINITIALIZED,

		/** Revisions up to the target are not applied. */
		PENDING,

		/** Revisions above the target are applied. */
		ABOVE_TARGET,

		/** The database is at the target. */
		UP_TO_DATE

	}

}
