package dev.migrate.execute;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import dev.migrate.dialect.RowChange;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.StatementFacts;
import dev.migrate.tables.StatementSink;

/**
 * The statements of a file that wait to travel together, in one message. They run in the
 * transaction of the revision and leave both that and the session as they are; the last
 * of them may travel with the commit. Nothing of such a revision is committed by itself,
 * so that the journal has no row to compare them with.
 */
final class WaitingStatements {

	private static final int MOST = 100;

	/** In bytes, as all together. */
	private static final int LONGEST = 8_000;

	private static final int LONGEST_TOGETHER = 16_000;

	private final StatementSink sink;

	private final StatementRunner runner;

	private final RunProgress progress;

	private final List<Waiting> waiting = new ArrayList<>();

	private int length;

	WaitingStatements(StatementSink sink, StatementRunner runner, RunProgress progress) {
		this.sink = sink;
		this.runner = runner;
		this.progress = progress;
	}

	/**
	 * Let a statement wait, if it may run with others. A query runs alone: whoever sends
	 * statements together asks for no rows, and a server may then end a query behind its
	 * first row, with what its functions would have done for the others.
	 * @param text what it is from
	 * @return whether it waits; if not, none does any more
	 */
	boolean add(ExecuteSql text, SqlStatement statement) {
		boolean waits = runsWithOthers(statement);
		if (!waits || this.waiting.size() >= MOST || this.length + length(statement) > LONGEST_TOGETHER) {
			run();
			this.progress.begin(text);
		}
		if (waits) {
			this.waiting.add(new Waiting(text, statement));
			this.length += length(statement);
		}
		return waits;
	}

	private boolean runsWithOthers(SqlStatement statement) {
		StatementFacts facts = statement.facts();
		return this.runner.inTransaction() && !facts.needsAutocommit() && !facts.transactionControl()
				&& !facts.concurrent() && !facts.query() && facts.kind() != StatementFacts.Kind.SESSION
				&& statement.copyData().isEmpty() && !(facts.data() && StatementRunner.maySetSession(statement))
				&& statement.text().length() <= LONGEST && length(statement) <= LONGEST;
	}

	private static int length(SqlStatement statement) {
		return statement.text().getBytes(StandardCharsets.UTF_8).length;
	}

	boolean isEmpty() {
		return this.waiting.isEmpty();
	}

	private List<Waiting> take() {
		List<Waiting> all = List.copyOf(this.waiting);
		this.waiting.clear();
		this.length = 0;
		this.progress.begin(all.get(0).text());
		return all;
	}

	/**
	 * Run those that wait.
	 */
	void run() {
		if (isEmpty()) {
			return;
		}
		List<Waiting> batch = take();
		if (batch.size() == 1) {
			SqlStatement only = batch.get(0).statement();
			this.runner.run(only, () -> this.sink.execute(only), true);
		}
		else {
			runTogether(batch);
		}
		this.progress.end(batch.get(batch.size() - 1).text());
	}

	private void runTogether(List<Waiting> batch) {
		AtomicInteger failed = new AtomicInteger(-1);
		try {
			this.sink.executeTogether(statements(batch), failed::set);
		}
		catch (SQLException ex) {
			// A session that ends behind the last one has ended at it
			throw failed(batch, failed.get(), ex);
		}
		this.runner.ranTogether(statements(batch));
	}

	/**
	 * Run those that wait together with changes of our tables and the commit.
	 * @return the first change that has not met one row, so that nothing is committed
	 * @throws SQLException if not a statement has failed, but a change or the commit, or
	 * nobody knows which
	 */
	Optional<RowChange.Missed> commit(List<RowChange> changes) throws SQLException {
		List<Waiting> batch = take();
		AtomicInteger failed = new AtomicInteger(batch.size());
		Optional<RowChange.Missed> missed;
		try {
			missed = this.sink.commitTogether(statements(batch), changes, failed::set);
		}
		catch (SQLException ex) {
			if (failed.get() < batch.size()) {
				throw failed(batch, failed.get(), ex);
			}
			throw ex;
		}
		finally {
			if (failed.get() == batch.size()) {
				this.runner.ranTogether(statements(batch));
			}
		}
		this.progress.end(batch.get(batch.size() - 1).text());
		return missed;
	}

	/**
	 * A failure of one of them.
	 * @param number which one, counted from 0, or -1 if nobody tells
	 */
	private StatementFailure failed(List<Waiting> batch, int number, SQLException failure) {
		int done = Math.max(0, Math.min(number, batch.size() - 1));
		this.runner.ranTogether(statements(batch.subList(0, done)));
		this.progress.begin(batch.get(done).text());
		this.progress.begin(batch.get(done).statement(), false);
		if (number < 0) {
			this.progress.anyOf(statements(batch));
		}
		return new StatementFailure(failure, number >= 0);
	}

	private static List<SqlStatement> statements(List<Waiting> batch) {
		return batch.stream().map(Waiting::statement).toList();
	}

	/**
	 * A statement, and the text that it is from.
	 */
	private record Waiting(ExecuteSql text, SqlStatement statement) {
	}

}
