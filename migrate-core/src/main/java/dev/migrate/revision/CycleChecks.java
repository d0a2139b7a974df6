package dev.migrate.revision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds revisions that come before themselves.
 */
final class CycleChecks {

	private final Links links;

	private final Relation relation;

	private CycleChecks(Links links, Relation relation) {
		this.links = links;
		this.relation = relation;
	}

	static void check(Links links) {
		List<RevisionNode> cycle = new CycleChecks(links, Relation.DOWN_REVISIONS).find();
		if (!cycle.isEmpty()) {
			throw new CycleException(cycle);
		}
		cycle = new CycleChecks(links, Relation.REQUIREMENTS).find();
		if (!cycle.isEmpty()) {
			throw new DependencyCycleException(cycle);
		}
	}

	private List<RevisionNode> find() {
		Set<String> stuck = findStuck();
		if (stuck.isEmpty()) {
			return List.of();
		}
		// Whatever is stuck has something below that is stuck too, so going down from
		// anywhere meets a revision for the second time.
		Set<String> path = new LinkedHashSet<>();
		String id = stuck.iterator().next();
		while (path.add(id)) {
			id = this.links.below(id, this.relation).stream().filter(stuck::contains).findFirst().orElseThrow();
		}
		List<String> cycle = new ArrayList<>(path);
		return startAtFirstLoaded(cycle.subList(cycle.indexOf(id), cycle.size()));
	}

	/**
	 * Take away, again and again, what has nothing left below it.
	 * @return what cannot be taken away, in load order
	 */
	private Set<String> findStuck() {
		Set<String> stuck = new LinkedHashSet<>(this.links.nodes().keySet());
		Map<String, Integer> waitingFor = new HashMap<>();
		Deque<String> free = new ArrayDeque<>();
		for (String id : stuck) {
			waitingFor.put(id, this.links.below(id, this.relation).size());
			if (this.links.below(id, this.relation).isEmpty()) {
				free.add(id);
			}
		}
		while (!free.isEmpty()) {
			String id = free.pop();
			stuck.remove(id);
			for (String above : this.links.above(id, this.relation)) {
				if (waitingFor.merge(above, -1, Integer::sum) == 0) {
					free.add(above);
				}
			}
		}
		return stuck;
	}

	private List<RevisionNode> startAtFirstLoaded(List<String> cycle) {
		Set<String> members = Set.copyOf(cycle);
		String first = this.links.nodes().keySet().stream().filter(members::contains).findFirst().orElseThrow();
		List<String> rotated = new ArrayList<>(cycle);
		Collections.rotate(rotated, -cycle.indexOf(first));
		return rotated.stream().map((id) -> this.links.nodes().get(id)).toList();
	}

}
