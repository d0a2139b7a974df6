package dev.migrate.plan;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.migrate.revision.Relation;
import dev.migrate.revision.RevisionGraph;

/**
 * Finds revisions that others of the same list require anyway.
 */
final class Overlaps {

	private Overlaps() {
	}

	static void check(RevisionGraph graph, Collection<String> ids) {
		Set<String> implied = (ids.size() < 2) ? Set.of() : implied(graph, ids);
		if (implied.isEmpty()) {
			return;
		}
		String one = implied.iterator().next();
		Set<String> above = graph.descendants(List.of(one), Relation.REQUIREMENTS);
		String other = ids.stream().filter((id) -> !id.equals(one) && above.contains(id)).findFirst().orElseThrow();
		throw new OverlappingRevisionsException(other, one);
	}

	/**
	 * The revisions of the list that others of it require.
	 * @param ids full identifiers
	 * @return some of them
	 */
	static Set<String> implied(RevisionGraph graph, Collection<String> ids) {
		Set<String> below = new HashSet<>();
		for (String id : ids) {
			below.addAll(graph.below(id, Relation.REQUIREMENTS));
		}
		Set<String> implied = graph.ancestors(below, Relation.REQUIREMENTS);
		implied.retainAll(new HashSet<>(ids));
		return implied;
	}

}
