package dev.migrate.start;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.branch.BranchFinding;
import dev.migrate.branch.BranchVerdict;
import dev.migrate.branch.Branches;
import dev.migrate.branch.UnresolvedConflict;
import dev.migrate.dialect.Dialect;
import dev.migrate.error.RunLog;
import dev.migrate.plan.Planner;
import dev.migrate.plan.Planning;
import dev.migrate.revision.Relation;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.Target;
import dev.migrate.script.Scripts;
import dev.migrate.settings.Reaction;

/**
 * Reacts as it is set to branches that contradict each other, before an upgrade. What was
 * run already cannot be undone by a refusal, and is only warned of.
 *
 * @param reaction what to do about a conflict that is certain
 */
record BranchCheck(Reaction reaction, Scripts scripts, Dialect dialect) {

	/**
	 * Look at what an upgrade is about to bring together.
	 * @param rows what the database is at
	 * @param targets where it is to go
	 * @throws UnresolvedConflictException if a merge is to run in which something is left
	 * to be written
	 * @throws ConflictingBranchesException if branches contradict each other and that is
	 * an error
	 */
	void check(List<String> rows, List<Target> targets) {
		RevisionGraph graph = this.scripts.graph();
		Set<String> applied = new Planner(graph).applied(rows);
		Set<String> reached = new LinkedHashSet<>(applied);
		Planning.upgrade(graph, targets).plan(rows).steps().forEach((step) -> reached.add(step.revision().id()));
		Branches branches = new Branches(this.scripts, this.dialect);
		requireResolved(branches, reached.stream().filter((id) -> !applied.contains(id)).toList());
		List<String> ends = graph.nodes()
			.stream()
			.map(RevisionNode::id)
			.filter(reached::contains)
			.filter((id) -> graph.above(id, Relation.REQUIREMENTS).stream().noneMatch(reached::contains))
			.toList();
		if (ends.size() > 1 && this.reaction != Reaction.IGNORE) {
			react(branches.compare(ends), applied);
		}
	}

	private static void requireResolved(Branches branches, List<String> revisions) {
		List<UnresolvedConflict> left = branches.unresolved(revisions);
		if (!left.isEmpty()) {
			throw new UnresolvedConflictException(left);
		}
	}

	private void react(List<BranchVerdict> verdicts, Set<String> applied) {
		List<BranchVerdict> open = new ArrayList<>();
		for (BranchVerdict verdict : verdicts) {
			List<BranchFinding> conflicts = verdict.conflicts();
			List<BranchFinding> ahead = conflicts.stream()
				.filter((finding) -> !applied.contains(finding.first().revision())
						|| !applied.contains(finding.second().revision()))
				.toList();
			if (!ahead.isEmpty()) {
				open.add(new BranchVerdict(verdict.first(), verdict.second(), ahead));
			}
			else if (!conflicts.isEmpty()) {
				RunLog.logger.warn(
						"{} Both are applied already; a merge revision can bring every database to one schema.",
						ConflictingBranchesException.describe(List.of(verdict)));
			}
		}
		if (open.isEmpty()) {
			return;
		}
		if (this.reaction == Reaction.FAIL) {
			throw new ConflictingBranchesException(open);
		}
		RunLog.logger.warn(ConflictingBranchesException.describe(open));
	}

	/**
	 * Warn of several heads where all of them are the target: often, two people have not
	 * heard of each other. One that another depends on has been heard of.
	 */
	void warnOfSeveralHeads(List<Target> targets) {
		RevisionGraph graph = this.scripts.graph();
		List<RevisionNode> heads = graph.realHeads();
		if (heads.size() > 1 && targets.contains(Target.HEADS)) {
			RunLog.logger.warn(
					"There are {} heads, {}, and the target is all of them; a merge revision joins them for good.",
					heads.size(),
					heads.stream().map((head) -> describe(graph, head)).collect(Collectors.joining(", ")));
		}
	}

	private static String describe(RevisionGraph graph, RevisionNode head) {
		List<String> remarks = new ArrayList<>(graph.branchLabels(head.id()));
		if (!head.origin().isEmpty()) {
			remarks.add(head.origin());
		}
		return "'" + head.id() + "'" + (remarks.isEmpty() ? "" : " (" + String.join(", ", remarks) + ")");
	}

}
