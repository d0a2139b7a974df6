package dev.migrate.execute;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.Transactions;
import dev.migrate.script.Script;
import dev.migrate.sql.SchemaEffect;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.SqlSyntax;
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
final class StepJournal {

	/** Stands between statements in the journal, and in none of them. */
	private static final String SEPARATOR = "\u001e";

	/**
	 * Stands in place of statements that are only about data, and can be made once more.
	 */
	private static final String DATA = "DATA";

	private final StatementSink sink;

	private final JournalTable table;

	private final Dialect dialect;

	private final LiveDatabase live;

	private final Transactions transactions;

	private final PreparedStep step;

	/** The schema of our own tables. */
	private final String home;

	private final List<JournalRow> before;

	/** How many of the rows have been met again. */
	private int found;

	/** The row of a statement that is not done, as long as none stands in its place. */
	private @Nullable JournalRow undone;

	private @Nullable Boolean frontierDone;

	/** Where the session looks for names without a schema, if that has been asked. */
	private @Nullable String path;

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

	private @Nullable String texts;

	/** Whether what the revision does may depend on rows that it has read. */
	private boolean readsRows;

	private boolean running;

	/** Whether the statement that runs may do a part of its work only. */
	private boolean partly;

	private @Nullable JournalRow last;

	/**
	 * Create a journal.
	 * @param workplace what the revision runs on
	 * @param step the revision
	 * @param before the rows that an earlier run has left
	 */
	StepJournal(StepRunner.Workplace workplace, PreparedStep step, List<JournalRow> before) {
		this.sink = workplace.sink();
		this.table = workplace.tables().journal();
		this.dialect = workplace.dialect();
		this.live = workplace.live();
		this.transactions = workplace.transactions();
		this.step = step;
		this.home = Objects.requireNonNullElse(workplace.tables().names().home(), "");
		this.before = List.copyOf(before);
	}

	/**
	 * Whether the revision runs, and is not only written.
	 */
	boolean isKept() {
		return this.live.isRun();
	}

	/**
	 * Whether an earlier run has left anything.
	 */
	boolean resumes() {
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
	void rowsRead() {
		this.readsRows = true;
	}

	/**
	 * Begin an operation, or a change of data by other means.
	 */
	void beginOperation() {
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
	boolean passOperation(String hash, Supplier<String> excerpt) {
		beginUnit(hash, excerpt, true);
		JournalRow frontier = frontier();
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
	boolean passSingle(String hash, Supplier<String> excerpt) {
		if (passOperation(hash, excerpt)) {
			return true;
		}
		JournalRow frontier = frontier();
		return frontier != null && frontier.place().operation() == this.operation && isFrontierDone();
	}

	/**
	 * Begin a statement of SQL text, or what else is one unit in an operation.
	 * @param hash tells it from others
	 * @param excerpt what it is, with its place, for people
	 * @return whether it is done already
	 */
	boolean passStatement(String hash, Supplier<String> excerpt) {
		this.statement++;
		beginUnit(hash, excerpt, false);
		JournalRow frontier = frontier();
		int compared = (frontier != null) ? place().compareTo(frontier.place()) : 1;
		if (compared > 0) {
			requireAllFound();
			return false;
		}
		meet();
		return compared < 0 || isFrontierDone();
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
		while (this.found < this.before.size() && isInUnit(this.before.get(this.found).place())) {
			JournalRow row = this.before.get(this.found);
			boolean mayDiffer = row == frontier() && !isFrontierDone();
			if (!row.preceding().equals(this.preceding) || (!mayDiffer && !row.hash().equals(this.unit))) {
				throw new ChangedStatementException(this.step, row, this.excerpt.get(), this.readsRows);
			}
			this.found++;
			if (mayDiffer) {
				undo(row);
			}
			else {
				this.unitHasRow = true;
				this.preceding = "";
			}
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
	void requireAllFound() {
		if (this.found == this.before.size()) {
			return;
		}
		JournalRow row = this.before.get(this.found);
		if (row != frontier() || isFrontierDone()) {
			throw new ChangedStatementException(this.step, row, this.excerpt.get(), this.readsRows);
		}
		undo(row);
		this.found = this.before.size();
	}

	private @Nullable JournalRow frontier() {
		return this.before.isEmpty() ? null : this.before.get(this.before.size() - 1);
	}

	private boolean isFrontierDone() {
		Boolean known = this.frontierDone;
		if (known == null) {
			known = decide(this.before.get(this.before.size() - 1));
			this.frontierDone = known;
		}
		return known;
	}

	private boolean decide(JournalRow row) {
		Expectation expected = Expectation.of(row.effects());
		if (row.state() == State.STARTED) {
			recover(row);
		}
		String now = path();
		if (expected.isElsewhere(now)) {
			throw new OtherSchemaException(row, named(Objects.requireNonNull(expected.path())), named(now));
		}
		if (row.state() != State.STARTED) {
			return row.state() == State.DONE;
		}
		if (expected.repeats() || expected.before()) {
			return false;
		}
		return catalog().isDone(expected.effects()).orElseThrow(() -> new OutcomeUnknownException(row));
	}

	private void recover(JournalRow row) {
		try {
			this.transactions.recover(row.excerpt() + row.effects());
		}
		catch (SQLException ex) {
			throw new StatementRunner.StatementFailure(ex);
		}
	}

	private CatalogCheck catalog() {
		return new CatalogCheck(this.dialect, this.live.jdbc().orElseThrow());
	}

	private String path() {
		String known = this.path;
		if (known == null) {
			known = catalog().path(this.home);
			this.path = known;
		}
		return known;
	}

	private String named(String where) {
		return where.isEmpty() ? this.home : where;
	}

	/**
	 * A statement has run that may have set the session in another way.
	 */
	void sessionChanged() {
		this.path = null;
	}

	/**
	 * The change of the operation with which to go on.
	 * @return its number, counted from 1
	 */
	int firstChange() {
		JournalRow frontier = frontier();
		if (frontier == null || frontier.place().operation() != this.operation) {
			return 1;
		}
		Optional<String> kept = kept(frontier);
		boolean single = kept.isEmpty();
		boolean last = kept.isPresent() && !kept.get().equals(DATA)
				&& frontier.place().statement() >= kept.get().split(SEPARATOR).length;
		boolean changeDone = isFrontierDone() && (single || last);
		return changeDone ? frontier.place().change() + 1 : frontier.place().change();
	}

	/**
	 * Begin a change of the operation.
	 * @param number its number, counted from 1
	 * @return the statements that are left of it, if some are done
	 */
	Optional<List<String>> beginChange(int number) {
		this.change = number;
		this.statement = 0;
		this.texts = null;
		JournalRow frontier = frontier();
		if (frontier == null || frontier.place().operation() != this.operation || frontier.place().change() != number) {
			return Optional.empty();
		}
		Optional<String> kept = kept(frontier).filter((text) -> !text.equals(DATA));
		int done = done(frontier);
		if (kept.isEmpty() || done == 0) {
			return Optional.empty();
		}
		this.statement = done;
		List<String> listed = List.of(kept.get().split(SEPARATOR));
		return Optional.of(listed.subList(done, listed.size()));
	}

	/**
	 * The statements of the change to which a row belongs, where there are several.
	 */
	private Optional<String> kept(JournalRow frontier) {
		return this.before.stream()
			.filter((row) -> row.place().operation() == frontier.place().operation()
					&& row.place().change() == frontier.place().change())
			.flatMap((row) -> Stream.ofNullable(row.statements()))
			.findFirst();
	}

	/**
	 * Say which statements the change has. The journal keeps them where some are about
	 * the schema: what they are made of is no longer there when the first has run.
	 */
	void list(List<SqlStatement> statements) {
		if (statements.size() > 1) {
			boolean data = statements.stream().allMatch((sql) -> sql.facts().data());
			this.texts = data ? DATA
					: statements.stream().map(SqlStatement::text).collect(Collectors.joining(SEPARATOR));
		}
	}

	/**
	 * How many statements of the change are done, if it is completed once more.
	 */
	int skips() {
		JournalRow frontier = frontier();
		if (frontier == null || frontier.place().operation() != this.operation
				|| frontier.place().change() != this.change) {
			return 0;
		}
		return done(frontier);
	}

	private int done(JournalRow frontier) {
		return isFrontierDone() ? frontier.place().statement() : frontier.place().statement() - 1;
	}

	/**
	 * Go on to the next statement of a change.
	 */
	void nextStatement() {
		this.statement++;
	}

	/**
	 * Write that a statement begins which is committed by itself.
	 * @param sql the statement
	 * @param partly whether it may have done a part of its work when it fails
	 */
	void starts(SqlStatement sql, boolean partly) throws SQLException {
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
		SqlSyntax syntax = this.dialect.syntax();
		List<SchemaEffect> effects = CatalogCheck.effects(sql, syntax);
		boolean repeats = CatalogCheck.mayRunAgain(sql.text(), syntax);
		CatalogCheck.Look look = catalog().look(repeats ? List.of() : effects, this.home, this.path);
		this.path = look.path();
		return new Expectation(look.path(), repeats, look.done().orElse(false), effects);
	}

	/**
	 * Write that what ends here is done when it is committed.
	 */
	void done() throws SQLException {
		if (isKept()) {
			write(row(State.DONE, new Expectation(path(), false, false, List.of())));
		}
	}

	/**
	 * Write that a backfill begins, or goes on.
	 */
	void startsBackfill() throws SQLException {
		JournalRow row = row(State.STARTED, new Expectation(path(), true, false, List.of()));
		Optional<Object> key = backfillKey();
		write(key.isPresent() ? row.at(BackfillKey.write(key.get()).orElseThrow()) : row);
		this.running = true;
		this.partly = false;
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
		String script = this.step.script().map(Script::name).orElse("");
		return new JournalRow(this.step.revision(), this.step.step().direction(), place(), state, this.preceding,
				this.unit, script, this.excerpt.get(), expected.text(), this.texts,
				this.results.isEmpty() ? null : this.results.toString(), null);
	}

	private Place place() {
		return new Place(this.operation, this.change, this.statement);
	}

	/**
	 * The statement that was begun has ended well.
	 * @return whether that has been written, as the catalog would not tell
	 */
	boolean ended() throws SQLException {
		this.running = false;
		JournalRow row = this.last;
		if (row == null || row.state() != State.STARTED) {
			return false;
		}
		Expectation expected = Expectation.of(row.effects());
		if (expected.repeats() || (!expected.before() && CatalogCheck.isVisible(expected.effects()))) {
			return false;
		}
		update(row.in(State.DONE));
		return true;
	}

	/**
	 * Write what became of the last statement, as the run ends here.
	 * @param refused whether the database has refused it
	 */
	void settle(boolean refused) throws SQLException {
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
	boolean asksAfter(boolean refused) {
		JournalRow row = this.last;
		return refused && this.running && this.partly && row != null && row.state() == State.STARTED;
	}

	/**
	 * What the journal knows, to come back to if a transaction is rolled back.
	 */
	Mark mark() {
		return new Mark(this.last, this.undone, this.preceding, this.unitHasRow, this.texts, this.results.toString());
	}

	/**
	 * Nothing has been written since.
	 */
	void rolledBack(Mark mark) {
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
	Optional<Object> backfillKey() {
		JournalRow frontier = frontier();
		if (frontier == null || frontier.place().operation() != this.operation || !frontier.hash().equals(this.unit)) {
			return Optional.empty();
		}
		String key = frontier.key();
		return (key != null) ? Optional.of(BackfillKey.read(key)) : Optional.empty();
	}

	/**
	 * Write the last key of a batch, to be committed with it.
	 */
	void backfilled(Object key) throws SQLException {
		JournalRow row = this.last;
		Optional<String> text = BackfillKey.write(key);
		if (row != null && text.isPresent()) {
			update(row.at(text.get()));
		}
	}

	/**
	 * The backfill is complete.
	 */
	void backfillDone() throws SQLException {
		this.running = false;
		JournalRow row = this.last;
		if (row != null) {
			update(row.in(State.DONE));
		}
	}

	/**
	 * Remember what a change of data has returned.
	 */
	void returned(String result) {
		this.results.append(this.operation).append('=').append(result).append(';');
	}

	/**
	 * What a change of data that is done has returned.
	 */
	Optional<String> result() {
		String name = this.operation + "=";
		return this.before.stream()
			.filter((row) -> row.results() != null)
			.flatMap((row) -> List.of(row.results().split(";")).stream())
			.filter((result) -> result.startsWith(name))
			.map((result) -> result.substring(name.length()))
			.findFirst();
	}

	/**
	 * Forget the revision, which is complete.
	 * @param ours takes that
	 */
	void complete(StatementSink ours) throws SQLException {
		if (hasRows()) {
			this.table.delete(ours, this.step.revision());
		}
	}

	/**
	 * What the journal knew at some time.
	 */
	record Mark(@Nullable JournalRow last, @Nullable JournalRow undone, String preceding, boolean unitHasRow,
			@Nullable String texts, String results) {
	}

}
