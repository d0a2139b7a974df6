package dev.migrate.tables;

import java.util.List;
import java.util.Set;

import dev.migrate.lang.Internal;
import dev.migrate.plan.Direction;
import org.jspecify.annotations.Nullable;

/**
 * What was read from the version table in one query.
 *
 * @param initialized whether the table is there
 * @param ids the revision identifiers of its rows, in the order in which they were read
 * @param length how many characters an identifier may have; 0 or less if unknown
 * @param schema the schema of the table, where it was asked for; empty if the database
 * has none
 * @param checksums the checksums of files that the history knows, where they were asked
 * for
 * @param interrupted what the journal tells of revisions that are not complete
 * @param digest what the last row of the history says of the whole, where it was asked
 * for
 * @param historyComplete whether the history has all columns of this version;
 * {@code null} where nobody has asked
 */
@Internal
public record VersionRows(boolean initialized, List<String> ids, int length, String schema, List<Checksum> checksums,
		List<Interrupted> interrupted, HistoryDigest digest, @Nullable Boolean historyComplete) {

	/** There is no version table. */
	public static final VersionRows NONE = new VersionRows(false, List.of(), 0, "", List.of(), List.of(),
			HistoryDigest.NONE, null);

	public VersionRows {
		ids = List.copyOf(ids);
		checksums = List.copyOf(checksums);
		interrupted = List.copyOf(interrupted);
	}

	/**
	 * Rows that are not read, as the table will only be made.
	 * @param ids the revision identifiers
	 */
	public static VersionRows planned(List<String> ids) {
		return new VersionRows(true, ids, VersionTable.ID_LENGTH, "", List.of(), List.of(), HistoryDigest.NONE, null);
	}

	/**
	 * Rows that were read with those of others, where nobody has looked for more. Whoever
	 * has the lock sees whether the rest is as it is expected to be.
	 * @param ids the revision identifiers
	 * @param sum stands for what they imply, as nothing has changed
	 */
	public static VersionRows assumed(List<String> ids, String sum) {
		return new VersionRows(true, ids, 0, "", List.of(), List.of(), new HistoryDigest(sum, ""), true);
	}

	/**
	 * Whether these, which were read under the lock, are what was assumed.
	 */
	boolean confirm(VersionRows assumed) {
		return this.interrupted.isEmpty() && Set.copyOf(this.ids).equals(Set.copyOf(assumed.ids))
				&& this.digest.applied().equals(assumed.digest.applied());
	}

	/**
	 * Whether no revision is recorded, be it for want of the table.
	 */
	public boolean isEmpty() {
		return this.ids.isEmpty();
	}

	/**
	 * Whether the history is known to lack columns.
	 */
	boolean lacksColumns() {
		return this.historyComplete != null && !this.historyComplete;
	}

	VersionRows with(List<Interrupted> others) {
		return new VersionRows(this.initialized, this.ids, this.length, this.schema, this.checksums, others,
				this.digest, this.historyComplete);
	}

	/**
	 * These, and what other queries have read at the same time.
	 */
	VersionRows and(VersionRows others) {
		return new VersionRows(this.initialized, this.ids, this.length, this.schema, this.checksums,
				this.interrupted.isEmpty() ? others.interrupted : this.interrupted,
				this.digest.isEmpty() ? others.digest : this.digest,
				(this.historyComplete != null) ? this.historyComplete : others.historyComplete);
	}

	VersionRows in(String schema) {
		return new VersionRows(this.initialized, this.ids, this.length, schema, this.checksums, this.interrupted,
				this.digest, this.historyComplete);
	}

	/**
	 * A revision that has begun and is not complete: it runs, or a run of it has ended in
	 * the middle.
	 *
	 * @param revision the revision identifier
	 * @param direction upgrade or downgrade
	 * @param refused whether the database has refused the statement at which it stopped,
	 * or somebody has said that it is not done
	 */
	public record Interrupted(String revision, Direction direction, boolean refused) {

		/**
		 * Whether it is a step.
		 */
		public boolean is(String id, Direction other) {
			return this.revision.equals(id) && this.direction == other;
		}

	}

	/**
	 * The checksum that a revision had when it was applied.
	 *
	 * @param revision the revision identifier
	 * @param checksum the checksum
	 * @param rank the place in the history
	 */
	public record Checksum(String revision, String checksum, int rank) {
	}

}
