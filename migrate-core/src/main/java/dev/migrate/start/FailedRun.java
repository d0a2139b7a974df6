package dev.migrate.start;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.migrate.execute.Execution.Resolved;
import dev.migrate.plan.Direction;
import dev.migrate.plan.Planner;
import dev.migrate.plan.Step;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.tables.HistoryEntry;
import dev.migrate.tables.Outcome;
import dev.migrate.tables.VersionRows;

/**
 * The last run of a revision, which stopped in the middle where that does not take back
 * what it had done.
 *
 * @param down whether it was a downgrade
 */
record FailedRun(RevisionNode revision, boolean down) {

	/**
	 * Find the last run of a revision.
	 * @param history the rows, the newest last
	 * @param rows what the version table and the journal say
	 * @throws ResolutionRefusedException if it has not failed, or there was none
	 */
	static FailedRun of(RevisionNode revision, List<HistoryEntry> history, VersionRows rows) {
		for (VersionRows.Interrupted interrupted : rows.interrupted()) {
			if (interrupted.revision().equals(revision.id())) {
				return new FailedRun(revision, interrupted.direction() == Direction.DOWNGRADE);
			}
		}
		Optional<HistoryEntry> last = Optional.ofNullable(newest(history).get(revision.id()));
		if (last.isEmpty() || last.get().outcome() != Outcome.FAILED) {
			throw ResolutionRefusedException.withoutFailure(revision.id(), last);
		}
		return new FailedRun(revision, isDown(last.get()));
	}

	/**
	 * Whether there is one, of any revision, about which nothing has been done yet. Where
	 * the version table says that a revision is where it was to go, somebody has brought
	 * it there.
	 * @param history the rows, the newest last
	 * @param applied the revisions that are applied, as the version table says
	 * @param graph the revisions; what became of others is of no interest
	 */
	static boolean isThereOne(List<HistoryEntry> history, Set<String> applied, RevisionGraph graph) {
		return newest(history).values()
			.stream()
			.filter((entry) -> entry.outcome() == Outcome.FAILED && graph.contains(entry.revision()))
			.anyMatch((entry) -> isDown(entry) == applied.contains(entry.revision()));
	}

	private static Map<String, HistoryEntry> newest(List<HistoryEntry> history) {
		Map<String, HistoryEntry> newest = new HashMap<>();
		history.forEach((entry) -> newest.put(entry.revision(), entry));
		return newest;
	}

	private static boolean isDown(HistoryEntry entry) {
		return entry.direction() == Direction.DOWNGRADE;
	}

	/**
	 * Put it right.
	 * @param resolution what is there of the revision
	 * @param rows the rows of the version table
	 * @param planner plans the step that the version table takes, if it takes one
	 * @return what to record
	 * @throws ResolutionRefusedException if the version table says something else
	 * @throws dev.migrate.plan.NotNextStepException if it is not the next step
	 */
	Resolved resolve(Resolution resolution, List<String> rows, Planner planner) {
		boolean applied = planner.applied(rows).contains(this.revision.id());
		boolean completed = this.down == (resolution == Resolution.UNDONE);
		if (applied == (resolution == Resolution.APPLIED)) {
			return new Resolved(new Step(direction(), this.revision, List.of(), rows),
					completed ? Outcome.APPLIED : Outcome.UNDONE);
		}
		if (!completed) {
			throw ResolutionRefusedException.contradictory(this.revision.id(), resolution, rows);
		}
		return new Resolved(planner.step(rows, direction(), this.revision), Outcome.APPLIED);
	}

	private Direction direction() {
		return this.down ? Direction.DOWNGRADE : Direction.UPGRADE;
	}

}
