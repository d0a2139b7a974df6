package dev.migrate.execute;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Supplier;

import dev.migrate.dialect.Dialect;
import dev.migrate.execute.jdbc.CallRefusedException;
import dev.migrate.execute.jdbc.RevisionConnection;
import dev.migrate.execute.session.QueryCheck;
import dev.migrate.execute.session.SessionFunctions;
import dev.migrate.execute.session.SessionMemory;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlTrait;

/**
 * Runs statements that a revision gives to its connection and not to {@code op}, and
 * records those that change data.
 */
record DataAccess(RevisionSink revision, Dialect dialect, StatementRunner runner, ChangeRunner changes,
		SessionMemory memory, QueryCheck queries, ProcessEnd processEnd) implements RevisionConnection.Writes {

	@Override
	public boolean reads(String sql) {
		boolean reads = onlyReads(sql);
		if (reads) {
			SqlSyntax syntax = this.dialect.syntax();
			this.revision.journal().rowsRead();
			this.memory.require(sql, () -> "a query, " + SqlStatement.read(sql, syntax).excerpt(syntax));
		}
		return reads;
	}

	@Override
	public Runnable running(Statement statement) {
		return this.processEnd.running(statement::cancel)::end;
	}

	@Override
	public boolean returnsRows(String sql) {
		return !onlyReads(sql);
	}

	/**
	 * What is rolled back as a whole is not worth another question; and a question to the
	 * catalog would be the last statement of which some queries ask.
	 */
	private boolean onlyReads(String sql) {
		SqlSyntax syntax = this.dialect.syntax();
		if (syntax.has(SqlTrait.SESSION_VARIABLES) && SessionFunctions.tellOfLast(sql, syntax)) {
			return false;
		}
		return isOneTransaction() ? this.queries.reads(sql) : this.queries.readsThrough(sql);
	}

	private boolean isOneTransaction() {
		return this.runner.inTransaction() && this.dialect.transactionalDdl();
	}

	@Override
	public void requireOneKind(List<String> statements) {
		if (isOneTransaction()) {
			return;
		}
		if (!statements.stream().allMatch((sql) -> SqlStatement.read(sql, this.dialect.syntax()).facts().data())) {
			throw CallRefusedException.mixedBatch();
		}
	}

	@Override
	public void failed(BatchUpdateException failure, List<String> statements) {
		this.dialect.failures()
			.failed(failure, statements.size())
			.ifPresent(
					(number) -> this.revision.progress().speakOf(new ExecuteSql(statements.get(number), "", 1, null)));
	}

	@Override
	public void unwrapped() {
		this.revision.progress().dataAccessed();
	}

	@Override
	public boolean keepsResults() {
		return !isOneTransaction();
	}

	@Override
	public boolean replays() {
		return this.revision.journal().resumes();
	}

	@Override
	public String write(String sql, String values, RevisionConnection.Call work) throws SQLException {
		SqlStatement statement = SqlStatement.read(sql, this.dialect.syntax());
		String[] result = { "0" };
		ExecuteSql access = new ExecuteSql(sql, "", 1, null);
		this.revision.begin(access);
		Supplier<String> place = this.revision.place(() -> "data access " + statement.excerpt(this.dialect.syntax()));
		if (this.revision.journal().passStatement(RevisionSink.hash(sql, values), place)) {
			this.revision.progress().passed();
			this.changes.restore(sql, place, work::run);
			this.revision.progress().end(access);
			return this.revision.journal().result().orElse("0");
		}
		this.memory.require(sql, place);
		try {
			this.runner.run(statement, () -> {
				result[0] = work.run();
				this.revision.journal().returned(result[0]);
			}, false);
		}
		catch (StatementFailure ex) {
			throw ex.failure();
		}
		this.memory.ran(sql);
		this.revision.progress().end(access);
		return result[0];
	}

}
