package dev.migrate.operation;

import java.util.Optional;

import dev.migrate.schema.Constraint;
import dev.migrate.schema.TableName;

/**
 * Adds a constraint to a table that exists.
 *
 * @param table the table
 * @param constraint the constraint
 */
public record AddConstraint(TableName table, Constraint constraint) implements TableChange {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Optional<Operation> inverse() {
		return Optional.ofNullable(this.constraint.name())
			.map((name) -> new DropConstraint(this.table, name, this.constraint.kind(), false, this.constraint));
	}

}
