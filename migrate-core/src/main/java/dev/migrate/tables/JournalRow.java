package dev.migrate.tables;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.migrate.lang.Internal;
import dev.migrate.plan.Direction;
import org.jspecify.annotations.Nullable;

/**
 * A row of the journal: the last statement that a revision had begun when everything
 * before it was committed. A row that is followed by another one of its revision is done.
 *
 * @param revision the revision identifier
 * @param direction upgrade or downgrade
 * @param place which statement it is
 * @param state how far it has come
 * @param preceding a hash of what ran between the row before and this one; what ran there
 * was committed together with this row
 * @param hash a hash of the statement, or of the operation that it belongs to
 * @param script where the statement stands, for people
 * @param excerpt its beginning without literals, for people
 * @param effects what it makes and takes away
 * @param statements the texts of all statements of its change, where there are several;
 * of a backfill, how far it has come
 * @param results what data access before it has returned, to be returned again
 * @param key the last key of a backfill that is committed, with its type
 */
@Internal
public record JournalRow(String revision, Direction direction, Place place, State state, String preceding, String hash,
		String script, String excerpt, String effects, @Nullable String statements, @Nullable String results,
		@Nullable String key) {

	/**
	 * The same in another state.
	 */
	public JournalRow in(State other) {
		return new JournalRow(this.revision, this.direction, this.place, other, this.preceding, this.hash, this.script,
				this.excerpt, this.effects, this.statements, this.results, this.key);
	}

	/**
	 * The same, for a backfill that begins, or goes on.
	 * @param earlier what an earlier run has left of it
	 */
	public JournalRow backfilling(String table, Optional<JournalRow> earlier) {
		return at(earlier.map(JournalRow::key).orElse(null), earlier.flatMap(JournalRow::backfill)
			.orElseGet(() -> BackfillProgress.begin(this.place.operation(), table)));
	}

	/**
	 * The same, a batch further on in a backfill.
	 * @param rows how many rows it has changed
	 */
	public JournalRow at(String committed, int rows) {
		return at(committed, backfill().orElseThrow().and(rows));
	}

	private JournalRow at(@Nullable String committed, BackfillProgress progress) {
		return new JournalRow(this.revision, this.direction, this.place, this.state, this.preceding, this.hash,
				this.script, this.excerpt, this.effects, progress.text(), this.results, committed);
	}

	/**
	 * How far it has come, if it is a backfill; an earlier version has not said so.
	 */
	public Optional<BackfillProgress> backfill() {
		return BackfillProgress.of(this.statements);
	}

	/**
	 * Which statement of a revision it is.
	 *
	 * @param operation the number of the operation, counted from 1; data access counts
	 * @param change the number of the change in the operation, counted from 1
	 * @param statement the number of the statement in the change, counted from 1
	 */
	public record Place(int operation, int change, int statement) implements Comparable<Place> {

		private static final Comparator<Place> ORDER = Comparator.comparingInt(Place::operation)
			.thenComparingInt(Place::change)
			.thenComparingInt(Place::statement);

		@Override
		public int compareTo(Place other) {
			return ORDER.compare(this, other);
		}

	}

	/**
	 * How far a statement has come.
	 */
	public enum State {

		/** It was begun, and nobody knows how it ended. */
		STARTED,

		/** It is done. */
		DONE,

		/** It is not done: the database refused it, or somebody has said so. */
		NOT_DONE;

		/**
		 * The state as it stands in the table.
		 */
		public String value() {
			return name().toLowerCase(Locale.ROOT);
		}

		static Optional<State> of(String value) {
			return List.of(values()).stream().filter((state) -> state.value().equals(value)).findFirst();
		}

	}

}
