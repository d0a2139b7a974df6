package dev.migrate.operation;

import java.util.Optional;

/**
 * Drops a schema that is empty.
 *
 * @param name the schema
 * @param ifExists whether it may be absent
 */
public record DropSchema(String name, boolean ifExists) implements Operation {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Optional<Operation> inverse() {
		return Optional.of(new CreateSchema(this.name, this.ifExists));
	}

}
