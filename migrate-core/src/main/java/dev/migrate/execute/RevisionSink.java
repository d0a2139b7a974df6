package dev.migrate.execute;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.FailureKind;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.Transactions;
import dev.migrate.operation.Backfill;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationSink;
import dev.migrate.plan.Step;
import dev.migrate.sql.SqlStatement;
import dev.migrate.tables.StatementSink;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Runs the operations of one revision, each when it is made, and knows how far it has
 * come.
 */
final class RevisionSink implements OperationSink {

	private final Dialect dialect;

	private final Transactions transactions;

	private final StatementSink sink;

	private final LiveDatabase live;

	private final RunProgress progress;

	private final Retries retries;

	private final boolean mayCommit;

	private final boolean checksStatements;

	private final Step step;

	private final List<MigrationListener> listeners;

	private final long start = System.nanoTime();

	private boolean inTransaction;

	private boolean uncommitted;

	/**
	 * Create a sink.
	 * @param workplace what the revision runs on
	 * @param step the revision
	 * @param retries for statements that wait too long for a lock
	 * @param mayCommit whether the revision has its transaction for itself
	 * @param listeners are told of batches
	 */
	RevisionSink(Workplace workplace, PreparedStep step, Retries retries, boolean mayCommit,
			List<MigrationListener> listeners) {
		this.dialect = workplace.dialect();
		this.transactions = workplace.transactions();
		this.sink = workplace.sink();
		this.live = workplace.live();
		this.progress = new RunProgress(step.isSql());
		this.retries = retries;
		this.mayCommit = mayCommit;
		// A file has been checked before anything ran
		this.checksStatements = this.dialect.transactionalDdl() && !step.isSql();
		this.step = step.step();
		this.listeners = listeners;
		this.inTransaction = step.transactional();
	}

	@Override
	public void apply(Operation operation) {
		this.progress.begin(operation);
		this.dialect.render(operation, this.live, (statement) -> {
			if (this.checksStatements && this.inTransaction) {
				applyInTransaction(operation, statement);
			}
			else {
				run(statement);
			}
		});
		this.progress.end(operation);
	}

	/**
	 * What an operation says itself that it cannot be part of a transaction need not be
	 * said a second time by the revision.
	 */
	private void applyInTransaction(Operation operation, SqlStatement statement) {
		if (operation instanceof ExecuteSql) {
			new TransactionRules(this.dialect).check(statement);
		}
		if (statement.facts().needsAutocommit()) {
			autocommit(() -> run(statement));
		}
		else {
			run(statement);
		}
	}

	private void run(SqlStatement statement) {
		boolean commits = !this.inTransaction || statement.facts().commits();
		try {
			if (commits && this.inTransaction) {
				this.transactions.flush();
			}
			this.progress.begin(statement, commits);
			if (canBeRepeated(statement, commits)) {
				this.retries.run(this.step.toString(), () -> this.sink.execute(statement), this::waitedTooLong);
			}
			else {
				this.sink.execute(statement);
			}
			this.uncommitted = !commits;
			this.progress.end(statement, commits);
		}
		catch (SQLException ex) {
			if (commits && statement.facts().concurrent()) {
				this.progress.leftPartly();
			}
			throw new StatementFailure(ex);
		}
	}

	/**
	 * MariaDB and MySQL may roll back the whole transaction when a statement waits too
	 * long (innodb_rollback_on_timeout), so there must be nothing before it in there.
	 */
	private boolean canBeRepeated(SqlStatement statement, boolean commits) {
		if (commits) {
			return statement.facts().repeatable();
		}
		return !this.dialect.transactionalDdl() && !this.uncommitted && !this.progress.hasAccessedData();
	}

	private boolean waitedTooLong(SQLException failure) {
		return this.dialect.failures().kind(failure) == FailureKind.LOCK_TIMEOUT;
	}

	@Override
	public void autocommit(Runnable block) {
		if (!this.inTransaction) {
			block.run();
			return;
		}
		if (!this.mayCommit && this.dialect.transactionalDdl()) {
			throw new AutocommitNotPossibleException();
		}
		try {
			this.transactions.suspendTransaction();
			this.inTransaction = false;
			this.progress.committed();
			this.uncommitted = false;
			runAndResume(block);
		}
		catch (SQLException ex) {
			throw new StatementFailure(ex);
		}
	}

	/**
	 * If the block fails, the code of the revision may still go on.
	 */
	private void runAndResume(Runnable block) throws SQLException {
		try {
			block.run();
		}
		catch (RuntimeException ex) {
			try {
				resume();
			}
			catch (SQLException second) {
				ex.addSuppressed(second);
			}
			throw ex;
		}
		resume();
	}

	private void resume() throws SQLException {
		this.transactions.resumeTransaction();
		this.inTransaction = true;
	}

	@Override
	public void backfill(Backfill backfill) {
		if (isOffline()) {
			apply(backfill.asOneUpdate());
			return;
		}
		autocommit(() -> {
			ExecuteSql whole = backfill.asOneUpdate();
			this.progress.begin(whole);
			try {
				new BackfillRun(backfill, this.live.jdbc().orElseThrow(), new CommittedBatches(backfill.table()))
					.toEnd();
			}
			catch (SQLException ex) {
				throw new StatementFailure(ex);
			}
			this.progress.end(whole);
		});
	}

	@Override
	public boolean isOffline() {
		return !this.live.isRun();
	}

	@Override
	public void online(String purpose, Runnable block) {
		if (isOffline()) {
			this.sink.omit(purpose);
			return;
		}
		block.run();
	}

	@Override
	public JdbcClient jdbc() {
		if (isOffline()) {
			throw new DataAccessOfflineException();
		}
		if (!this.dialect.transactionalDdl()) {
			this.progress.dataAccessed();
		}
		return JdbcClient.create(this.live.jdbc().orElseThrow());
	}

	@Override
	public String dialect() {
		return this.dialect.name();
	}

	RunProgress progress() {
		return this.progress;
	}

	Duration elapsed() {
		return Duration.ofNanos(System.nanoTime() - this.start);
	}

	private final class CommittedBatches implements BackfillRun.Batches {

		private final String table;

		CommittedBatches(String table) {
			this.table = table;
		}

		@Override
		public int run(SqlStatement update, Object... keys) throws SQLException {
			RevisionSink sink = RevisionSink.this;
			AtomicInteger rows = new AtomicInteger();
			sink.progress.begin(update, true);
			sink.retries.run(sink.step.toString(), () -> rows.set(sink.sink.update(update.text(), keys)),
					sink::waitedTooLong);
			sink.progress.end(update, true);
			return rows.get();
		}

		@Override
		public void done(int count, long rows) {
			RevisionSink.this.listeners
				.forEach((listener) -> listener.afterBatch(RevisionSink.this.step, this.table, count, rows));
		}

	}

}
