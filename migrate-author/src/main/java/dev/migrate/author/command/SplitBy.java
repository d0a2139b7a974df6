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
		List<ProposedRevision> split(ProposedRevision revision) {
			List<TableRun> runs = TableRun.of(revision.changes());
			return (runs.size() < 2) ? List.of(revision) : runs.stream()
				.map((run) -> part(revision, run.table().map(TableName::toString).orElse("schema"), run.changes()))
				.toList();
		}

	},

	/**
	 * One for each phase: what has to go before, what is new, columns, constraints,
	 * views, and what goes.
	 */
	PHASE {

		@Override
		List<ProposedRevision> split(ProposedRevision revision) {
			List<ChangePhase> phases = ChangePhase.of(revision.changes());
			List<ProposedRevision> parts = new ArrayList<>();
			int from = 0;
			for (int i = 1; i <= phases.size(); i++) {
				if (i == phases.size() || phases.get(i) != phases.get(from)) {
					parts.add(part(revision, phases.get(from).name().toLowerCase(Locale.ROOT),
							revision.changes().subList(from, i)));
					from = i;
				}
			}
			return (parts.size() < 2) ? List.of(revision) : parts;
		}

	};

	/**
	 * Make several revisions of one.
	 * @param revision the revision
	 * @return the revisions, in order
	 */
	abstract List<ProposedRevision> split(ProposedRevision revision);

	private static ProposedRevision part(ProposedRevision revision, String name, List<SchemaChange> changes) {
		String message = revision.message().isEmpty() ? name : revision.message() + ": " + name;
		return revision.withMessage(message).withChanges(changes);
	}

}
