package dev.migrate.operation;

import java.util.Optional;

import dev.migrate.schema.SchemaObject;

/**
 * Creates a view, function, procedure or trigger.
 *
 * @param object what is created
 */
public record CreateObject(SchemaObject object) implements Operation {

	public CreateObject {
		object.requiredText();
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Optional<Operation> inverse() {
		return Optional.of(new DropObject(this.object, false));
	}

}
