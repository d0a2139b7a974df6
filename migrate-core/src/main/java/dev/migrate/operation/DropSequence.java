package dev.migrate.operation;

import java.util.Optional;

import dev.migrate.schema.Sequence;

import org.jspecify.annotations.Nullable;

/**
 * Drops a sequence.
 *
 * @param schema its schema, or {@code null} for the current one
 * @param name the sequence
 * @param ifExists whether it may be absent
 * @param existing what is dropped, or {@code null} if that is not recorded
 */
public record DropSequence(@Nullable String schema, String name, boolean ifExists,
		@Nullable Sequence existing) implements Operation {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Optional<Operation> inverse() {
		return Optional.ofNullable(this.existing).map((sequence) -> new CreateSequence(sequence, this.ifExists));
	}

}
