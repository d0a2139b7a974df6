package dev.migrate.execute;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.execute.journal.StepJournal;
import dev.migrate.execute.session.SessionMemory;
import dev.migrate.execute.session.SqlAction;
import dev.migrate.operation.BulkInsert;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Persistence;
import dev.migrate.sql.SqlStatement;
import dev.migrate.tables.StatementSink;

/**
 * Runs what the dialect makes of an operation, change by change and statement by
 * statement, behind what an earlier run has done: that is not run again, but what it has
 * set in its session is set again.
 */
final class ChangeRunner {

	private final Dialect dialect;

	private final StatementSink sink;

	private final LiveDatabase live;

	private final StepJournal journal;

	private final RunProgress progress;

	private final StatementRunner runner;

	private final SessionMemory memory;

	ChangeRunner(Workplace workplace, StepJournal journal, RunProgress progress, StatementRunner runner,
			SessionMemory memory) {
		this.dialect = workplace.dialect();
		this.sink = workplace.sink();
		this.live = workplace.live();
		this.journal = journal;
		this.progress = progress;
		this.runner = runner;
		this.memory = memory;
	}

	/**
	 * Pass an operation that is done.
	 * @param place what it is called when the journal is read
	 */
	void pass(Operation operation, Supplier<String> place) {
		this.dialect.changes(operation).forEach((change) -> passChange(change, place));
	}

	private void passChange(Operation change, Supplier<String> place) {
		this.progress.passed();
		change.accept(new Passed(place)).run();
	}

	private void restore(SqlStatement statement, Supplier<String> place) {
		restore(statement.text(), place, () -> this.sink.execute(statement));
	}

	/**
	 * Bring the session to where a statement has left it that is done.
	 * @param work runs it
	 */
	void restore(String statement, Supplier<String> place, SqlAction work) {
		try {
			this.memory.restore(statement, place, work);
		}
		catch (SQLException ex) {
			throw new StatementFailure(ex);
		}
	}

	/**
	 * Run an operation, from the change on at which an earlier run has ended.
	 * @param place what it is called when the journal is read
	 */
	void run(Operation operation, Supplier<String> place) {
		this.runner.beforeReading(operation);
		List<Operation> changes = this.dialect.changes(operation);
		int first = this.journal.firstChange(changes.size());
		changes.subList(0, first - 1).forEach((change) -> passChange(change, place));
		for (int number = first; number <= changes.size(); number++) {
			Operation change = changes.get(number - 1);
			Optional<StepJournal.Parts> parts = this.journal.beginChange(number);
			if (parts.isPresent()) {
				this.progress.passed();
				read(parts.get().done()).forEach((statement) -> restore(statement, place));
				read(parts.get().left()).forEach((statement) -> perform(statement, place));
			}
			else {
				this.live.perform(this.dialect, change, (statements) -> performAll(statements, place));
			}
		}
	}

	private List<SqlStatement> read(List<String> statements) {
		return statements.stream().map((sql) -> SqlStatement.read(sql, this.dialect.syntax())).toList();
	}

	private void performAll(Iterable<SqlStatement> statements, Supplier<String> place) {
		List<SqlStatement> all = new ArrayList<>();
		statements.forEach(all::add);
		this.journal.list(all);
		int done = this.journal.skips();
		for (int i = 0; i < all.size(); i++) {
			if (i < done) {
				this.progress.passed();
				this.journal.nextStatement();
				restore(all.get(i), place);
			}
			else {
				perform(all.get(i), place);
			}
		}
	}

	private void perform(SqlStatement statement, Supplier<String> place) {
		this.journal.nextStatement();
		this.memory.require(statement.text(), place);
		this.runner.runOperation(statement, () -> this.sink.execute(statement));
		this.memory.ran(statement.text());
	}

	/**
	 * What is done in place of a change that is done already.
	 */
	private final class Passed implements GroupingOperationVisitor<Runnable> {

		private final SessionMemory memory = ChangeRunner.this.memory;

		private final Supplier<String> place;

		Passed(Supplier<String> place) {
			this.place = place;
		}

		@Override
		public Runnable visit(CreateTable create) {
			return (create.table().persistence() == Persistence.TEMPORARY)
					? () -> this.memory.left(create.table().name(), this.place) : visitOther(create);
		}

		@Override
		public Runnable visit(DropTable drop) {
			return () -> {
				this.memory.dropped(drop.table());
				this.memory.passed(this.place);
			};
		}

		@Override
		public Runnable visit(ExecuteSql text) {
			ChangeRunner all = ChangeRunner.this;
			return () -> all.live.perform(all.dialect, text,
					(statements) -> statements.forEach((statement) -> restore(statement, this.place)));
		}

		/**
		 * All that its rows have set, triggers of the table have.
		 */
		@Override
		public Runnable visit(BulkInsert insert) {
			return () -> this.memory.passed("insert into " + ChangeRunner.this.dialect.spelling().quote(insert.table()),
					this.place);
		}

		@Override
		public Runnable visitOther(Operation operation) {
			return () -> this.memory.passed(this.place);
		}

	}

}
