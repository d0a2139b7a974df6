package dev.migrate.execute;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import dev.migrate.operation.Operations;
import dev.migrate.plan.VersionChange;
import dev.migrate.script.Script;

/**
 * Runs one step under the lock: its operations, then the rows of the version table and
 * the history.
 */
final class StepRunner {

	private final MigrationConnection database;

	private final ExecutionSettings settings;

	StepRunner(MigrationConnection database, ExecutionSettings settings) {
		this.database = database;
		this.settings = settings;
	}

	RevisionSink sink(PreparedStep step) {
		return new RevisionSink(this.database, step, new Retries(this.settings.statementRetries()),
				this.settings.transaction() == TransactionMode.PER_REVISION);
	}

	/**
	 * Run a step; it is not committed yet.
	 * @return how long its operations took
	 */
	Duration run(PreparedStep step, RevisionSink operations) throws SQLException {
		long start = System.nanoTime();
		step.body().accept(new Operations(operations));
		Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
		if (!step.transactional()) {
			this.database.session().resumeTransaction();
		}
		for (VersionChange change : step.step().changes()) {
			this.database.tables().version().apply(change, this.database.sink());
		}
		record(step, elapsed, Outcome.APPLIED);
		return elapsed;
	}

	void record(PreparedStep step, Duration elapsed, Outcome outcome) throws SQLException {
		Connection connection = this.database.session().connection();
		this.database.tables()
			.history()
			.append(connection, this.database.sink(), new HistoryTable.Entry(step.revision(), step.step().direction(),
					step.step().revision().message(), step.script().map((script) -> script.type().name()).orElse(""),
					step.script().map(Script::name).orElse(""), step.script().flatMap(Script::checksum).orElse(null),
					this.database.installedBy(), elapsed, outcome));
	}

}
