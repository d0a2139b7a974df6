package dev.migrate.operation;

import java.util.Objects;
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

	/**
	 * A constraint that the database names is found by what it is.
	 */
	@Override
	public Optional<Operation> inverse() {
		String name = Objects.requireNonNullElse(this.constraint.name(), DropConstraint.UNNAMED);
		return Optional.of(new DropConstraint(this.table, name, this.constraint.kind(), false, this.constraint));
	}

}
