package dev.migrate.start;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.error.RunLog;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.Target;

/**
 * Warns of several heads where all of them are applied: often, two people have not heard
 * of each other.
 *
 * @param graph all revisions
 */
record SeveralHeads(RevisionGraph graph) {

	void warn(List<Target> targets) {
		List<RevisionNode> heads = this.graph.heads();
		if (heads.size() > 1 && targets.contains(Target.HEADS)) {
			RunLog.logger.warn(
					"There are {} heads, {}, and all of them are applied; a merge revision joins them for good.",
					heads.size(), heads.stream().map(this::describe).collect(Collectors.joining(", ")));
		}
	}

	private String describe(RevisionNode head) {
		List<String> remarks = new ArrayList<>(this.graph.branchLabels(head.id()));
		if (!head.origin().isEmpty()) {
			remarks.add(head.origin());
		}
		return "'" + head.id() + "'" + (remarks.isEmpty() ? "" : " (" + String.join(", ", remarks) + ")");
	}

}
