package dev.migrate.execute;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.migrate.execute.journal.SearchPath;
import dev.migrate.execute.journal.StepJournal;
import dev.migrate.plan.VersionChange;
import dev.migrate.settings.MigratorSettings;
import dev.migrate.settings.TransactionMode;
import dev.migrate.tables.HistoryDigest;
import dev.migrate.tables.HistoryTable;
import dev.migrate.tables.JournalRow;
import dev.migrate.tables.Outcome;
import dev.migrate.tables.StatementSink;
import org.jspecify.annotations.Nullable;

/**
 * Runs one step under the lock: its operations, then the rows of the version table and
 * the history.
 */
record StepRunner(Workplace workplace, MigratorSettings settings, List<MigrationListener> listeners) {

	/**
	 * Begin a step.
	 * @param journal what an earlier run of it has left in the journal
	 */
	RevisionSink sink(PreparedStep step, List<JournalRow> journal) {
		Workplace at = this.workplace;
		SearchPath path = new SearchPath(at.dialect(), at.live(), at.tables().names());
		return new RevisionSink(at, step,
				new StepJournal(at.sink(), at.tables().journal(), path, this::recover, step.step(), step.scriptName(),
						journal),
				new Retries(this.settings.limits().statementRetries(), this.workplace.processEnd()),
				this.settings.runs().transaction() == TransactionMode.PER_REVISION, this.listeners);
	}

	/**
	 * Let the database finish what it may have begun.
	 */
	private void recover(JournalRow row) {
		try {
			this.workplace.transactions().recover(row.excerpt() + row.effects());
		}
		catch (SQLException ex) {
			throw new StatementFailure(ex);
		}
	}

	/**
	 * Run a step; it is not committed yet.
	 * @param digest what it says of the whole
	 * @param ours takes the changes of our own tables
	 * @param together whether its last statements may wait for the commit
	 * @return how long its operations took; empty if some wait for the commit
	 */
	Optional<Duration> run(PreparedStep step, RevisionSink operations, Supplier<HistoryDigest> digest,
			StatementSink ours, boolean together) throws SQLException {
		step.body().accept(operations.operations());
		if (!together) {
			operations.waiting().run();
		}
		Optional<Duration> elapsed = !operations.waiting().isEmpty() ? Optional.empty()
				: Optional.of(operations.elapsed());
		operations.journal().requireAllFound();
		conclude(step, elapsed.orElse(null), operations.checksum(), digest.get(), ours);
		operations.journal().complete(ours);
		return elapsed;
	}

	/**
	 * Write into our own tables that a step has run.
	 */
	void conclude(PreparedStep step, @Nullable Duration elapsed, Optional<String> checksum, HistoryDigest digest,
			StatementSink ours) throws SQLException {
		if (!step.transactional()) {
			this.workplace.transactions().resumeTransaction();
		}
		for (VersionChange change : step.step().changes()) {
			this.workplace.tables().version().apply(change, ours);
		}
		record(step, elapsed, checksum, Outcome.APPLIED, digest, ours);
	}

	void record(PreparedStep step, @Nullable Duration elapsed, Optional<String> checksum, Outcome outcome,
			HistoryDigest digest, StatementSink ours) throws SQLException {
		this.workplace.tables()
			.record(ours,
					new HistoryTable.Entry(step.revision(), step.step().direction(), step.step().revision().message(),
							step.script().map((script) -> script.type().name()).orElse(""), step.scriptName(),
							checksum.orElse(null), this.workplace.signature(), elapsed, outcome, digest));
	}

}
