package dev.migrate.execute.journal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.migrate.tables.JournalRow;
import dev.migrate.tables.JournalRow.Place;
import dev.migrate.tables.JournalRow.State;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier run of a revision has left in the journal, and how much of it the run
 * that goes on has come by again. All rows but the last one are done; what became of the
 * last one is decided when it is first asked for.
 */
final class EarlierRun {

	private final List<JournalRow> rows;

	private final SearchPath path;

	private final Consumer<JournalRow> recovery;

	/** How many of the rows have been met again. */
	private int met;

	private @Nullable Boolean done;

	/**
	 * Create what an earlier run has left.
	 * @param rows its rows, none if there was none
	 * @param path where the session of this run looks for names
	 * @param recovery finishes first what the database may have to
	 */
	EarlierRun(List<JournalRow> rows, SearchPath path, Consumer<JournalRow> recovery) {
		this.rows = List.copyOf(rows);
		this.path = path;
		this.recovery = recovery;
	}

	boolean isEmpty() {
		return this.rows.isEmpty();
	}

	/**
	 * The row at which it ended; {@code null} if there was none.
	 */
	@Nullable JournalRow last() {
		return this.rows.isEmpty() ? null : this.rows.get(this.rows.size() - 1);
	}

	/**
	 * The first row that has not been met again; {@code null} if all have.
	 */
	@Nullable JournalRow next() {
		return (this.met < this.rows.size()) ? this.rows.get(this.met) : null;
	}

	/**
	 * The next row has been met.
	 */
	void met() {
		this.met++;
	}

	/**
	 * Whether what a row is about is not done, so that it may be another statement now.
	 */
	boolean isUndone(JournalRow row) {
		return row == last() && !isDone();
	}

	/**
	 * Whether what the last row is about is done.
	 * @throws OutcomeUnknownException if a person has to say so
	 */
	boolean isDone() {
		Boolean known = this.done;
		if (known == null) {
			known = decide(this.rows.get(this.rows.size() - 1));
			this.done = known;
		}
		return known;
	}

	private boolean decide(JournalRow row) {
		Expectation expected = Expectation.of(row.effects());
		if (row.state() == State.STARTED) {
			this.recovery.accept(row);
		}
		String now = this.path.get();
		if (expected.isElsewhere(now)) {
			throw new OtherSchemaException(row, this.path.named(Objects.requireNonNull(expected.path())),
					this.path.named(now));
		}
		if (row.state() != State.STARTED) {
			return row.state() == State.DONE;
		}
		if (expected.repeats() || expected.before()) {
			return false;
		}
		if (expected.empties() && this.path.catalog().areEmpty(expected.effects())) {
			return false;
		}
		return this.path.catalog().isDone(expected.effects()).orElseThrow(() -> new OutcomeUnknownException(row));
	}

	/**
	 * Whether the change of an operation at which it ended is done as a whole.
	 */
	boolean isChangeDone() {
		Place place = Objects.requireNonNull(last()).place();
		Optional<String> kept = statements(place);
		boolean single = kept.isEmpty();
		boolean last = kept.isPresent() && !kept.get().equals(StepJournal.DATA)
				&& place.statement() >= kept.get().split(StepJournal.SEPARATOR).length;
		return isDone() && (single || last);
	}

	/**
	 * How many statements of that change are done.
	 */
	int doneOfChange() {
		int statement = Objects.requireNonNull(last()).place().statement();
		return isDone() ? statement : statement - 1;
	}

	/**
	 * The statements of that change, if some are done and all were kept.
	 */
	Optional<StepJournal.Parts> partsOfChange() {
		int done = doneOfChange();
		return statements(Objects.requireNonNull(last()).place())
			.filter((text) -> done > 0 && !text.equals(StepJournal.DATA))
			.map((text) -> List.of(text.split(StepJournal.SEPARATOR)))
			.map((listed) -> new StepJournal.Parts(listed.subList(0, done), listed.subList(done, listed.size())));
	}

	/**
	 * The statements of a change, where there are several.
	 */
	private Optional<String> statements(Place place) {
		return this.rows.stream()
			.filter((row) -> row.place().operation() == place.operation() && row.place().change() == place.change())
			.flatMap((row) -> Stream.ofNullable(row.statements()))
			.findFirst();
	}

	/**
	 * What a change of data has returned.
	 * @param operation the number of the operation
	 */
	Optional<String> result(int operation) {
		String name = operation + "=";
		return this.rows.stream()
			.filter((row) -> row.results() != null)
			.flatMap((row) -> List.of(row.results().split(";")).stream())
			.filter((result) -> result.startsWith(name))
			.map((result) -> result.substring(name.length()))
			.findFirst();
	}

}
