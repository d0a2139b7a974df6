package dev.migrate.execute;

import java.io.Closeable;
import java.io.InputStream;
import java.io.Reader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.FailureKind;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.OperationNotSupportedException;
import dev.migrate.dialect.Transactions;
import dev.migrate.operation.Backfill;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationSink;
import dev.migrate.plan.Step;
import dev.migrate.schema.SqlValue;
import dev.migrate.sql.NamedParameters;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.StatementFacts;
import dev.migrate.tables.StatementSink;

import org.springframework.jdbc.core.ConnectionCallback;
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
	RevisionSink(StepRunner.Workplace workplace, PreparedStep step, Retries retries, boolean mayCommit,
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
		if (operation instanceof ExecuteSql execute && !execute.parameters().isEmpty()) {
			apply(execute, List.of(execute.parameters()),
					(statement) -> this.sink.execute(statement, execute.parameters()));
			return;
		}
		this.progress.begin(operation);
		this.dialect.render(operation, this.live,
				(statement) -> apply(operation, statement, () -> this.sink.execute(statement)));
		this.progress.end(operation);
	}

	@Override
	public void executeBatch(String sql, List<Map<String, SqlValue>> rows) {
		if (!rows.isEmpty()) {
			apply(new ExecuteSql(sql, "", 1, null), rows, (statement) -> this.sink.executeBatch(statement, rows));
		}
	}

	private void apply(ExecuteSql execute, List<Map<String, SqlValue>> rows, ParameterizedStatement work) {
		NamedParameters parameters = NamedParameters.of(execute.sql(), this.dialect.syntax());
		rows.forEach((row) -> parameters.require(row.keySet()));
		ExecuteSql text = new ExecuteSql(execute.sql(), execute.origin(), execute.line(), null);
		this.progress.begin(text);
		this.dialect.render(text, this.live,
				(statement) -> apply(text, statement, () -> work.run(statement), rows.size() == 1));
		this.progress.end(text);
	}

	@Override
	public long copy(String sql, Reader data) {
		return load(sql, data);
	}

	@Override
	public long copy(String sql, InputStream data) {
		return load(sql, data);
	}

	private long load(String sql, Closeable data) {
		requireDatabase("copy(…)");
		ExecuteSql operation = new ExecuteSql(sql, "", 1, null);
		SqlStatement statement = new SqlStatement(sql, StatementFacts.DATA);
		AtomicLong rows = new AtomicLong();
		this.progress.begin(operation);
		try {
			this.progress.begin(statement, !this.inTransaction);
			rows.set(this.sink.copy(sql, data));
			this.uncommitted = this.inTransaction;
			this.progress.end(statement, !this.inTransaction);
		}
		catch (SQLFeatureNotSupportedException ex) {
			throw new OperationNotSupportedException(operation, this.dialect.productName(),
					"COPY … FROM stdin is PostgreSQL's.",
					"Insert the rows with op.executeBatch(…) or op.bulkInsert(…).");
		}
		catch (SQLException ex) {
			throw new StatementFailure(ex);
		}
		this.progress.end(operation);
		return rows.get();
	}

	private void apply(Operation operation, SqlStatement statement, Retries.Action work) {
		apply(operation, statement, work, true);
	}

	private void apply(Operation operation, SqlStatement statement, Retries.Action work, boolean single) {
		if (this.checksStatements && this.inTransaction) {
			applyInTransaction(operation, statement, work, single);
		}
		else {
			run(statement, work, single);
		}
	}

	/**
	 * What an operation says itself that it cannot be part of a transaction need not be
	 * said a second time by the revision.
	 */
	private void applyInTransaction(Operation operation, SqlStatement statement, Retries.Action work, boolean single) {
		if (operation instanceof ExecuteSql) {
			new TransactionRules(this.dialect).check(statement);
		}
		if (statement.facts().needsAutocommit()) {
			autocommit(() -> run(statement, work, single));
		}
		else {
			run(statement, work, single);
		}
	}

	/**
	 * Run a statement.
	 * @param single whether the work is one statement; a batch of several may have done a
	 * part when it fails, and is never repeated
	 */
	private void run(SqlStatement statement, Retries.Action work, boolean single) {
		boolean commits = !this.inTransaction || statement.facts().commits();
		try {
			if (commits && this.inTransaction) {
				this.transactions.flush();
			}
			this.progress.begin(statement, commits);
			if (single && canBeRepeated(statement, commits)) {
				this.retries.run(this.step.toString(), work, this::waitedTooLong);
			}
			else {
				work.run();
			}
			this.uncommitted = !commits;
			this.progress.end(statement, commits);
		}
		catch (SQLException ex) {
			if (commits && (statement.facts().concurrent() || !single)) {
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
			throw TransactionConflictException.ofBlock();
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
				new BackfillRun(backfill, this.live.jdbc().orElseThrow(), this.dialect.spelling()::firstRows,
						new CommittedBatches(backfill.table()))
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
		accessData("jdbc()");
		return JdbcClient.create(this.live.jdbc().orElseThrow());
	}

	@Override
	public Connection connection() {
		accessData("connection()");
		return Objects.requireNonNull(
				this.live.jdbc().orElseThrow().execute((ConnectionCallback<Connection>) RevisionConnection::of));
	}

	private void accessData(String call) {
		requireDatabase(call);
		if (!this.dialect.transactionalDdl()) {
			this.progress.dataAccessed();
		}
	}

	private void requireDatabase(String call) {
		if (isOffline()) {
			throw CallRefusedException.offline(call);
		}
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

	/**
	 * Carries a failure of the database through the code of a revision.
	 */
	private static final class StatementFailure extends RuntimeException {

		private static final long serialVersionUID = 1L;

		StatementFailure(SQLException failure) {
			super(failure.getMessage(), failure);
		}

	}

	@FunctionalInterface
	private interface ParameterizedStatement {

		void run(SqlStatement statement) throws SQLException;

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
