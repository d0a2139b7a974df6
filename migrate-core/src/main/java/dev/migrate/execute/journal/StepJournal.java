package dev.migrate.execute.journal;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import dev.migrate.lang.Internal;
import dev.migrate.plan.Step;
import dev.migrate.sql.SchemaEffect;
import dev.migrate.sql.SqlStatement;
import dev.migrate.tables.JournalRow;
import dev.migrate.tables.JournalRow.Place;
import dev.migrate.tables.JournalRow.State;
import dev.migrate.tables.JournalTable;
import dev.migrate.tables.StatementSink;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of one revision while it runs, so that a run that comes after its end
 * goes on where it ended. A row is written before each statement that is committed by
 * itself, and committed together with what ran before it: whatever stands before the last
 * row is done. What became of the last one, the catalog tells, or a person.
 * <p>
 * What a revision does is counted in units: operations, the statements of SQL text, and
 * changes of data by other means. A unit that is done is not run again, and has to be
 * what it was. Used by one thread for one run of the revision.
 */
@Internal
public final class StepJournal {

	/** How much is kept of the rows that changes of data return, in characters. */
	private static final int MOST_KEPT = 200_000;

	/** Stands between statements in the journal, and in none of them. */
	static final String SEPARATOR = "\u001e";

	/**
	 * Stands in place of statements that are only about data, and can be made once more.
	 */
	static final String DATA = "DATA";

	private final StatementSink sink;

	private final JournalTable table;

	private final SearchPath path;

	private final Step step;

	private final String script;

	private final EarlierRun before;

	/** The row of a statement that is not done, as long as none stands in its place. */
	private @Nullable JournalRow undone;

	private int operation;

	private int change = 1;

	private int statement = 1;

	private boolean wholeOperation;

	/** The hash of the unit that runs, or an empty string. */
	private String unit = "";

	private Supplier<String> excerpt = () -> "the end of the revision";

	private boolean unitHasRow;

	private String preceding = "";

	private final StringBuilder results = new StringBuilder();

	/** How much of rows has been kept of the revision, in characters. */
	private int keptRows;

	private @Nullable String texts;

	/** Whether what the revision does may depend on rows that it has read. */
	private boolean readsRows;

	private boolean running;

	/**
	 * Whether the catalog did not tell, when the statement began, that it is not done.
	 */
	private boolean atOdds;

	/** Whether the statement that runs may do a part of its work only. */
	private boolean partly;

	private @Nullable JournalRow last;

	/**
	 * Create a journal.
	 * @param sink takes its rows
	 * @param path tells what the catalog shows, if there is a session at all
	 * @param recovery finishes first what the database may have to
	 * @param step the revision
	 * @param script the class or the file
	 * @param before the rows that an earlier run has left
	 */
	public StepJournal(StatementSink sink, JournalTable table, SearchPath path, Consumer<JournalRow> recovery,
			Step step, String script, List<JournalRow> before) {
		this.sink = sink;
		this.table = table;
		this.path = path;
		this.step = step;
		this.script = script;
		this.before = new EarlierRun(before, path, recovery);
	}

	/**
	 * Whether the revision runs, and is not only written.
	 */
	public boolean isKept() {
		return this.path.isAsked();
	}

	/**
	 * Whether an earlier run has left anything.
	 */
	public boolean resumes() {
		return !this.before.isEmpty();
	}

	/**
	 * Whether there are rows that have to go when the revision is complete.
	 */
	boolean hasRows() {
		return resumes() || this.last != null;
	}

	/**
	 * The revision has read rows, on which what it does from here on may depend.
	 */
	public void rowsRead() {
		this.readsRows = true;
	}

	/**
	 * Begin an operation, or a change of data by other means.
	 */
	public void beginOperation() {
		closeUnit();
		this.operation++;
		this.change = 1;
		this.statement = 0;
		this.texts = null;
	}

	/**
	 * Begin a unit that is the operation as a whole.
	 * @param hash tells it from others
	 * @param excerpt what it is, with its place, for people
	 * @return whether the run before has gone on behind it
	 */
	public boolean passOperation(String hash, Supplier<String> excerpt) {
		beginUnit(hash, excerpt, true);
		JournalRow frontier = this.before.last();
		if (frontier == null || this.operation > frontier.place().operation()) {
			requireAllFound();
			return false;
		}
		meet();
		return this.operation < frontier.place().operation();
	}

	/**
	 * Begin a unit that is the operation as a whole, and has one row at most.
	 * @param hash tells it from others
	 * @param excerpt what it is, with its place, for people
	 * @return whether it is done already
	 */
	public boolean passSingle(String hash, Supplier<String> excerpt) {
		return passOperation(hash, excerpt) || frontier().isPresent() && this.before.isDone();
	}

	/**
	 * The last row of the run before, if that has ended in this operation.
	 */
	private Optional<JournalRow> frontier() {
		return Optional.ofNullable(this.before.last()).filter((row) -> row.place().operation() == this.operation);
	}

	private Optional<JournalRow> frontierOfChange() {
		return frontier().filter((row) -> row.place().change() == this.change);
	}

	/**
	 * Begin a statement of SQL text, or what else is one unit in an operation.
	 * @param hash tells it from others
	 * @param excerpt what it is, with its place, for people
	 * @return whether it is done already
	 */
	public boolean passStatement(String hash, Supplier<String> excerpt) {
		this.statement++;
		beginUnit(hash, excerpt, false);
		JournalRow frontier = this.before.last();
		int compared = (frontier != null) ? place().compareTo(frontier.place()) : 1;
		if (compared > 0) {
			requireAllFound();
			return false;
		}
		meet();
		return compared < 0 || this.before.isDone();
	}

	private void beginUnit(String hash, Supplier<String> text, boolean whole) {
		closeUnit();
		this.excerpt = text;
		this.unit = hash;
		this.wholeOperation = whole;
		this.unitHasRow = false;
	}

	/**
	 * What had no row of its own counts as what ran before the next one.
	 */
	private void closeUnit() {
		if (!this.unit.isEmpty() && !this.unitHasRow) {
			this.preceding = CanonicalText.hash(this.preceding + this.unit);
		}
		this.unit = "";
	}

	/**
	 * Find the rows of the unit, and compare them with what it is now.
	 */
	private void meet() {
		JournalRow row = this.before.next();
		while (row != null && isInUnit(row.place())) {
			boolean mayDiffer = this.before.isUndone(row);
			if (!row.preceding().equals(this.preceding) || (!mayDiffer && !row.hash().equals(this.unit))) {
				throw new ChangedStatementException(row, this.excerpt.get(), this.readsRows);
			}
			if (mayDiffer) {
				undo(row);
			}
			else {
				this.unitHasRow = true;
				this.preceding = "";
			}
			this.before.met();
			row = this.before.next();
		}
	}

	/**
	 * What ran before the statement is done, so that the next row stands behind that.
	 */
	private void undo(JournalRow row) {
		this.undone = row;
		if (row.results() != null) {
			this.results.append(row.results());
		}
	}

	private boolean isInUnit(Place place) {
		return this.wholeOperation ? place.operation() == this.operation : place.equals(place());
	}

	/**
	 * Fail if something that is done is no longer there.
	 */
	public void requireAllFound() {
		JournalRow row = this.before.next();
		if (row == null) {
			return;
		}
		if (!this.before.isUndone(row)) {
			throw new ChangedStatementException(row, this.excerpt.get(), this.readsRows);
		}
		undo(row);
		this.before.met();
	}

	/**
	 * A statement has run that may have set the session in another way.
	 */
	public void sessionChanged() {
		this.path.changed();
	}

	/**
	 * The change of the operation with which to go on.
	 * @param count how many it has
	 * @return its number, counted from 1
	 */
	public int firstChange(int count) {
		Optional<JournalRow> frontier = frontier();
		int change = frontier.map((row) -> row.place().change()).orElse(1);
		if (frontier.isPresent() && change > count) {
			throw new ChangedStatementException(frontier.get(), this.excerpt.get(), this.readsRows);
		}
		return (frontier.isPresent() && this.before.isChangeDone()) ? change + 1 : change;
	}

	/**
	 * Begin a change of the operation.
	 * @param number its number, counted from 1
	 * @return its statements, if some are done
	 */
	public Optional<Parts> beginChange(int number) {
		this.change = number;
		this.statement = 0;
		this.texts = null;
		Optional<Parts> parts = frontierOfChange().flatMap((row) -> this.before.partsOfChange());
		parts.ifPresent((known) -> this.statement = known.done().size());
		return parts;
	}

	/**
	 * Say which statements the change has. The journal keeps them where some are about
	 * the schema: what they are made of is no longer there when the first has run.
	 */
	public void list(List<SqlStatement> statements) {
		if (statements.size() > 1) {
			boolean data = statements.stream().allMatch((sql) -> sql.facts().data());
			this.texts = data ? DATA
					: statements.stream().map(SqlStatement::text).collect(Collectors.joining(SEPARATOR));
		}
	}

	/**
	 * How many statements of the change are done, if it is completed once more.
	 */
	public int skips() {
		return frontierOfChange().isPresent() ? this.before.doneOfChange() : 0;
	}

	/**
	 * Go on to the next statement of a change.
	 */
	public void nextStatement() {
		this.statement++;
	}

	/**
	 * Write that a statement begins which is committed by itself.
	 * @param partly whether it may have done a part of its work when it fails
	 */
	public void starts(SqlStatement sql, boolean partly) throws SQLException {
		if (isKept()) {
			write(row(State.STARTED, expectation(sql)));
			this.running = true;
			this.partly = partly;
		}
	}

	/**
	 * Where all that a statement is to make is there already, the database refuses it,
	 * and what is there is not its work.
	 */
	private Expectation expectation(SqlStatement sql) {
		List<SchemaEffect> effects = this.path.effects(sql);
		boolean repeats = this.path.mayRunAgain(sql);
		CatalogCheck.Look look = this.path.look(repeats ? List.of() : effects);
		this.atOdds = look.done().isEmpty();
		return new Expectation(look.path(), repeats, look.done().orElse(false), this.path.empties(sql), effects);
	}

	/**
	 * Write that what ends here is done when it is committed.
	 */
	public void done() throws SQLException {
		if (isKept()) {
			write(row(State.DONE, Expectation.of(this.path.get(), false)));
		}
	}

	/**
	 * Write that a backfill begins, or goes on.
	 */
	public void startsBackfill(String name) throws SQLException {
		startsAnew((row) -> row.backfilling(name, earlierBackfill()));
	}

	/**
	 * Write that an operation begins, of which nothing has run.
	 */
	public void startsOperation() throws SQLException {
		startsAnew((row) -> row);
	}

	private void startsAnew(UnaryOperator<JournalRow> more) throws SQLException {
		write(more.apply(row(State.STARTED, Expectation.of(this.path.get(), true))));
		this.running = true;
		this.partly = false;
		this.atOdds = false;
	}

	private void write(JournalRow row) throws SQLException {
		JournalRow former = this.undone;
		if (former != null) {
			this.table.delete(this.sink, former);
			this.undone = null;
		}
		this.table.append(this.sink, row);
		this.last = row;
		this.preceding = "";
		this.unitHasRow = true;
		this.results.setLength(0);
		this.texts = null;
	}

	private JournalRow row(State state, Expectation expected) {
		return new JournalRow(this.step.revision().id(), this.step.direction(), place(), state, this.preceding,
				this.unit, this.script, this.excerpt.get(), expected.text(), this.texts,
				this.results.isEmpty() ? null : this.results.toString(), null);
	}

	private Place place() {
		return new Place(this.operation, this.change, this.statement);
	}

	/**
	 * The statement that was begun has ended well.
	 * @return whether that has been written, as the catalog would not tell
	 */
	public boolean ended() throws SQLException {
		this.running = false;
		JournalRow row = this.last;
		if (row == null || row.state() != State.STARTED) {
			return false;
		}
		Expectation expected = Expectation.of(row.effects());
		if (expected.repeats() || (!expected.before() && !this.atOdds && CatalogCheck.isVisible(expected.effects()))) {
			return false;
		}
		update(row.in(State.DONE));
		return true;
	}

	/**
	 * Write what became of the last statement, as the run ends here.
	 * @param refused whether the database has refused it
	 */
	public void settle(boolean refused) throws SQLException {
		JournalRow row = this.last;
		if (row == null || row.state() != State.STARTED || (this.running && (!refused || this.partly))) {
			return;
		}
		update(row.in(this.running ? State.NOT_DONE : State.DONE));
	}

	/**
	 * Whether the database has refused the last statement, but may have done a part of
	 * it, so that the next run asks.
	 * @param refused whether it has
	 */
	public boolean asksAfter(boolean refused) {
		JournalRow row = this.last;
		return refused && this.running && this.partly && row != null && row.state() == State.STARTED;
	}

	/**
	 * What the journal knows, to come back to if a transaction is rolled back.
	 */
	public Mark mark() {
		return new Mark(this.last, this.undone, this.preceding, this.unitHasRow, this.texts, this.results.toString());
	}

	/**
	 * Nothing has been written since.
	 */
	public void rolledBack(Mark mark) {
		this.last = mark.last();
		this.undone = mark.undone();
		this.preceding = mark.preceding();
		this.unitHasRow = mark.unitHasRow();
		this.texts = mark.texts();
		this.results.setLength(0);
		this.results.append(mark.results());
	}

	private void update(JournalRow row) throws SQLException {
		this.table.update(this.sink, row);
		this.last = row;
	}

	/**
	 * The last key of a backfill that an earlier run has committed.
	 */
	public Optional<BackfillKey> backfillKey() {
		return earlierBackfill().map(JournalRow::key).map(BackfillKey::of);
	}

	private Optional<JournalRow> earlierBackfill() {
		return frontier().filter((row) -> row.hash().equals(this.unit));
	}

	/**
	 * Write the last key of a batch, to be committed with it.
	 * @param rows how many it has changed
	 */
	public void backfilled(BackfillKey key, int rows) throws SQLException {
		JournalRow row = this.last;
		if (row != null) {
			update(row.at(key.text(), rows));
		}
	}

	/**
	 * The backfill is complete.
	 */
	public void backfillDone() throws SQLException {
		this.running = false;
		JournalRow row = this.last;
		if (row != null) {
			update(row.in(State.DONE));
		}
	}

	/**
	 * Remember what a change of data has returned; rows only as far as they are not too
	 * many.
	 */
	public void returned(String result) {
		boolean fits = !KeptRows.isKept(result) || this.keptRows + result.length() <= MOST_KEPT;
		this.keptRows += (fits && KeptRows.isKept(result)) ? result.length() : 0;
		this.results.append(this.operation).append('=').append(fits ? result : KeptRows.without(result)).append(';');
	}

	/**
	 * What a change of data that is done has returned.
	 */
	public Optional<String> result() {
		return this.before.result(this.operation);
	}

	/**
	 * Forget the revision, which is complete.
	 * @param ours takes that
	 */
	public void complete(StatementSink ours) throws SQLException {
		if (hasRows()) {
			this.table.delete(ours, this.step.revision().id());
		}
	}

	/**
	 * What the journal knew at some time.
	 *
	 * @param last the row that was written last
	 * @param undone the row whose statement is not done
	 * @param preceding a hash of what has run since the row before
	 * @param unitHasRow whether what runs has a row
	 * @param texts the statements of the change that runs, where it has several
	 * @param results what data access since then has returned
	 */
	public record Mark(@Nullable JournalRow last, @Nullable JournalRow undone, String preceding, boolean unitHasRow,
			@Nullable String texts, String results) {
	}

	/**
	 * The statements of a change of which some are done.
	 *
	 * @param done what is not run again
	 * @param left what is still to run
	 */
	public record Parts(List<String> done, List<String> left) {
	}

}
