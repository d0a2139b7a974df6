package dev.migrate.operation;

import java.util.Optional;

import dev.migrate.schema.ColumnType;

import org.jspecify.annotations.Nullable;

/**
 * Drops an enum type (PostgreSQL).
 *
 * @param schema its schema, or {@code null} for the current one
 * @param name the type
 * @param ifExists whether it may be absent
 * @param existing what is dropped, or {@code null} if that is not recorded
 */
public record DropEnum(@Nullable String schema, String name, boolean ifExists,
		ColumnType.@Nullable Enumeration existing) implements Operation {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Optional<Operation> inverse() {
		return Optional.ofNullable(this.existing).map(CreateEnum::new);
	}

}
