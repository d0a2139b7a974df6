package dev.migrate.dialect.mysql;

import dev.migrate.dialect.Completed;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropIndex;
import dev.migrate.schema.Constraint;

/**
 * Asks MariaDB, which has IF [NOT] EXISTS of its own for most of what MySQL is asked.
 */
final class MariaDbCompletion extends MySqlCompletion {

	MariaDbCompletion(MariaDbDialect dialect, LiveDatabase live) {
		super(dialect, live);
	}

	@Override
	public Completed visit(AddColumn operation) {
		if (operation.ifNotExists() && operation.column().references() == null) {
			return inItself(new AddColumn(operation.table(), operation.column(), true,
					placed(operation.table(), operation.column().name(), operation.position())));
		}
		return super.visit(operation);
	}

	@Override
	public Completed visit(DropColumn operation) {
		return inItself(operation);
	}

	@Override
	public Completed visit(DropConstraint operation) {
		boolean key = operation.ifExists() && operation.kind() == Constraint.Kind.PRIMARY_KEY;
		return key ? super.visit(operation) : dropped(operation);
	}

	@Override
	public Completed visit(CreateIndex operation) {
		return inItself(operation);
	}

	@Override
	public Completed visit(DropIndex operation) {
		return dropped(operation);
	}

}
