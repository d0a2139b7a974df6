package dev.migrate.tables;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.FailureKind;
import dev.migrate.dialect.MigrationSession;
import dev.migrate.error.Quoted;
import dev.migrate.error.RunLog;
import dev.migrate.lang.Internal;
import dev.migrate.plan.Step;
import org.jspecify.annotations.Nullable;

/**
 * The version table, the history and the journal during a run, under the lock. They are
 * created with the first revision, in its transaction where DDL takes part in it.
 */
@Internal
public final class OwnTables {

	private final MigrationTables reader;

	private final VersionQuery query;

	private final Dialect dialect;

	private final TableNames names;

	private final VersionTable version;

	private final HistoryTable history;

	private final JournalTable journal;

	private final boolean journaled;

	private boolean present;

	/** The columns of the history that could not be added. */
	private Set<String> missing = Set.of();

	/** Whether they were there when somebody looked before the run. */
	private boolean expected;

	/** What nobody has confirmed yet. */
	private @Nullable VersionRows assumed;

	/** What was read when the lock was taken. */
	private @Nullable VersionRows known;

	public OwnTables(Dialect dialect, TableNames names) {
		this.reader = new MigrationTables(dialect, names);
		this.query = new VersionQuery(dialect, names);
		this.dialect = dialect;
		this.journaled = !dialect.transactionalDdl();
		this.names = names;
		this.version = new VersionTable(dialect, names.version());
		this.history = new HistoryTable(dialect, names.history());
		this.journal = new JournalTable(dialect, names.journal());
	}

	public TableNames names() {
		return this.names;
	}

	public VersionTable version() {
		return this.version;
	}

	/**
	 * All rows of the history, the newest last; none if none is kept.
	 */
	public List<HistoryEntry> history(Connection connection) throws SQLException {
		return this.names.keepsHistory() ? this.history.read(connection, 0) : List.of();
	}

	public JournalTable journal() {
		return this.journal;
	}

	/**
	 * Read the version table; create all tables if they are missing.
	 * @throws ConcurrentChangeException if what was assumed is not so
	 */
	public VersionRows prepare(Connection connection, StatementSink sink) throws SQLException {
		VersionRows answer = this.known;
		this.known = null;
		if (this.assumed != null) {
			return confirmed(this.assumed,
					(answer != null) ? Optional.of(answer) : this.reader.readAllWithNewest(connection));
		}
		if (this.present) {
			return (answer != null) ? answer : read(connection);
		}
		if (answer != null && !answer.lacksColumns()) {
			return answer;
		}
		Optional<VersionRows> all = this.reader.readAllWithinRun(connection);
		if (all.isPresent()) {
			completeHistory(connection, sink);
			return all.get();
		}
		if (this.names.keepsHistory()
				&& this.reader.find(connection, List.of(this.names.history()), () -> this.history.missing(connection))
					.isEmpty()) {
			this.history.create(sink, false);
		}
		else {
			completeHistory(connection, sink);
		}
		if (this.reader.find(connection, List.of(this.names.journal()), () -> this.journal.requireColumns(connection))
			.isEmpty()) {
			this.journal.create(sink, false);
		}
		VersionRows rows = read(connection);
		if (!rows.initialized()) {
			this.reader.find(connection, List.of(this.names.version()), () -> this.version.requireColumns(connection));
			this.version.create(sink, false);
			return read(connection);
		}
		return rows;
	}

	/**
	 * Whether what the run begins with was assumed, and nobody has confirmed it yet.
	 */
	public boolean isAssumed() {
		return this.assumed != null;
	}

	private VersionRows confirmed(VersionRows assumed, Optional<VersionRows> found) {
		if (found.filter((rows) -> rows.confirm(assumed)).isEmpty()) {
			throw new ConcurrentChangeException(assumed.ids(), found.map(VersionRows::ids).orElse(List.of()));
		}
		this.assumed = null;
		return found.get();
	}

	/**
	 * Add what an earlier version did not have. Who may not change the table writes rows
	 * as that version did.
	 */
	private void completeHistory(Connection connection, StatementSink sink) throws SQLException {
		Set<String> missing = this.names.keepsHistory() ? this.history.missing(connection) : Set.of();
		if (missing.isEmpty()) {
			return;
		}
		Savepoint savepoint = connection.getAutoCommit() ? null : connection.setSavepoint();
		try {
			this.history.add(sink, missing);
		}
		catch (SQLException ex) {
			if (this.dialect.failures().kind(ex) != FailureKind.NOT_PERMITTED) {
				throw ex;
			}
			if (savepoint != null) {
				connection.rollback(savepoint);
			}
			this.missing = this.history.missing(connection);
			RunLog.logger.info("The history '{}' lacks {}, and this user may not add it: rows are written without{}",
					this.names.history(), Quoted.list(this.missing),
					HistoryTable.tellsWithout(this.missing) ? "" : ", and each start reads the whole history");
		}
	}

	/**
	 * Add a row to the history, if one is kept.
	 */
	public void record(StatementSink sink, HistoryTable.Entry entry) throws SQLException {
		if (this.names.keepsHistory()) {
			this.history.append(sink, entry, this.missing);
		}
	}

	/**
	 * Ask the catalog before tables are read: nothing was recorded when somebody looked
	 * before the run.
	 */
	public void lookFirst() {
		this.reader.lookFirst();
	}

	/**
	 * Create the tables unless they are there, without looking.
	 * @param sink takes the statements
	 * @param version whether the version table may be missing, too
	 */
	public void create(StatementSink sink, boolean version) throws SQLException {
		if (this.names.keepsHistory()) {
			this.history.create(sink, true);
		}
		this.journal.create(sink, true);
		if (version) {
			this.version.create(sink, true);
		}
	}

	/**
	 * Fail before a revision runs rather than behind it if its rows cannot be written.
	 */
	public void requireRights(Connection connection, List<Step> steps, StatementSink sink) throws SQLException {
		if (!this.present) {
			this.version.probe(steps, sink);
			if (this.names.keepsHistory()) {
				this.history.probe(sink);
			}
			if (this.journaled) {
				requireJournal(connection, sink);
			}
		}
	}

	private void requireJournal(Connection connection, StatementSink sink) throws SQLException {
		try {
			this.journal.probe(sink);
		}
		catch (SQLException ex) {
			this.journal.requireColumns(connection);
			throw ex;
		}
	}

	/**
	 * Whether the version table is there and has rows that are empty or there twice.
	 */
	public boolean isCorrupt(Connection connection) throws SQLException {
		return !this.reader.find(connection, List.of(this.names.version()), () -> this.version.isSound(connection))
			.orElse(true);
	}

	/**
	 * What was prepared is committed, and need not be looked for again.
	 */
	public void committed() {
		this.present = true;
		this.reader.complete();
	}

	/**
	 * The tables were there when somebody looked before the run.
	 */
	public void expect(VersionRows found) {
		this.expected = true;
		this.assumed = Boolean.TRUE.equals(found.historyComplete()) ? found : null;
	}

	/**
	 * What {@link #prepare} asks, to be asked when the lock is taken, unless tables may
	 * have to be made first.
	 */
	public Optional<MigrationSession.Question> question() {
		this.known = null;
		return (this.present || this.expected) ? Optional.of(new RowsQuestion(
				(this.assumed != null) ? this.query.newestAlone() : this.present ? "" : this.query.columnsAlone()))
				: Optional.empty();
	}

	/**
	 * Whether all of our tables are there as this version makes them.
	 */
	public boolean areComplete(Connection connection) throws SQLException {
		return this.reader.readAllWithColumns(connection).filter((rows) -> !rows.lacksColumns()).isPresent();
	}

	/**
	 * Read the version table.
	 */
	public VersionRows read(Connection connection) throws SQLException {
		return this.reader.readWithinRun(connection);
	}

	/**
	 * Whether the history has no row, or is missing.
	 */
	public boolean isHistoryEmpty(Connection connection) throws SQLException {
		return !this.names.keepsHistory()
				|| this.reader.find(connection, List.of(this.names.history()), () -> this.history.isEmpty(connection))
					.orElse(true);
	}

	/**
	 * Keeps the answers until {@link #prepare}, if all have come.
	 */
	private final class RowsQuestion implements MigrationSession.Question {

		private final List<String> queries;

		private VersionRows answer = VersionRows.NONE;

		private int answered;

		RowsQuestion(String more) {
			this.queries = OwnTables.this.query.apart(more);
		}

		@Override
		public List<String> queries() {
			return this.queries;
		}

		@Override
		public void answer(ResultSet rows) throws SQLException {
			VersionRows next = OwnTables.this.query.answer(rows);
			this.answer = this.answer.initialized() ? this.answer.and(next) : next;
			this.answered++;
			if (this.answered == this.queries.size()) {
				OwnTables.this.known = this.answer;
			}
		}

	}

}
