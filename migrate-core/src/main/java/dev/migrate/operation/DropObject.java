package dev.migrate.operation;

import java.util.Optional;

import dev.migrate.schema.SchemaObject;

/**
 * Drops a view, function, procedure or trigger.
 *
 * @param object what is dropped; without a text, that is what earlier revisions say
 * @param ifExists whether it may be absent
 */
public record DropObject(SchemaObject object, boolean ifExists) implements Operation {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Optional<Operation> inverse() {
		return (this.object.text() != null) ? Optional.of(new CreateObject(this.object)) : Optional.empty();
	}

}
