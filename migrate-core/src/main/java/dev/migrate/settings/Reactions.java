package dev.migrate.settings;

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * What a start does about what it finds in the database.
 *
 * @param baseline the revision that a schema with tables but without a version table is
 * at, or {@code null}
 * @param onNonEmptySchema what to do with such a schema where no baseline is set
 * @param onUnknownRevision what to do if the database names a revision that is not there
 * @param onChangedRevision what to do if a file was edited after it had been applied
 * @param onConflictingBranches what to do if branches contradict each other
 */
public record Reactions(@Nullable String baseline, NonEmptySchema onNonEmptySchema, Reaction onUnknownRevision,
		Reaction onChangedRevision, Reaction onConflictingBranches) {

	/** What holds where nothing is said. */
	public static final Reactions DEFAULTS = new Reactions(null, NonEmptySchema.FAIL, Reaction.WARN, Reaction.FAIL,
			Reaction.FAIL);

	/**
	 * All revisions are run on an empty schema, whatever they were when another database
	 * ran them.
	 */
	static final Reactions NONE = new Reactions(null, NonEmptySchema.FAIL, Reaction.IGNORE, Reaction.IGNORE,
			Reaction.IGNORE);

	/**
	 * On which reactions are set.
	 *
	 * @param <B> what it is
	 */
	public interface Settable<B> {

		/**
		 * Change the reactions as a whole.
		 * @param change makes those that are to hold of those that hold so far
		 * @return this
		 */
		B reactions(UnaryOperator<Reactions> change);

		/**
		 * Say which revision a schema is at that has tables but no version table. It is
		 * stamped once, and upgraded from there.
		 * @param baseline a target, or {@code null}, which holds if not set
		 * @return this
		 */
		default B baseline(@Nullable String baseline) {
			return reactions((now) -> new Reactions(baseline, now.onNonEmptySchema, now.onUnknownRevision,
					now.onChangedRevision, now.onConflictingBranches));
		}

		/**
		 * Say what to do with a schema that has tables, but neither a version table nor a
		 * baseline.
		 * @param onNonEmptySchema what to do; an error if not set
		 * @return this
		 */
		default B onNonEmptySchema(NonEmptySchema onNonEmptySchema) {
			return reactions((now) -> new Reactions(now.baseline, onNonEmptySchema, now.onUnknownRevision,
					now.onChangedRevision, now.onConflictingBranches));
		}

		/**
		 * Say what to do if the database names a revision that is not there, as it does
		 * while two versions of an application run.
		 * @param onUnknownRevision what to do; a warning if not set
		 * @return this
		 */
		default B onUnknownRevision(Reaction onUnknownRevision) {
			return reactions((now) -> new Reactions(now.baseline, now.onNonEmptySchema, onUnknownRevision,
					now.onChangedRevision, now.onConflictingBranches));
		}

		/**
		 * Say what to do if an SQL file was edited after it had been applied.
		 * @param onChangedRevision what to do; an error if not set
		 * @return this
		 */
		default B onChangedRevision(Reaction onChangedRevision) {
			return reactions((now) -> new Reactions(now.baseline, now.onNonEmptySchema, now.onUnknownRevision,
					onChangedRevision, now.onConflictingBranches));
		}

		/**
		 * Say what to do if an upgrade brings branches together that contradict each
		 * other for sure, so that their order decides what the schema becomes.
		 * @param onConflictingBranches what to do; an error if not set
		 * @return this
		 */
		default B onConflictingBranches(Reaction onConflictingBranches) {
			return reactions((now) -> new Reactions(now.baseline, now.onNonEmptySchema, now.onUnknownRevision,
					now.onChangedRevision, onConflictingBranches));
		}

	}

}
