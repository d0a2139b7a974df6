package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.migrate.operation.AlterSequence;
import dev.migrate.operation.CreateSequence;
import dev.migrate.operation.DropSequence;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.TableName;

/**
 * Compares sequences: whether they are there, their increment and where they start.
 *
 * @param comparison how to compare
 * @param live the sequences that are there
 * @param made the sequences that revisions of ours have made
 */
record SequenceComparison(Comparison comparison, List<Sequence> live, List<WantedModel.WantedSequence> wanted,
		Set<TableName> made) {

	List<SchemaChange> changes() {
		Map<TableName, Sequence> before = new LinkedHashMap<>();
		this.live.forEach((sequence) -> {
			TableName name = name(sequence);
			if (this.comparison.includes(ObjectKind.SEQUENCE, name, sequence.name())) {
				before.put(name, sequence);
			}
		});
		List<SchemaChange> changes = new ArrayList<>();
		for (WantedModel.WantedSequence sequence : this.wanted) {
			Sequence existing = before.remove(name(sequence.sequence()));
			if (existing == null) {
				changes.add(SchemaChange.of(new CreateSequence(sequence.sequence(), false)));
			}
			else {
				alteration(existing, sequence).ifPresent(changes::add);
			}
		}
		before.forEach((name, sequence) -> {
			if (this.made.contains(name)) {
				changes
					.add(this.comparison.losing(new DropSequence(sequence.schema(), sequence.name(), false, sequence)));
			}
		});
		return changes;
	}

	private Optional<SchemaChange> alteration(Sequence existing, WantedModel.WantedSequence wanted) {
		Sequence after = wanted.sequence();
		boolean startUnsaid = wanted.startUnsaid() && !this.comparison.isStrict();
		boolean moved = !startUnsaid && start(existing) != start(after);
		boolean stepped = step(existing) != step(after);
		if (!moved && !stepped) {
			return Optional.empty();
		}
		Sequence changed = new Sequence(after.schema(), after.name(), moved ? start(after) : null,
				stepped ? step(after) : null);
		return Optional.of(SchemaChange.of(new AlterSequence(changed, null, existing)));
	}

	static long step(Sequence sequence) {
		return (sequence.increment() != null) ? sequence.increment() : 1;
	}

	private static long start(Sequence sequence) {
		return (sequence.start() != null) ? sequence.start() : (step(sequence) > 0) ? 1 : -1;
	}

	private static TableName name(Sequence sequence) {
		return new TableName(sequence.schema(), sequence.name());
	}

}
