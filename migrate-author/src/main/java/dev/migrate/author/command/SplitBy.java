package dev.migrate.author.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.migrate.author.write.TableRun;
import dev.migrate.autogenerate.ChangePhase;
import dev.migrate.autogenerate.ProposedRevision;
import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.schema.TableName;

/**
 * Makes several revisions of one, each built on the one before, that do together what it
 * does.
 */
enum SplitBy {

	/** One for the changes of each table; what they depend on stays between them. */
	TABLE {

		@Override
		List<Part> parts(List<SchemaChange> changes) {
			return TableRun.of(changes)
				.stream()
				.map((run) -> new Part(run.table().map(TableName::toString).orElse("schema"), run.changes()))
				.toList();
		}

	},

	/**
	 * One for each phase: what has to go before, what is new, columns, constraints,
	 * views, and what goes.
	 */
	PHASE {

		@Override
		List<Part> parts(List<SchemaChange> changes) {
			List<ChangePhase> phases = ChangePhase.of(changes);
			List<Part> parts = new ArrayList<>();
			int from = 0;
			for (int i = 1; i <= phases.size(); i++) {
				if (i == phases.size() || phases.get(i) != phases.get(from)) {
					parts.add(new Part(phases.get(from).name().toLowerCase(Locale.ROOT), changes.subList(from, i)));
					from = i;
				}
			}
			return parts;
		}

	};

	abstract List<Part> parts(List<SchemaChange> changes);

	/**
	 * Make several revisions of one.
	 * @return the revisions, in order, each of which does something
	 */
	List<ProposedRevision> split(ProposedRevision revision) {
		List<Part> parts = joined(parts(revision.changes()));
		return (parts.size() < 2) ? List.of(revision) : parts.stream().map((part) -> part.of(revision)).toList();
	}

	/**
	 * What is only proposed goes with what stands behind it, or before it at the end.
	 */
	private static List<Part> joined(List<Part> parts) {
		List<Part> joined = new ArrayList<>();
		List<SchemaChange> proposed = new ArrayList<>();
		for (Part part : parts) {
			proposed.addAll(part.changes());
			if (!part.changes().stream().allMatch(SchemaChange::withheld)) {
				joined.add(new Part(part.name(), List.copyOf(proposed)));
				proposed.clear();
			}
		}
		if (!proposed.isEmpty() && !joined.isEmpty()) {
			Part last = joined.remove(joined.size() - 1);
			proposed.addAll(0, last.changes());
			joined.add(new Part(last.name(), proposed));
		}
		return joined;
	}

	private record Part(String name, List<SchemaChange> changes) {

		ProposedRevision of(ProposedRevision revision) {
			String message = revision.message().isEmpty() ? this.name : revision.message() + ": " + this.name;
			return revision.withMessage(message).withChanges(this.changes);
		}

	}

}
