package dev.migrate.operation;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Renames a value of an enum type (PostgreSQL).
 *
 * @param schema the schema of the type, or {@code null} for the current one
 * @param name the type
 * @param from the value
 * @param to its new spelling
 */
public record RenameEnumValue(@Nullable String schema, String name, String from, String to) implements Operation {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Optional<Operation> inverse() {
		return Optional.of(new RenameEnumValue(this.schema, this.name, this.to, this.from));
	}

}
