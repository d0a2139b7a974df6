package dev.migrate.operation;

import java.util.Optional;

import dev.migrate.schema.ColumnType;

/**
 * Creates an enum type (PostgreSQL).
 *
 * @param enumeration name and values
 */
public record CreateEnum(ColumnType.Enumeration enumeration) implements Operation {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Optional<Operation> inverse() {
		return Optional.of(new DropEnum(this.enumeration.schema(), this.enumeration.name(), false, this.enumeration));
	}

}
