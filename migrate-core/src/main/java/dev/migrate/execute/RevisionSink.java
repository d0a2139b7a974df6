package dev.migrate.execute;

import java.sql.SQLException;
import java.time.Duration;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.FailureKind;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.MigrationSession;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationSink;
import dev.migrate.sql.SqlStatement;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Runs the operations of one revision, each when it is made, and knows how far it has
 * come.
 */
final class RevisionSink implements OperationSink {

	private final Dialect dialect;

	private final MigrationSession session;

	private final StatementSink sink;

	private final JdbcTemplate jdbc;

	private final Progress progress;

	private final Retries retries;

	private final boolean mayCommit;

	private final boolean checksStatements;

	private final long start = System.nanoTime();

	private boolean inTransaction;

	/**
	 * Create a sink.
	 * @param database the database
	 * @param step the revision
	 * @param retries for statements that wait too long for a lock
	 * @param mayCommit whether the revision has its transaction for itself
	 */
	RevisionSink(MigrationConnection database, PreparedStep step, Retries retries, boolean mayCommit) {
		this.dialect = database.dialect();
		this.session = database.session();
		this.sink = database.sink();
		this.jdbc = database.jdbc();
		this.progress = new Progress(step.isSql());
		this.retries = retries;
		this.mayCommit = mayCommit;
		// A file has been checked before anything ran
		this.checksStatements = this.dialect.transactionalDdl() && !step.isSql();
		this.inTransaction = step.transactional();
	}

	@Override
	public void apply(Operation operation) {
		this.progress.begin(operation);
		for (SqlStatement statement : this.dialect.render(operation, LiveDatabase.of(this.jdbc))) {
			if (this.checksStatements && this.inTransaction) {
				applyInTransaction(operation, statement);
			}
			else {
				run(statement);
			}
		}
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
		if (statement.requiresAutocommit(this.dialect.syntax())) {
			autocommit(() -> run(statement));
		}
		else {
			run(statement);
		}
	}

	private void run(SqlStatement statement) {
		boolean commits = !this.inTransaction
				|| (!this.dialect.transactionalDdl() && !DataStatements.isOne(statement.text()));
		try {
			if (commits && this.inTransaction) {
				this.session.flush();
			}
			this.progress.begin(statement, commits);
			if (commits || !this.dialect.transactionalDdl()) {
				this.retries.run(() -> this.sink.execute(statement), this::waitedTooLong);
			}
			else {
				this.sink.execute(statement);
			}
			this.progress.end(statement, commits);
		}
		catch (SQLException ex) {
			throw new StatementFailure(ex);
		}
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
			this.session.suspendTransaction();
			this.inTransaction = false;
			this.progress.committed();
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
		this.session.resumeTransaction();
		this.inTransaction = true;
	}

	@Override
	public JdbcClient jdbc() {
		return JdbcClient.create(this.jdbc);
	}

	@Override
	public String dialect() {
		return this.dialect.name();
	}

	Progress progress() {
		return this.progress;
	}

	Duration elapsed() {
		return Duration.ofNanos(System.nanoTime() - this.start);
	}

}
