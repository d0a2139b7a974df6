package dev.migrate.operation;

import java.util.Optional;

import dev.migrate.schema.ColumnPosition;
import org.jspecify.annotations.Nullable;

/**
 * Adds a value to an enum type (PostgreSQL). It cannot be removed, so there is no
 * inverse.
 *
 * @param schema the schema of the type, or {@code null} for the current one
 * @param name the type
 * @param value the new value
 * @param ifNotExists whether a value that is there already is left alone
 * @param position where, or {@code null} for last
 */
public record AddEnumValue(@Nullable String schema, String name, String value, boolean ifNotExists,
		@Nullable ColumnPosition position) implements Operation {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Optional<Operation> inverse() {
		return Optional.empty();
	}

}
