package dev.migrate.revision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The revisions by identifier and by branch label, and the edges between them in both
 * directions.
 */
final class Links {

	private final Map<String, RevisionNode> nodes = new LinkedHashMap<>();

	private final Map<String, RevisionNode> labels = new LinkedHashMap<>();

	private final Map<String, List<String>> downRevisions = new LinkedHashMap<>();

	private final Map<String, List<String>> requirements = new LinkedHashMap<>();

	private final Map<String, List<String>> children = new LinkedHashMap<>();

	private final Map<String, List<String>> dependents = new LinkedHashMap<>();

	private final Map<String, Integer> positions = new HashMap<>();

	private Links() {
	}

	/**
	 * Link revisions whose identifiers and labels have been checked.
	 * @param revisions the revisions in load order
	 * @return the links
	 * @throws GraphException if a down revision or a dependency is not there
	 */
	static Links of(Collection<RevisionNode> revisions) {
		Links links = new Links();
		for (RevisionNode revision : revisions) {
			links.positions.put(revision.id(), links.nodes.size());
			links.nodes.put(revision.id(), revision);
			revision.branchLabels().forEach((label) -> links.labels.put(label, revision));
			links.children.put(revision.id(), new ArrayList<>());
			links.dependents.put(revision.id(), new ArrayList<>());
		}
		revisions.forEach(links::checkNames);
		revisions.forEach(links::connect);
		return links;
	}

	private void checkNames(RevisionNode revision) {
		for (String dependency : revision.dependsOn()) {
			if (!this.nodes.containsKey(dependency) && !this.labels.containsKey(dependency)) {
				throw GraphException.missingDependency(revision, dependency,
						new RevisionNames(this).similar(dependency));
			}
		}
		for (String down : revision.downRevisions()) {
			if (!this.nodes.containsKey(down)) {
				throw GraphException.missingRevision(revision, down, new RevisionNames(this).similar(down));
			}
		}
	}

	private void connect(RevisionNode revision) {
		Set<String> below = new LinkedHashSet<>(revision.downRevisions());
		this.downRevisions.put(revision.id(), List.copyOf(below));
		below.forEach((down) -> edges(this.children, down).add(revision.id()));
		below.addAll(dependencies(revision));
		this.requirements.put(revision.id(), List.copyOf(below));
		below.forEach((required) -> edges(this.dependents, required).add(revision.id()));
	}

	Map<String, RevisionNode> nodes() {
		return this.nodes;
	}

	Map<String, RevisionNode> labels() {
		return this.labels;
	}

	/**
	 * What a revision depends on, with labels resolved.
	 * @param revision the revision
	 * @return full identifiers
	 */
	List<String> dependencies(RevisionNode revision) {
		return revision.dependsOn().stream().map(this::resolveDependency).toList();
	}

	private String resolveDependency(String dependency) {
		RevisionNode labelled = this.labels.get(dependency);
		return (labelled != null) ? labelled.id() : dependency;
	}

	List<String> below(String id, Relation relation) {
		return edges((relation == Relation.DOWN_REVISIONS) ? this.downRevisions : this.requirements, id);
	}

	List<String> above(String id, Relation relation) {
		return edges((relation == Relation.DOWN_REVISIONS) ? this.children : this.dependents, id);
	}

	private static List<String> edges(Map<String, List<String>> edges, String id) {
		return Objects.requireNonNull(edges.get(id), id);
	}

	/**
	 * All branch labels that a revision has. Those written above it hold where the line
	 * is straight.
	 *
	 * <pre>
	 * a &lt;- b (billing) &lt;- c     a, b and c have the label: the line is straight
	 * a &lt;- d                    a &lt;- d added: a does not have it any more
	 * </pre>
	 * @param id the revision
	 * @return the labels
	 */
	Set<String> labels(String id) {
		Set<String> labels = new LinkedHashSet<>();
		closure(List.of(id), (below) -> below(below, Relation.DOWN_REVISIONS))
			.forEach((ancestor) -> labels.addAll(written(ancestor)));
		labels.addAll(fromAbove(id));
		return labels;
	}

	private Set<String> fromAbove(String id) {
		Set<String> labels = new LinkedHashSet<>();
		String current = id;
		while (isStraight(current)) {
			labels.addAll(written(current));
			List<String> above = above(current, Relation.DOWN_REVISIONS);
			if (above.isEmpty()) {
				return labels;
			}
			current = above.get(0);
		}
		return Set.of();
	}

	private boolean isStraight(String id) {
		return above(id, Relation.REQUIREMENTS).size() < 2 && below(id, Relation.DOWN_REVISIONS).size() < 2;
	}

	private Set<String> written(String id) {
		return Objects.requireNonNull(this.nodes.get(id), id).branchLabels();
	}

	Set<String> closure(Collection<String> ids, Function<String, List<String>> next) {
		Set<String> found = new LinkedHashSet<>();
		Deque<String> open = new ArrayDeque<>(ids);
		while (!open.isEmpty()) {
			String id = open.pop();
			if (found.add(id)) {
				next.apply(id).forEach(open::push);
			}
		}
		return found;
	}

	/**
	 * Put revisions in the order in which they can be taken down: follow a branch down
	 * for as long as nothing else is needed first, then go on with the next one.
	 * @param ids the revisions to order
	 * @return a new list
	 */
	List<String> newestFirst(Collection<String> ids) {
		Set<String> todo = new HashSet<>(ids);
		Map<String, Integer> waitingFor = new HashMap<>();
		Deque<String> free = new ArrayDeque<>();
		for (String id : inLoadOrder(todo)) {
			int above = (int) above(id, Relation.REQUIREMENTS).stream().filter(todo::contains).count();
			waitingFor.put(id, above);
			if (above == 0) {
				free.addLast(id);
			}
		}
		List<String> ordered = new ArrayList<>(todo.size());
		while (!free.isEmpty()) {
			String id = free.pop();
			ordered.add(id);
			List<String> below = below(id, Relation.REQUIREMENTS);
			for (int i = below.size() - 1; i >= 0; i--) {
				if (todo.contains(below.get(i)) && waitingFor.merge(below.get(i), -1, Integer::sum) == 0) {
					free.push(below.get(i));
				}
			}
		}
		return ordered;
	}

	private List<String> inLoadOrder(Set<String> ids) {
		return ids.stream()
			.sorted(Comparator.comparingInt((id) -> this.positions.getOrDefault(id, Integer.MAX_VALUE)))
			.toList();
	}

	List<RevisionNode> select(Predicate<String> condition) {
		return this.nodes.values().stream().filter((revision) -> condition.test(revision.id())).toList();
	}

}
