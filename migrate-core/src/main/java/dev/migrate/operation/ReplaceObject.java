package dev.migrate.operation;

import java.util.Optional;

import dev.migrate.schema.SchemaObject;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a view, function, procedure or trigger, or creates it where there is none.
 *
 * @param object what is there afterwards
 * @param existing what was there before, or {@code null} if that is what earlier
 * revisions say
 */
public record ReplaceObject(SchemaObject object, @Nullable SchemaObject existing) implements Operation {

	public ReplaceObject {
		object.requiredText();
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Optional<Operation> inverse() {
		return Optional.ofNullable(this.existing)
			.filter((former) -> former.text() != null)
			.map((former) -> new ReplaceObject(former, this.object));
	}

}
