package dev.migrate.revision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.migrate.lang.Internal;

/**
 * A revision that is about to be written.
 *
 * @param id its identifier
 * @param heads what it will be built on; several make a merge
 * @param splice whether it may be built on a revision that is no head
 * @param branchLabels its branch labels, in order
 * @param dependsOn what it depends on: identifiers, their beginnings, or branch labels
 * @param message one line that says what it does
 */
@Internal
public record NewRevision(String id, List<Target> heads, boolean splice, Set<String> branchLabels,
		List<String> dependsOn, String message) {

	public NewRevision {
		heads = List.copyOf(heads);
		dependsOn = List.copyOf(dependsOn);
	}

	/**
	 * A revision on top of some heads: a merge, if there are several.
	 * @param id its identifier
	 * @param heads what it will be built on
	 * @return a new revision without labels, dependencies and message
	 */
	public static NewRevision on(String id, List<Target> heads) {
		return new NewRevision(id, heads, false, Set.of(), List.of(), "");
	}

	/**
	 * Fit it into a graph. Identifiers are written in full, and dependencies on labels
	 * stay labels.
	 * @param graph the graph so far
	 * @return the revision to write
	 * @throws MultipleHeadsException if one head was asked for and there are several
	 * @throws NotOnTopException if it would be built on a revision that is no head, or
	 * twice on one
	 * @throws GraphException if its identifier is not allowed, or it does not fit in
	 * @throws RevisionException if it does not fit in for another reason
	 */
	public RevisionNode createIn(RevisionGraph graph) {
		GraphChecks.checkIdentifier(RevisionNode.of(this.id));
		List<String> downRevisions = resolveHeads(graph);
		List<String> dependencies = this.dependsOn.stream().map((name) -> resolveDependency(graph, name)).toList();
		RevisionNode revision = new RevisionNode(this.id, downRevisions, dependencies, this.branchLabels, this.message,
				"");
		graph.with(revision);
		return revision;
	}

	private List<String> resolveHeads(RevisionGraph graph) {
		List<RevisionNode> revisions = new ArrayList<>();
		this.heads.forEach((head) -> revisions.addAll(graph.resolve(head)));
		revisions.removeIf(RevisionNode::isBase);
		Set<RevisionNode> seen = new HashSet<>();
		for (RevisionNode revision : revisions) {
			if (!seen.add(revision)) {
				throw NotOnTopException.givenTwice(revision);
			}
		}
		if (!this.splice) {
			revisions.forEach((revision) -> requireHead(graph, revision));
		}
		return revisions.stream().map(RevisionNode::id).toList();
	}

	private static void requireHead(RevisionGraph graph, RevisionNode revision) {
		if (!graph.isHead(revision.id())) {
			throw NotOnTopException.notAHead(revision, graph.children(revision.id()).get(0).id());
		}
	}

	private static String resolveDependency(RevisionGraph graph, String name) {
		RevisionNode revision = graph.resolveOne(Target.parse(name));
		return graph.branchLabels(revision.id()).contains(name) ? name : revision.id();
	}

}
