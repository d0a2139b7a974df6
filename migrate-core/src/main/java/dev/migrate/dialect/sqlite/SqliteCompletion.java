package dev.migrate.dialect.sqlite;

import java.util.ArrayList;
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
import dev.migrate.operation.ReplaceObject;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlStatement;

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

	/**
	 * Triggers of a view go with it, and come back.
	 */
	@Override
	public Completed visit(ReplaceObject operation) {
		SchemaObject object = operation.object();
		SqliteDdlRenderer renderer = this.dialect.renderer(operation);
		List<SqlStatement> statements = new ArrayList<>(renderer.visit(operation));
		if (object.kind() == SchemaObject.Kind.VIEW) {
			live().unchanged()
				.ifPresent((jdbc) -> jdbc
					.queryForList(
							"select sql from " + SqliteTableState.master(this.dialect, object.qualifiedName())
									+ " where type = 'trigger' and tbl_name = ? collate nocase order by name",
							String.class, object.name())
					.forEach((trigger) -> statements.add(renderer.ddl(trigger))));
		}
		return new Completed.InItself(operation, statements);
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
