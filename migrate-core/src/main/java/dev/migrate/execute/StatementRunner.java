package dev.migrate.execute;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.FailureKind;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.Transactions;
import dev.migrate.execute.journal.BackfillKey;
import dev.migrate.execute.journal.StepJournal;
import dev.migrate.execute.session.SessionFunctions;
import dev.migrate.execute.session.SessionState;
import dev.migrate.execute.session.SqlAction;
import dev.migrate.operation.Operation;
import dev.migrate.sql.SchemaEffect;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlTrait;

/**
 * Runs the statements of one revision: in its transaction or outside of it, again if they
 * wait too long for a lock, and so that the journal knows of each that is committed by
 * itself.
 */
final class StatementRunner {

	private static final Set<SchemaEffect.Kind> COMMITTING = Set.of(SchemaEffect.Kind.TABLE, SchemaEffect.Kind.COLUMN,
			SchemaEffect.Kind.CONSTRAINT, SchemaEffect.Kind.INDEX);

	private final Workplace workplace;

	private final Dialect dialect;

	private final Transactions transactions;

	private final LiveDatabase live;

	private final StepJournal journal;

	private final RunProgress progress;

	private final Retries retries;

	private final boolean mayCommit;

	private final boolean checksStatements;

	private final String name;

	private boolean inTransaction;

	private boolean uncommitted;

	private boolean setsSession;

	private final RevisionTransaction own;

	/** Whether the journal has the statement that is about to run. */
	private boolean announced;

	/**
	 * Create a runner.
	 * @param workplace what the revision runs on
	 * @param step the revision
	 * @param journal records what is committed
	 * @param progress records how far the revision has come
	 * @param retries for statements that wait too long for a lock
	 * @param mayCommit whether the revision has its transaction for itself
	 */
	StatementRunner(Workplace workplace, PreparedStep step, StepJournal journal, RunProgress progress, Retries retries,
			boolean mayCommit) {
		this.workplace = workplace;
		this.dialect = workplace.dialect();
		this.transactions = workplace.transactions();
		this.live = workplace.live();
		this.journal = journal;
		this.progress = progress;
		this.retries = retries;
		this.mayCommit = mayCommit;
		// A file has been checked before anything ran
		this.checksStatements = this.dialect.transactionalDdl() && !step.isSql();
		this.name = step.step().toString();
		this.inTransaction = step.transactional();
		this.own = new RevisionTransaction(this.dialect, journal, progress, this.live::connection);
	}

	boolean inTransaction() {
		return this.inTransaction;
	}

	/**
	 * Commit the data that is before an operation together with a row that says so, where
	 * the database commits it when it is asked what the operation does.
	 */
	void beforeReading(Operation operation) {
		if (this.inTransaction && this.uncommitted && this.journal.isKept()
				&& this.transactions.readingCommits(operation)) {
			try {
				this.journal.startsOperation();
				this.transactions.flush();
				this.progress.committed();
				this.uncommitted = false;
			}
			catch (SQLException ex) {
				throw new StatementFailure(ex);
			}
		}
	}

	/**
	 * Run a statement of SQL text.
	 * @param single whether the work is one statement; a batch of several may have done a
	 * part when it fails, and is never repeated
	 */
	void runText(SqlStatement statement, SqlAction work, boolean single) {
		if (this.checksStatements && this.inTransaction) {
			new TransactionRules(this.dialect).check(statement);
		}
		run(statement, work, single);
	}

	/**
	 * Run a statement of an operation. What that says itself need not be said a second
	 * time by the revision.
	 */
	void runOperation(SqlStatement statement, SqlAction work) {
		if (this.checksStatements && this.inTransaction && statement.facts().needsAutocommit()) {
			check(statement);
			outside(() -> run(statement, work, true), () -> announce(statement));
		}
		else {
			run(statement, work, true);
		}
	}

	/**
	 * Run a statement, wherever it comes from.
	 */
	void run(SqlStatement statement, SqlAction work, boolean single) {
		if (this.journal.isKept() && this.own.covers(statement, this.inTransaction)) {
			this.own.run(statement, work);
		}
		else {
			runAndRecord(statement, work, single);
		}
		if (maySetSession(statement)) {
			this.setsSession = true;
			this.journal.sessionChanged();
		}
	}

	/**
	 * Statements have run together in the transaction.
	 */
	void ranTogether(List<SqlStatement> statements) {
		for (SqlStatement statement : statements) {
			this.progress.begin(statement, false);
			this.progress.end(statement, false);
			this.setsSession |= maySetSession(statement);
		}
		this.uncommitted = true;
		this.journal.sessionChanged();
	}

	/**
	 * Whether a statement that has run may have set something in the session.
	 */
	boolean setsSession() {
		return this.setsSession;
	}

	/**
	 * Whether names without a schema may be looked for elsewhere from here on.
	 */
	static boolean maySetSession(SqlStatement statement) {
		return statement.facts().data() ? statement.text().toLowerCase(Locale.ROOT).contains("set_config")
				: statement.facts().effects().isEmpty();
	}

	private void runAndRecord(SqlStatement statement, SqlAction work, boolean single) {
		boolean stays = staysWhateverHappens(statement);
		boolean commits = stays || !this.inTransaction || statement.facts().commits();
		boolean shared = !stays && !this.inTransaction && sharesTransaction(statement) && this.journal.isKept();
		check(statement);
		if (commits) {
			requireNoCount(statement, shared);
		}
		if (commits && !shared) {
			begin(statement);
		}
		try {
			this.progress.begin(statement, commits);
			SqlAction action = shared ? () -> recorded(statement, work, single) : work;
			if (single && canBeRepeated(statement, commits)) {
				this.retries.run(this.name, action, this::waitedTooLong);
			}
			else {
				action.run();
			}
			this.uncommitted = !commits;
			this.own.ended();
			this.progress.end(statement, commits);
			boolean written = commits && !shared && this.journal.ended();
			if (this.inTransaction
					&& (written || (commits && this.transactions.leavesSequencesOpen() && makesSequence(statement)))) {
				this.transactions.flush();
			}
		}
		catch (SQLException ex) {
			failed(statement, commits, single || shared, ex);
			throw new StatementFailure(ex);
		}
	}

	/**
	 * What is refused here has not begun, so that nothing of it is left.
	 */
	private void check(SqlStatement statement) {
		try {
			this.transactions.check(statement);
		}
		catch (SQLException ex) {
			this.progress.begin(statement, false);
			throw new StatementFailure(ex);
		}
	}

	/**
	 * Whether a statement of data is not undone by a rollback.
	 */
	private boolean staysWhateverHappens(SqlStatement statement) {
		try {
			return this.journal.isKept() && sharesTransaction(statement) && !this.transactions.undoes(statement);
		}
		catch (SQLException ex) {
			throw new StatementFailure(ex);
		}
	}

	/**
	 * Data can be changed in one transaction with the row that says so.
	 */
	private static boolean sharesTransaction(SqlStatement statement) {
		return (statement.facts().data() && !statement.facts().needsAutocommit()) || statement.copyData().isPresent();
	}

	/**
	 * If that fails, nothing is committed of what ran before: the journal would not know.
	 */
	private void begin(SqlStatement statement) {
		try {
			if (!this.announced) {
				announce(statement);
			}
			this.announced = false;
			if (this.inTransaction && (!this.journal.isKept() || !commitsWhatIsBefore(statement))) {
				this.transactions.flush();
			}
		}
		catch (SQLException ex) {
			throw new StatementFailure(ex);
		}
	}

	private static boolean makesSequence(SqlStatement statement) {
		return statement.facts().effects().stream().anyMatch((effect) -> effect.kind() == SchemaEffect.Kind.SEQUENCE);
	}

	/**
	 * Whether a statement is sure to commit what is before it. H2 does not for sequences.
	 */
	private static boolean commitsWhatIsBefore(SqlStatement statement) {
		List<SchemaEffect> effects = statement.facts().effects();
		return !effects.isEmpty() && effects.stream().allMatch((effect) -> COMMITTING.contains(effect.kind()));
	}

	private void announce(SqlStatement statement) throws SQLException {
		this.journal.starts(statement, !statement.facts().repeatable() || staysWhateverHappens(statement));
		this.announced = true;
	}

	/**
	 * Run a statement and write that it is done. That is written first, as the next
	 * statement may read what this one has left in the session; unless this one does so
	 * itself, or returns something that is written, too.
	 */
	private void recorded(SqlStatement statement, SqlAction work, boolean single) throws SQLException {
		if (single && !SessionFunctions.tellOfAny(statement.text(), this.dialect.syntax())) {
			together(this.journal::done, work);
		}
		else {
			together(work, this.journal::done);
		}
	}

	/**
	 * The commit of the statement before it has reset what it asks for, or our own row
	 * has that is written before it.
	 * @param shared whether its row is written behind it if it asks
	 */
	private void requireNoCount(SqlStatement statement, boolean shared) {
		SqlSyntax syntax = this.dialect.syntax();
		if (this.journal.isKept() && (!shared || syntax.has(SqlTrait.SESSION_VARIABLES))
				&& SessionFunctions.tellOfLast(statement.text(), syntax)
				&& !SessionState.isDefinition(statement.text(), syntax)) {
			this.progress.begin(statement, false);
			throw TransactionConflictException.ofCount(statement, this.dialect);
		}
	}

	/**
	 * Run something and write that it is done, or neither.
	 */
	private void together(SqlAction first, SqlAction second) throws SQLException {
		Connection connection = this.live.connection();
		StepJournal.Mark before = this.journal.mark();
		connection.setAutoCommit(false);
		try {
			first.run();
			second.run();
			connection.commit();
		}
		catch (SQLException | RuntimeException ex) {
			this.journal.rolledBack(before);
			// A connection that is gone does not hide why
			SqlAction.quietly(ex, connection::rollback);
			SqlAction.quietly(ex, () -> connection.setAutoCommit(true));
			throw ex;
		}
		connection.setAutoCommit(true);
	}

	/**
	 * What ran before the statement was to be committed by it; but not if it could not
	 * even begin.
	 */
	private void failed(SqlStatement statement, boolean commits, boolean single, SQLException failure) {
		if (!commits) {
			return;
		}
		if (statement.facts().concurrent() || !single) {
			this.progress.leftPartly();
		}
		else if (!statement.facts().repeatable()) {
			this.progress.mayHaveLeftPart();
		}
		else if (this.dialect.worksInParts(statement)) {
			this.progress.mayHaveWorkedInParts();
		}
		if (this.inTransaction && !(this.journal.isKept() && statement.facts().effects().isEmpty())) {
			SqlAction.quietly(failure, this.transactions::flush);
		}
	}

	/**
	 * MariaDB and MySQL may roll back the whole transaction when a statement waits too
	 * long (innodb_rollback_on_timeout), so there must be nothing before it in there, of
	 * this revision or of another one.
	 */
	private boolean canBeRepeated(SqlStatement statement, boolean commits) {
		if (commits) {
			return statement.facts().repeatable();
		}
		return this.mayCommit && !this.transactions.isJoined() && !this.dialect.transactionalDdl() && !this.uncommitted
				&& !this.progress.hasAccessedData();
	}

	private boolean waitedTooLong(SQLException failure) {
		return this.dialect.failures().kind(failure) == FailureKind.LOCK_TIMEOUT;
	}

	/**
	 * Run a block outside of a transaction.
	 * @param block makes operations
	 * @param last is committed with what ran before the block
	 */
	void outside(Runnable block, SqlAction last) {
		if (!this.inTransaction) {
			try {
				last.run();
			}
			catch (SQLException ex) {
				throw new StatementFailure(ex);
			}
			block.run();
			return;
		}
		if (!this.mayCommit && this.dialect.transactionalDdl()) {
			throw TransactionConflictException.ofBlock();
		}
		try {
			last.run();
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

	/**
	 * Run a batch of a backfill.
	 * @param last the last key of the batch
	 * @param keys what it is bound to
	 * @return how many rows it has changed
	 */
	int batch(SqlStatement update, BackfillKey last, Object... keys) throws SQLException {
		this.workplace.processEnd().requireGoingOn();
		AtomicInteger rows = new AtomicInteger();
		this.progress.begin(update, true);
		this.retries.run(this.name, () -> together(() -> rows.set(this.workplace.sink().update(update.text(), keys)),
				() -> this.journal.backfilled(last, rows.get())), this::waitedTooLong);
		this.progress.end(update, true);
		return rows.get();
	}

}
