package dev.migrate.operation;

import java.util.Objects;
import java.util.Optional;

import dev.migrate.schema.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * Changes a sequence.
 *
 * @param sequence the sequence with its new first value and distance; {@code null} leaves
 * one of them as it is
 * @param restart the value that it gives next, or {@code null} to go on
 * @param existing the sequence as it was, or {@code null} if that is not recorded; there
 * is no way back from a restart, so nothing is recorded for one
 */
public record AlterSequence(Sequence sequence, @Nullable Long restart,
		@Nullable Sequence existing) implements Operation {

	/**
	 * Refuse a change of nothing, and what another sequence was.
	 */
	public AlterSequence {
		if (sequence.start() == null && sequence.increment() == null && restart == null) {
			throw new IllegalArgumentException("Nothing of sequence '" + sequence.name()
					+ "' is changed: say startWith(…), incrementBy(…), or restart it");
		}
		if (existing != null && !(existing.name().equals(sequence.name())
				&& Objects.equals(existing.schema(), sequence.schema()) && restart == null)) {
			throw new IllegalArgumentException("Sequence '" + sequence.name()
					+ "' is changed, but what it was is said of '" + existing.name() + "', or of a restart");
		}
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	/**
	 * What a sequence would have given next is not recorded, so that a restart cannot be
	 * undone.
	 */
	@Override
	public Optional<Operation> inverse() {
		if (this.existing == null) {
			return Optional.empty();
		}
		long increment = (this.existing.increment() != null) ? this.existing.increment() : 1;
		long start = (this.existing.start() != null) ? this.existing.start() : (increment > 0) ? 1 : -1;
		Sequence before = new Sequence(this.sequence.schema(), this.sequence.name(),
				(this.sequence.start() != null) ? start : null, (this.sequence.increment() != null) ? increment : null);
		return Optional.of(new AlterSequence(before, null, this.sequence));
	}

}
