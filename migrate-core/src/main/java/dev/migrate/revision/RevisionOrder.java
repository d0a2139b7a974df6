package dev.migrate.revision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts revisions in the order in which they can be taken down.
 */
final class RevisionOrder {

	private final Links links;

	private final Map<String, Integer> positions = new HashMap<>();

	RevisionOrder(Links links) {
		this.links = links;
		links.nodes().keySet().forEach((id) -> this.positions.put(id, this.positions.size()));
	}

	/**
	 * Follow a branch down for as long as nothing else is needed first, then go on with
	 * the next one.
	 * @param ids the revisions to order
	 * @return a new list
	 */
	List<String> newestFirst(Collection<String> ids) {
		Set<String> todo = new HashSet<>(ids);
		Map<String, Integer> waitingFor = new HashMap<>();
		Deque<String> free = new ArrayDeque<>();
		for (String id : inLoadOrder(todo)) {
			int above = (int) this.links.above(id, Relation.REQUIREMENTS).stream().filter(todo::contains).count();
			waitingFor.put(id, above);
			if (above == 0) {
				free.addLast(id);
			}
		}
		List<String> ordered = new ArrayList<>(todo.size());
		while (!free.isEmpty()) {
			String id = free.pop();
			ordered.add(id);
			List<String> below = this.links.below(id, Relation.REQUIREMENTS);
			for (int i = below.size() - 1; i >= 0; i--) {
				if (todo.contains(below.get(i)) && waitingFor.merge(below.get(i), -1, Integer::sum) == 0) {
					free.push(below.get(i));
				}
			}
		}
		return ordered;
	}

	private List<String> inLoadOrder(Set<String> ids) {
		return ids.stream().sorted((one, other) -> position(one) - position(other)).toList();
	}

	private int position(String id) {
		return this.positions.getOrDefault(id, Integer.MAX_VALUE);
	}

}
