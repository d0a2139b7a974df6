package dev.migrate.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The revisions by number, which is their place in load order, and the edges between them
 * in both directions. Streams and lambdas are left out: a JVM that has just begun takes
 * longer to make the first of them than to link a thousand revisions.
 */
final class Links {

	private final List<RevisionNode> nodes;

	private final Map<String, Integer> numbers;

	private final Map<String, RevisionNode> labels = new LinkedHashMap<>();

	private final int[][] downRevisions;

	private final int[][] requirements;

	private final int[][] children;

	private final int[][] dependents;

	/**
	 * Link revisions.
	 * @param revisions the revisions in load order
	 * @throws GraphException if an identifier or a label is there twice, or a down
	 * revision or a dependency is not there
	 */
	Links(Collection<RevisionNode> revisions) {
		this.nodes = Collections.unmodifiableList(new ArrayList<>(revisions));
		this.numbers = new HashMap<>(this.nodes.size() * 2);
		for (RevisionNode revision : this.nodes) {
			Integer first = this.numbers.putIfAbsent(revision.id(), this.numbers.size());
			if (first != null) {
				throw GraphException.duplicateRevision(this.nodes.get(first), revision);
			}
		}
		for (RevisionNode revision : this.nodes) {
			for (String label : revision.branchLabels()) {
				addLabel(label, revision);
			}
		}
		this.requirements = new int[this.nodes.size()][];
		this.downRevisions = new int[this.nodes.size()][];
		for (int number = 0; number < this.nodes.size(); number++) {
			connect(number);
		}
		this.children = reverse(this.downRevisions);
		this.dependents = reverse(this.requirements);
	}

	private void addLabel(String label, RevisionNode revision) {
		int number = find(label);
		RevisionNode first = (number >= 0) ? this.nodes.get(number) : this.labels.putIfAbsent(label, revision);
		if (first != null) {
			throw GraphException.duplicateLabel(label, first, revision);
		}
	}

	private void connect(int number) {
		RevisionNode revision = this.nodes.get(number);
		int[] dependencies = new int[revision.dependsOn().size()];
		for (int i = 0; i < dependencies.length; i++) {
			dependencies[i] = dependency(revision, revision.dependsOn().get(i));
		}
		int[] below = new int[revision.downRevisions().size()];
		for (int i = 0; i < below.length; i++) {
			String down = revision.downRevisions().get(i);
			below[i] = find(down);
			if (below[i] < 0) {
				throw GraphException.missingRevision(revision, down, new RevisionNames(this).similar(down));
			}
		}
		this.downRevisions[number] = below;
		this.requirements[number] = (dependencies.length == 0) ? below : join(below, dependencies);
	}

	private int dependency(RevisionNode revision, String name) {
		RevisionNode labelled = this.labels.get(name);
		int number = find((labelled != null) ? labelled.id() : name);
		if (number < 0) {
			throw GraphException.missingDependency(revision, name, new RevisionNames(this).similar(name));
		}
		return number;
	}

	private static int[] join(int[] first, int[] second) {
		int[] joined = Arrays.copyOf(first, first.length + second.length);
		int count = first.length;
		for (int number : second) {
			boolean known = false;
			for (int i = 0; i < count; i++) {
				known |= joined[i] == number;
			}
			if (!known) {
				joined[count++] = number;
			}
		}
		return Arrays.copyOf(joined, count);
	}

	private static int[][] reverse(int[][] edges) {
		int[] counts = new int[edges.length];
		for (int[] ends : edges) {
			for (int end : ends) {
				counts[end]++;
			}
		}
		int[][] reversed = new int[edges.length][];
		for (int i = 0; i < edges.length; i++) {
			reversed[i] = new int[counts[i]];
		}
		for (int i = edges.length - 1; i >= 0; i--) {
			for (int end : edges[i]) {
				reversed[end][--counts[end]] = i;
			}
		}
		return reversed;
	}

	/**
	 * All revisions.
	 * @return the revisions in load order, each at the place of its number
	 */
	List<RevisionNode> nodes() {
		return this.nodes;
	}

	Map<String, RevisionNode> labels() {
		return this.labels;
	}

	/**
	 * The number of a revision.
	 * @param id any text
	 * @return its number, or -1 if it is no full identifier
	 */
	int find(@Nullable Object id) {
		Integer number = this.numbers.get(id);
		return (number != null) ? number : -1;
	}

	int number(String id) {
		int number = find(id);
		if (number < 0) {
			throw new NoSuchRevisionException(id, new RevisionNames(this).similar(id));
		}
		return number;
	}

	int[][] below(Relation relation) {
		return (relation == Relation.DOWN_REVISIONS) ? this.downRevisions : this.requirements;
	}

	int[][] above(Relation relation) {
		return (relation == Relation.DOWN_REVISIONS) ? this.children : this.dependents;
	}

	/**
	 * All branch labels that a revision has. Those written above it hold where the line
	 * is straight.
	 *
	 * <pre>
	 * a &lt;- b (billing) &lt;- c     a, b and c have the label: the line is straight
	 * a &lt;- d                    a &lt;- d added: a does not have it any more
	 * </pre>
	 * @param number the revision
	 */
	Set<String> labels(int number) {
		Set<String> labels = new LinkedHashSet<>();
		for (int ancestor : closure(new int[] { number }, this.downRevisions)) {
			labels.addAll(this.nodes.get(ancestor).branchLabels());
		}
		labels.addAll(fromAbove(number));
		return labels;
	}

	private Set<String> fromAbove(int number) {
		Set<String> labels = new LinkedHashSet<>();
		int current = number;
		while (this.dependents[current].length < 2 && this.downRevisions[current].length < 2) {
			labels.addAll(this.nodes.get(current).branchLabels());
			if (this.children[current].length == 0) {
				return labels;
			}
			current = this.children[current][0];
		}
		return Set.of();
	}

	/**
	 * Some revisions and all that they lead to.
	 * @param start where to begin
	 * @param edges where each leads
	 * @return the revisions, each followed by what it leads to
	 */
	int[] closure(int[] start, int[][] edges) {
		int[] found = new int[edges.length];
		int count = 0;
		boolean[] seen = new boolean[edges.length];
		Pile open = new Pile(start);
		while (open.size > 0) {
			int number = open.pop();
			if (!seen[number]) {
				seen[number] = true;
				found[count++] = number;
				for (int next : edges[number]) {
					open.push(next);
				}
			}
		}
		return Arrays.copyOf(found, count);
	}

	/**
	 * Put revisions in the order in which they can be taken down: follow a branch down
	 * for as long as nothing else is needed first, then go on with the next one.
	 * @param todo the revisions to order
	 * @return their numbers
	 */
	int[] newestFirst(BitSet todo) {
		int[] waitingFor = new int[this.nodes.size()];
		Pile free = new Pile(new int[0]);
		for (int number = todo.length() - 1; number >= 0; number = todo.previousSetBit(number - 1)) {
			for (int above : this.dependents[number]) {
				waitingFor[number] += todo.get(above) ? 1 : 0;
			}
			if (waitingFor[number] == 0) {
				free.push(number);
			}
		}
		int[] ordered = new int[todo.cardinality()];
		int count = 0;
		while (free.size > 0) {
			int number = free.pop();
			ordered[count++] = number;
			int[] below = this.requirements[number];
			for (int i = below.length - 1; i >= 0; i--) {
				if (todo.get(below[i]) && --waitingFor[below[i]] == 0) {
					free.push(below[i]);
				}
			}
		}
		return ordered;
	}

	/**
	 * Numbers of which the last one comes first.
	 */
	private static final class Pile {

		private int[] numbers;

		private int size;

		/** The first of the numbers lies on top. */
		Pile(int[] numbers) {
			this.numbers = new int[numbers.length + 16];
			for (int i = numbers.length - 1; i >= 0; i--) {
				push(numbers[i]);
			}
		}

		void push(int number) {
			if (this.size == this.numbers.length) {
				this.numbers = Arrays.copyOf(this.numbers, this.size * 2);
			}
			this.numbers[this.size++] = number;
		}

		int pop() {
			return this.numbers[--this.size];
		}

	}

}
