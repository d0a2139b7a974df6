package dev.migrate.execute;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import dev.migrate.dialect.FailureKind;
import dev.migrate.dialect.KeptConnection;
import dev.migrate.dialect.LockHolder;
import dev.migrate.dialect.RowChange;
import dev.migrate.error.Quoted;
import dev.migrate.error.RunLog;
import dev.migrate.execute.journal.ChangedStatementException;
import dev.migrate.execute.journal.OtherSchemaException;
import dev.migrate.execute.journal.OutcomeUnknownException;
import dev.migrate.execute.session.SessionLostException;
import dev.migrate.execute.session.SqlAction;
import dev.migrate.plan.Direction;
import dev.migrate.plan.Step;
import dev.migrate.settings.MigratorSettings;
import dev.migrate.tables.HistoryDigest;
import dev.migrate.tables.JournalRow;
import dev.migrate.tables.JournalTable;
import dev.migrate.tables.Outcome;
import dev.migrate.tables.VersionRows;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * What happens between taking the lock and letting go of it: one revision, or all of them
 * if they share a transaction. It succeeds as a whole, or fails with a report.
 */
final class LockedSection {

	private static final Logger logger = RunLog.logger;

	private final MigrationConnection database;

	private final StepRunner runner;

	private final List<MigrationListener> listeners;

	private final List<Step> before;

	private final RunDigest digest;

	private final List<PreparedStep> begun = new ArrayList<>();

	private VersionRows rows = VersionRows.NONE;

	private @Nullable RevisionSink operations;

	private boolean committing;

	private boolean committed;

	/**
	 * Create a section.
	 * @param workplace what revisions run on there
	 * @param settings how to run
	 * @param listeners are told what happens
	 * @param before what has been completed before; grows when the section is committed
	 * @param digest what the history is told of the whole
	 */
	LockedSection(MigrationConnection database, Workplace workplace, MigratorSettings settings,
			List<MigrationListener> listeners, List<Step> before, RunDigest digest) {
		this.database = database;
		this.runner = new StepRunner(workplace, settings, listeners);
		this.listeners = listeners;
		this.before = Collections.unmodifiableList(before);
		this.digest = digest;
	}

	/**
	 * Look again, now that nobody else can change anything.
	 * @param steps what is going to be run
	 * @param transactional whether the first of them is undone as a whole if it fails
	 * @return the rows of the version table and of the journal
	 */
	VersionRows open(List<Step> steps, boolean transactional) throws SQLException {
		VersionRows rows = this.database.tables().prepare(this.database.session().connection(), this.database.sink());
		// All of them before anything runs, then each, or long plans take long
		this.database.tables().version().requireSpace(rows, this.before.isEmpty() ? steps : steps.subList(0, 1));
		requireRights(steps, transactional);
		this.rows = rows;
		this.digest.begin(rows.ids());
		return this.rows;
	}

	/**
	 * One of many databases that are migrated one after the other has the rights of the
	 * others; if not, nothing is lost but time.
	 */
	private void requireRights(List<Step> steps, boolean transactional) throws SQLException {
		Connection connection = this.database.session().connection();
		if (!(connection instanceof KeptConnection) || !transactional || !this.database.dialect().transactionalDdl()) {
			this.database.tables().requireRights(connection, steps, this.database.sink());
		}
	}

	/**
	 * Run steps and commit.
	 * @param last whether nothing is planned after them
	 */
	List<Step> run(List<PreparedStep> steps, boolean last) throws SQLException {
		List<Optional<Duration>> times = new ArrayList<>();
		GatheredChanges changes = new GatheredChanges();
		boolean together = steps.size() == 1 && steps.get(0).transactional()
				&& this.database.session().commitsTogether();
		for (PreparedStep step : steps) {
			this.begun.add(step);
			this.listeners.forEach((listener) -> listener.beforeStep(step.step()));
			RevisionSink operations = this.runner.sink(step, journal(step));
			this.operations = operations;
			times.add(this.runner.run(step, operations,
					() -> this.digest.after(step, last && step == steps.get(steps.size() - 1)),
					together ? changes : this.database.sink(), together));
		}
		this.database.session().verify();
		commit(changes.changes(), steps.get(0).step());
		this.committing = false;
		this.committed = true;
		RevisionSink sink = Objects.requireNonNull(this.operations);
		if (steps.size() == 1 && sink.keepsSession()) {
			this.database.session().settingsKept();
		}
		this.digest.committed();
		this.database.tables().committed();
		for (int i = 0; i < steps.size(); i++) {
			report(steps.get(i), times.get(i).orElseGet(sink::elapsed));
		}
		return steps.stream().map(PreparedStep::step).toList();
	}

	private void commit(List<RowChange> changes, Step step) throws SQLException {
		Optional<RowChange.Missed> missed = commit(changes);
		if (missed.isPresent()) {
			// The changes of the version table are the first ones
			this.committing = false;
			throw this.database.tables()
				.version()
				.missed(step.changes().get(missed.get().index()), missed.get().rows());
		}
	}

	/**
	 * What fails here fails in the commit, but for a statement that travels with it.
	 */
	private Optional<RowChange.Missed> commit(List<RowChange> changes) throws SQLException {
		RevisionSink sink = Objects.requireNonNull(this.operations);
		this.committing = sink.waiting().isEmpty();
		if (changes.isEmpty() && this.committing) {
			this.database.session().commit();
			return Optional.empty();
		}
		if (this.committing) {
			return this.database.session().commit(changes);
		}
		try {
			return sink.waiting().commit(changes);
		}
		catch (SQLException ex) {
			this.committing = true;
			throw ex;
		}
	}

	/**
	 * What an earlier run has left. Whoever says what the database is at says it of all
	 * revisions.
	 */
	private List<JournalRow> journal(PreparedStep step) throws SQLException {
		JournalTable journal = this.database.tables().journal();
		if (this.rows.interrupted().isEmpty()) {
			return List.of();
		}
		if (step.step().direction() == Direction.STAMP) {
			logger.warn("Nothing is known any more of {}, which stopped in the middle: a stamp says what is there",
					Quoted.list(this.rows.interrupted().stream().map(VersionRows.Interrupted::revision).toList()));
			journal.clear(this.database.sink());
			return List.of();
		}
		List<JournalRow> rows = journal.read(this.database.session().connection(), step.revision());
		if (rows.stream().anyMatch((row) -> row.direction() != step.step().direction())) {
			// Somebody has completed it by hand
			journal.delete(this.database.sink(), step.revision());
			return List.of();
		}
		if (!rows.isEmpty()) {
			JournalRow last = rows.get(rows.size() - 1);
			logger.info("{} goes on where an earlier run stopped: {} {}", step.step(), last.script(), last.excerpt());
		}
		return rows;
	}

	private void report(PreparedStep step, Duration elapsed) {
		String message = step.step().revision().message();
		logger.info("Applied {}{} in {} ms", step.step(), message.isEmpty() ? "" : " (" + message + ")",
				elapsed.toMillis());
		tell((listener) -> listener.afterStep(step.step(), elapsed));
	}

	/**
	 * What a listener makes of it does not change what has happened.
	 */
	private void tell(Consumer<MigrationListener> event) {
		tell(this.listeners, event);
	}

	/**
	 * Tell listeners what is done already: their failures change nothing of it.
	 */
	static void tell(List<MigrationListener> listeners, Consumer<MigrationListener> event) {
		for (MigrationListener listener : listeners) {
			try {
				event.accept(listener);
			}
			catch (RuntimeException ex) {
				logger.warn("A listener failed; the migration does not depend on it", ex);
			}
		}
	}

	void close() throws SQLException {
		try {
			this.database.session().rollback();
			this.database.session().release();
		}
		catch (SQLException ex) {
			if (!this.committed) {
				throw ex;
			}
			logger.warn("The migration is committed, but the lock could not be released", ex);
		}
	}

	/**
	 * Clean up after a failure.
	 * @param failure what happened
	 * @param retries how often the whole can be tried again
	 * @return whether it shall be tried again
	 * @throws RevisionFailedException if a revision was running
	 * @throws SQLException if nothing can be written here, whatever the revision is
	 */
	boolean fail(Throwable failure, Retries retries) throws SQLException {
		SqlAction.quietly(failure, this.database.session()::rollback);
		if (this.committed) {
			SqlAction.quietly(failure, this.database.session()::release);
			return false;
		}
		if (failure instanceof OutcomeUnknownException || failure instanceof ChangedStatementException
				|| failure instanceof SessionLostException || failure instanceof OtherSchemaException) {
			// Nothing has run that could have failed
			SqlAction.quietly(failure, this.database.session()::release);
			return false;
		}
		boolean stopped = this.database.processEnd().hasBegun();
		boolean again = !stopped && (isToBePlaced(failure) || (canBeRepeated(failure) && pause(failure, retries)));
		List<LockHolder> blockers = again ? List.of() : blockers(failure);
		if (!again) {
			recordFailure(failure, stopped);
		}
		SqlAction.quietly(failure, this.database.session()::release);
		RevisionSink sink = this.operations;
		if (again || sink == null) {
			return again;
		}
		if (stopped) {
			throw report(failure, sink).toStop(this.rows.ids(), together(), this.before);
		}
		if (isKind(failure, FailureKind.READ_ONLY) && !sink.progress().leavesSomething()) {
			throw RevisionFailure.sqlFailure(failure).orElseThrow();
		}
		throw exception(failure, sink, blockers);
	}

	/**
	 * Without the lock, the next replica would try at once, and what is in the way would
	 * never have time.
	 */
	private boolean pause(Throwable failure, Retries retries) {
		SqlAction.quietly(failure, this.database.session()::keepLock);
		boolean again = retries.pause(this.begun.isEmpty() ? "the version table" : last().step().toString());
		SqlAction.quietly(failure, this.database.session()::rollback);
		return again;
	}

	private boolean canBeRepeated(Throwable failure) {
		RevisionSink sink = this.operations;
		return this.database.dialect().transactionalDdl() && (sink == null || !sink.progress().leavesSomething())
				&& isKind(failure, FailureKind.LOCK_TIMEOUT);
	}

	/**
	 * Which statement of many has failed is seen when each runs for itself.
	 */
	private boolean isToBePlaced(Throwable failure) {
		RevisionSink sink = this.operations;
		return failure instanceof StatementFailure one && !one.isPlaced() && sink != null
				&& !sink.progress().leavesSomething() && !isKind(failure, FailureKind.DISCONNECTED);
	}

	private boolean isKind(Throwable failure, FailureKind kind) {
		Optional<SQLException> sql = RevisionFailure.sqlFailure(failure);
		return sql.isPresent() && this.database.dialect().failures().kind(sql.get()) == kind;
	}

	private List<LockHolder> blockers(Throwable failure) {
		List<LockHolder> blockers = new ArrayList<>();
		if (isKind(failure, FailureKind.LOCK_TIMEOUT)) {
			SqlAction.quietly(failure, () -> blockers.addAll(this.database.session().blockers()));
		}
		return blockers;
	}

	/**
	 * Where a part of the revision stays, the history tells. If it cannot be written, the
	 * first failure is what counts.
	 */
	private void recordFailure(Throwable failure, boolean stopped) {
		RevisionSink sink = this.operations;
		if (sink != null && (sink.progress().leavesSomething() || !this.database.dialect().transactionalDdl())) {
			SqlAction.quietly(failure, () -> sink.journal().settle(isRefusal(failure)));
			if (!stopped) {
				SqlAction.quietly(failure, () -> this.runner.record(last(), sink.elapsed(), sink.checksum(),
						Outcome.FAILED, HistoryDigest.NONE, this.database.sink()));
			}
		}
	}

	/**
	 * Whether the database has said that it did not do it.
	 */
	private boolean isRefusal(Throwable failure) {
		return RevisionFailure.sqlFailure(failure).isPresent() && !isKind(failure, FailureKind.DISCONNECTED);
	}

	private RevisionFailedException exception(Throwable failure, RevisionSink sink, List<LockHolder> blockers) {
		RevisionFailedException exception = report(failure, sink).toException(this.rows.ids(), together(), this.before,
				blockers);
		tell((listener) -> listener.afterFailure(last().step(), exception));
		return exception;
	}

	private RevisionFailure report(Throwable failure, RevisionSink sink) {
		return new RevisionFailure(this.database.dialect(), last(), sink.progress(), failure, this.committing,
				sink.journal().asksAfter(isRefusal(failure)));
	}

	/**
	 * Those that are rolled back with the last one.
	 */
	private List<String> together() {
		return this.begun.subList(0, this.begun.size() - 1).stream().map(PreparedStep::revision).toList();
	}

	private PreparedStep last() {
		return this.begun.get(this.begun.size() - 1);
	}

}
