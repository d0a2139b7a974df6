package dev.migrate.operation;

import java.util.Optional;

/**
 * Creates a schema.
 *
 * @param name the schema
 * @param ifNotExists whether a schema of that name that is there already is left alone
 */
public record CreateSchema(String name, boolean ifNotExists) implements Operation {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Optional<Operation> inverse() {
		return Optional.of(new DropSchema(this.name, this.ifNotExists));
	}

}
