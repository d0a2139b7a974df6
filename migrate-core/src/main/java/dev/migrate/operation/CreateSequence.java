package dev.migrate.operation;

import java.util.Optional;

import dev.migrate.schema.Sequence;

/**
 * Creates a sequence.
 *
 * @param sequence the sequence
 * @param ifNotExists whether a sequence of that name that is there already is left alone
 */
public record CreateSequence(Sequence sequence, boolean ifNotExists) implements Operation {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Optional<Operation> inverse() {
		return Optional
			.of(new DropSequence(this.sequence.schema(), this.sequence.name(), this.ifNotExists, this.sequence));
	}

}
