package dev.migrate.dialect.sqlite;

import java.util.List;

import dev.migrate.dialect.Completed;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.standard.Completion;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.BatchOptions;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.Operation;
import dev.migrate.schema.TableName;

/**
 * Reads the tables of SQLite that are rebuilt: columns and constraints are changed like
 * that where SQLite cannot change them in place, inside of a batch or not.
 */
final class SqliteCompletion extends Completion {

	private final SqliteDialect dialect;

	SqliteCompletion(SqliteDialect dialect, LiveDatabase live) {
		super(dialect, live);
		this.dialect = dialect;
	}

	private Completed change(TableName table, Operation operation) {
		BatchAlterTable batch = new BatchAlterTable(table, List.of(operation), BatchOptions.DEFAULT);
		return new SqliteBatch(this.dialect, batch, operation, live()).complete();
	}

	@Override
	public Completed visit(BatchAlterTable operation) {
		return new SqliteBatch(this.dialect, operation, operation, live()).complete();
	}

	@Override
	public Completed visit(AddColumn operation) {
		return change(operation.table(), operation);
	}

	@Override
	public Completed visit(DropColumn operation) {
		return change(operation.table(), operation);
	}

	@Override
	public Completed visit(AlterColumn operation) {
		return change(operation.table(), operation);
	}

	@Override
	public Completed visit(AddConstraint operation) {
		return change(operation.table(), operation);
	}

	@Override
	public Completed visit(DropConstraint operation) {
		return change(operation.table(), operation);
	}

}
