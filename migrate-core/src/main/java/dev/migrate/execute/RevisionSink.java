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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.OperationNotSupportedException;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.execute.jdbc.CallRefusedException;
import dev.migrate.execute.jdbc.RevisionConnection;
import dev.migrate.execute.journal.CanonicalText;
import dev.migrate.execute.journal.OperationChecksum;
import dev.migrate.execute.journal.StepJournal;
import dev.migrate.execute.session.QueryCheck;
import dev.migrate.execute.session.SessionMemory;
import dev.migrate.execute.session.SqlAction;
import dev.migrate.operation.Backfill;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.operation.OperationSink;
import dev.migrate.plan.Direction;
import dev.migrate.schema.SqlValue;
import dev.migrate.script.Script;
import dev.migrate.sql.NamedParameters;
import dev.migrate.sql.SqlNormalizer;
import dev.migrate.sql.SqlSplitter;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.StatementFacts;
import dev.migrate.tables.StatementSink;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Runs the operations of one revision, each when it is made, and knows how far it has
 * come.
 */
final class RevisionSink implements OperationSink {

	private final Dialect dialect;

	private final StatementSink sink;

	private final LiveDatabase live;

	private final RunProgress progress;

	private final StepJournal journal;

	private final StatementRunner runner;

	private final PreparedStep step;

	private final ProcessEnd processEnd;

	private final List<MigrationListener> listeners;

	private final SessionMemory memory;

	private final ChangeRunner changes;

	private final QueryCheck queries;

	private final long start = System.nanoTime();

	private final OperationChecksum checksum = new OperationChecksum();

	/** Whether batches cannot be committed one by one. */
	private final boolean joined;

	/**
	 * Whether statements may travel together: those of a file, which has no parameters.
	 */
	private final boolean together;

	private final WaitingStatements waiting;

	private boolean autocommit;

	private int operations;

	/**
	 * Create a sink.
	 * @param workplace what the revision runs on
	 * @param step the revision
	 * @param journal what is recorded of it
	 * @param retries for statements that wait too long for a lock
	 * @param mayCommit whether the revision has its transaction for itself
	 * @param listeners are told of batches
	 */
	RevisionSink(Workplace workplace, PreparedStep step, StepJournal journal, Retries retries, boolean mayCommit,
			List<MigrationListener> listeners) {
		this.dialect = workplace.dialect();
		this.sink = workplace.sink();
		this.live = workplace.live();
		Supplier<SchemaInspector> inspector = () -> this.dialect.inspector(this.live.jdbc().orElseThrow());
		this.queries = new QueryCheck(this.dialect.syntax(), inspector);
		this.progress = new RunProgress(step.isSql());
		this.journal = journal;
		this.memory = new SessionMemory(this.dialect.syntax(), this.live, inspector, journal::sessionChanged,
				step.revision());
		this.runner = new StatementRunner(workplace, step, journal, this.progress, retries, mayCommit);
		this.changes = new ChangeRunner(workplace, journal, this.progress, this.runner, this.memory);
		this.waiting = new WaitingStatements(this.sink, this.runner, this.progress);
		this.step = step;
		this.together = step.isSql() && step.transactional() && !journal.resumes() && this.sink.takesTogether();
		this.joined = workplace.transactions().isJoined();
		this.processEnd = workplace.processEnd();
		this.listeners = listeners;
		if (journal.resumes()) {
			this.progress.resumed();
		}
	}

	@Override
	public void apply(Operation operation) {
		if (operation instanceof ExecuteSql execute) {
			List<Map<String, SqlValue>> rows = execute.parameters().isEmpty() ? List.of()
					: List.of(execute.parameters());
			apply(execute, rows, rows.isEmpty() ? this.sink::execute
					: (statement) -> this.sink.execute(statement, execute.parameters()));
			return;
		}
		begin(operation);
		String hash = CanonicalText.hash(CanonicalText.of(operation));
		this.checksum.add(hash, this.autocommit);
		Supplier<String> place = place(() -> OperationDescriber.describe(operation, this.dialect.syntax()));
		if (this.journal.passOperation(hash, place)) {
			this.changes.pass(operation, place);
		}
		else {
			this.changes.run(operation, place);
		}
		this.progress.end(operation);
	}

	/**
	 * A file has a checksum of its own.
	 */
	private void add(ExecuteSql execute) {
		if (!this.step.isSql()) {
			this.checksum.add(OperationChecksum.hash(execute), this.autocommit);
		}
	}

	/**
	 * The pieces of a big file are one operation, so that its statements are counted
	 * through.
	 */
	void begin(Operation operation) {
		this.operations++;
		this.queries.forget();
		this.progress.begin(operation);
		if (this.operations == 1 || !this.step.isSql()) {
			this.journal.beginOperation();
		}
	}

	/**
	 * What an operation is called when the journal is read. Nobody asks for it of most.
	 */
	Supplier<String> place(Supplier<String> what) {
		int number = this.operations;
		return () -> "operation " + number + ", " + what.get();
	}

	@Override
	public void executeBatch(String sql, List<Map<String, SqlValue>> rows) {
		this.checksum.incomplete();
		if (!rows.isEmpty()) {
			apply(new ExecuteSql(sql, "", 1, null), rows, (statement) -> this.sink.executeBatch(statement, rows));
		}
	}

	/**
	 * Run SQL text, of which each statement is recorded for itself.
	 * @param rows the values of its parameters; none if it has none
	 */
	private void apply(ExecuteSql execute, List<Map<String, SqlValue>> rows, Text work) {
		if (!rows.isEmpty()) {
			NamedParameters parameters = NamedParameters.of(execute.sql(), this.dialect.syntax());
			rows.forEach((row) -> parameters.require(row.keySet()));
		}
		ExecuteSql text = new ExecuteSql(execute.sql(), execute.origin(), execute.line(), null, Map.of(),
				execute.placeholders());
		begin(text);
		if (!this.step.isSql()) {
			// A file has been checked before anything ran
			new SqlSplitter(this.dialect.syntax()).check(text.sql(), text.line(), null);
		}
		add(execute);
		String values = rows.isEmpty() ? "" : CanonicalText.of(rows);
		Consumer<SqlStatement> each = (statement) -> apply(text, statement, values, () -> work.run(statement),
				rows.size() <= 1);
		if (this.together && !this.step.statements().isEmpty()) {
			this.step.statements().forEach(each);
		}
		else {
			for (Operation change : this.dialect.changes(text)) {
				this.live.perform(this.dialect, change, (statements) -> statements.forEach(each));
			}
		}
		this.progress.end(text);
	}

	private void apply(ExecuteSql text, SqlStatement statement, String values, SqlAction work, boolean single) {
		if (this.together && this.waiting.add(text, statement)) {
			return;
		}
		if (this.journal.passStatement(hash(statement.text(), values), place(statement))) {
			this.progress.begin(statement, true);
			this.changes.restore(statement.text(), place(statement), work);
			this.progress.end(statement, true);
		}
		else {
			this.memory.require(statement.text(), place(statement));
			this.runner.runText(statement, work, single);
			this.memory.ran(statement.text());
		}
	}

	/**
	 * The statements that wait to travel together, or with the commit.
	 */
	WaitingStatements waiting() {
		return this.waiting;
	}

	/**
	 * Whether nothing that has run sets anything in the session, as far as texts tell.
	 */
	boolean keepsSession() {
		return this.together && !this.runner.setsSession();
	}

	static String hash(String sql, String values) {
		return CanonicalText.hash(SqlNormalizer.normalize(sql) + values);
	}

	private Supplier<String> place(SqlStatement statement) {
		Supplier<String> excerpt = () -> statement.excerpt(this.dialect.syntax());
		return this.step.isSql() ? () -> "line " + statement.line() + ", " + excerpt.get() : place(excerpt);
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
		this.checksum.incomplete();
		requireDatabase("copy(…)");
		ExecuteSql operation = new ExecuteSql(sql, "", 1, null);
		SqlStatement statement = new SqlStatement(sql, StatementFacts.DATA);
		AtomicLong rows = new AtomicLong();
		begin(operation);
		try {
			if (this.journal.passStatement(hash(sql, ""), place(statement))) {
				this.progress.passed();
				this.memory.passed(sql, place(statement));
				rows.set(Long.parseLong(this.journal.result().orElse("0")));
			}
			else {
				this.memory.require(sql, place(statement));
				this.runner.run(statement, () -> {
					rows.set(this.sink.copy(sql, data));
					this.journal.returned(Long.toString(rows.get()));
				}, false);
			}
		}
		catch (StatementFailure ex) {
			if (ex.failure() instanceof SQLFeatureNotSupportedException) {
				throw new OperationNotSupportedException(operation, this.dialect.productName(),
						"COPY … FROM stdin is PostgreSQL's.",
						"Insert the rows with op.executeBatch(…) or op.bulkInsert(…).");
			}
			throw ex;
		}
		this.progress.end(operation);
		return rows.get();
	}

	@Override
	public void autocommit(Runnable block) {
		boolean outer = this.autocommit;
		this.autocommit = true;
		try {
			outside(block);
		}
		finally {
			this.autocommit = outer;
		}
	}

	private void outside(Runnable block) {
		this.journal.beginOperation();
		boolean passed = this.journal.passSingle("autocommit", place(() -> "block outside of a transaction"));
		boolean leaves = this.runner.inTransaction() && !passed;
		this.runner.outside(block, leaves ? this.journal::done : () -> {
		});
	}

	@Override
	public void backfill(Backfill backfill) {
		ExecuteSql whole = backfill.asOneUpdate();
		if (offline() || this.joined) {
			apply(whole);
			return;
		}
		begin(whole);
		add(whole);
		Supplier<String> place = place(() -> "backfill of " + backfill.table());
		if (this.journal.passSingle(hash(whole.sql(), ""), place)) {
			this.progress.passed();
			this.memory.passed(whole.sql(), place);
		}
		else {
			this.memory.require(whole.sql(), place);
			boolean goesOn = this.journal.backfillKey().isPresent();
			this.runner.outside(() -> run(backfill), () -> this.journal.startsBackfill(backfill.table()));
			if (goesOn) {
				this.memory.passed(whole.sql(), place);
			}
			else {
				this.memory.ran(whole.sql());
			}
		}
		this.progress.end(whole);
	}

	private void run(Backfill backfill) {
		try {
			new BackfillRun(backfill, this.live.jdbc().orElseThrow(), this.dialect.spelling()::firstRows,
					this.runner::batch,
					(count, rows) -> this.listeners
						.forEach((listener) -> listener.afterBatch(this.step.step(), backfill.table(), count, rows)))
				.toEnd(this.journal.backfillKey().orElse(null));
			this.journal.backfillDone();
		}
		catch (SQLException ex) {
			throw new StatementFailure(ex);
		}
	}

	@Override
	public boolean isOffline() {
		this.checksum.incomplete();
		return offline();
	}

	private boolean offline() {
		return !this.live.isRun();
	}

	@Override
	public void online(String purpose, Runnable block) {
		this.checksum.incomplete();
		if (offline()) {
			this.sink.omit(purpose);
			return;
		}
		block.run();
	}

	@Override
	public JdbcClient jdbc() {
		return JdbcClient.create(new SingleConnectionDataSource(connection("jdbc()"), true));
	}

	@Override
	public Connection connection() {
		return connection("connection()");
	}

	private Connection connection(String call) {
		this.checksum.incomplete();
		requireDatabase(call);
		return RevisionConnection.of(this.live.connection(), new DataAccess(this, this.dialect, this.runner,
				this.changes, this.memory, this.queries, this.processEnd));
	}

	private void requireDatabase(String call) {
		if (offline()) {
			throw CallRefusedException.offline(call);
		}
	}

	@Override
	public String dialect() {
		return this.dialect.name();
	}

	/**
	 * What the history keeps of the revision, to find it changed later.
	 */
	Optional<String> checksum() {
		Optional<Script> script = this.step.script();
		boolean java = script.isPresent() && script.get().type() == Script.Type.JAVA
				&& this.step.step().direction() == Direction.UPGRADE;
		return java ? this.checksum.value() : script.flatMap(Script::checksum);
	}

	StepJournal journal() {
		return this.journal;
	}

	RunProgress progress() {
		return this.progress;
	}

	Duration elapsed() {
		return Duration.ofNanos(System.nanoTime() - this.start);
	}

	/**
	 * Runs a statement of SQL text.
	 */
	@FunctionalInterface
	private interface Text {

		void run(SqlStatement statement) throws SQLException;

	}

}
