package dev.migrate.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * All revisions and how they hang together. Checked when built: every name resolves and
 * there is no cycle.
 *
 * <pre>
 * a &lt;- b &lt;- d     d merges b and c; a is the base and the branch point
 * a &lt;- c &lt;- d
 * </pre>
 *
 * Everything that is listed comes in a fixed order, which is the order of loading unless
 * said otherwise. Immutable and thread-safe.
 */
public final class RevisionGraph {

	private final Links links;

	private final RevisionNames names;

	private RevisionGraph(Links links) {
		this.links = links;
		this.names = new RevisionNames(links);
	}

	/**
	 * Build a graph.
	 * @param revisions the revisions in the order of loading
	 * @return the graph
	 * @throws GraphException if the revisions do not make a graph
	 */
	public static RevisionGraph of(Collection<RevisionNode> revisions) {
		GraphChecks.check(revisions);
		Links links = new Links(revisions);
		GraphChecks.checkCycles(links);
		return new RevisionGraph(links);
	}

	/**
	 * The same graph with one more revision, loaded last.
	 * @param revision the new revision
	 * @return a new graph
	 * @throws GraphException if it does not fit in
	 */
	public RevisionGraph with(RevisionNode revision) {
		Set<RevisionNode> revisions = new LinkedHashSet<>(nodes());
		revisions.add(revision);
		return of(revisions);
	}

	/**
	 * All revisions.
	 * @return the revisions
	 */
	public Collection<RevisionNode> nodes() {
		return this.links.nodes();
	}

	/**
	 * How many revisions there are.
	 * @return the number
	 */
	public int size() {
		return this.links.nodes().size();
	}

	/**
	 * Whether there is a revision with this identifier.
	 * @param id the full identifier
	 * @return whether it is there
	 */
	public boolean contains(String id) {
		return this.links.find(id) >= 0;
	}

	/**
	 * The revision with this identifier, if there is one.
	 * @param id the full identifier
	 * @return the revision
	 */
	public Optional<RevisionNode> find(String id) {
		int number = this.links.find(id);
		return (number < 0) ? Optional.empty() : Optional.of(this.links.nodes().get(number));
	}

	/**
	 * The revision with this identifier.
	 * @param id the full identifier
	 * @return the revision
	 * @throws NoSuchRevisionException if there is none
	 */
	public RevisionNode get(String id) {
		return this.links.nodes().get(this.links.number(id));
	}

	/**
	 * The revision that carries this branch label.
	 * @param label the branch label
	 * @return the revision in which the label is written
	 */
	public Optional<RevisionNode> labelled(String label) {
		return Optional.ofNullable(this.links.labels().get(label));
	}

	/**
	 * The one revision that a name stands for: its identifier, the beginning of it, or a
	 * branch label.
	 * @param name the name
	 * @return the revision
	 * @throws NoSuchRevisionException if there is none
	 * @throws AmbiguousPrefixException if there are several
	 */
	public RevisionNode named(String name) {
		return this.names.resolve(name);
	}

	RevisionNode named(String name, Predicate<String> eligible) {
		return this.names.resolve(name, eligible);
	}

	/**
	 * All that a target stands for, looked at without a database.
	 * @param target the target
	 * @return the revisions; none for base, {@link RevisionNode#BASE} where steps down
	 * from the heads end there
	 * @throws RevisionException if it stands for nothing
	 */
	public List<RevisionNode> resolve(Target target) {
		return new TargetResolver(this).resolve(target);
	}

	/**
	 * The one revision that a target stands for, looked at without a database.
	 * @param target the target
	 * @return the revision, or {@link RevisionNode#BASE}
	 * @throws MultipleHeadsException if it stands for several
	 * @throws RevisionException if it stands for nothing
	 */
	public RevisionNode resolveOne(Target target) {
		return new TargetResolver(this).resolveOne(target);
	}

	/**
	 * Names that look like this one.
	 * @param name a name
	 * @return identifiers and branch labels, the most similar first, at most three
	 */
	public List<String> similar(String name) {
		return this.names.similar(name);
	}

	/**
	 * The revisions that nothing is built on.
	 * @return the heads
	 */
	public List<RevisionNode> heads() {
		return select(this.links.above(Relation.DOWN_REVISIONS), 0, 0);
	}

	/**
	 * The revisions that nothing is built on and nothing depends on: the rows of the
	 * version table after all has been applied.
	 * @return the heads, counting dependencies
	 */
	public List<RevisionNode> realHeads() {
		return select(this.links.above(Relation.REQUIREMENTS), 0, 0);
	}

	/**
	 * The revisions that are built on nothing.
	 * @return the bases
	 */
	public List<RevisionNode> bases() {
		return select(this.links.below(Relation.DOWN_REVISIONS), 0, 0);
	}

	/**
	 * The revisions that several others are built on.
	 * @return the branch points
	 */
	public List<RevisionNode> branchPoints() {
		return select(this.links.above(Relation.DOWN_REVISIONS), 2, Integer.MAX_VALUE);
	}

	/**
	 * Whether nothing is built on this revision.
	 * @param id the full identifier
	 * @return whether it is a head
	 */
	public boolean isHead(String id) {
		return ends(this.links.above(Relation.DOWN_REVISIONS), id).length == 0;
	}

	/**
	 * Whether nothing is built on this revision and nothing depends on it.
	 * @param id the full identifier
	 * @return whether it is a head, counting dependencies
	 */
	public boolean isRealHead(String id) {
		return ends(this.links.above(Relation.REQUIREMENTS), id).length == 0;
	}

	/**
	 * Whether this revision is built on nothing.
	 * @param id the full identifier
	 * @return whether it is a base
	 */
	public boolean isBase(String id) {
		return get(id).downRevisions().isEmpty();
	}

	/**
	 * Whether several revisions are built on this one.
	 * @param id the full identifier
	 * @return whether it is a branch point
	 */
	public boolean isBranchPoint(String id) {
		return ends(this.links.above(Relation.DOWN_REVISIONS), id).length > 1;
	}

	/**
	 * Whether this revision is built on several.
	 * @param id the full identifier
	 * @return whether it is a merge point
	 */
	public boolean isMergePoint(String id) {
		return get(id).downRevisions().size() > 1;
	}

	/**
	 * The revisions built on this one.
	 * @param id the full identifier
	 * @return the next revisions
	 */
	public List<RevisionNode> children(String id) {
		return nodes(ends(this.links.above(Relation.DOWN_REVISIONS), id));
	}

	/**
	 * What comes directly before a revision.
	 * @param id the full identifier
	 * @param relation what counts as before
	 * @return full identifiers, as written, without repetition
	 */
	public List<String> below(String id, Relation relation) {
		return ids(ends(this.links.below(relation), id));
	}

	/**
	 * What a revision depends on, whatever it calls that.
	 * @param id the full identifier
	 * @return full identifiers, also where a label is written
	 */
	public List<String> dependencies(String id) {
		return get(id).dependsOn()
			.stream()
			.map((name) -> labelled(name).map(RevisionNode::id).orElse(name))
			.distinct()
			.toList();
	}

	/**
	 * What comes directly after a revision.
	 * @param id the full identifier
	 * @param relation what counts as after
	 * @return full identifiers
	 */
	public List<String> above(String id, Relation relation) {
		return ids(ends(this.links.above(relation), id));
	}

	/**
	 * Some revisions and all that comes before them.
	 * @param ids full identifiers
	 * @param relation what counts as before
	 * @return full identifiers in load order, the given ones included; a set of the
	 * caller's own
	 */
	public Set<String> ancestors(Collection<String> ids, Relation relation) {
		return closure(ids, this.links.below(relation));
	}

	/**
	 * Some revisions and all that comes after them.
	 * @param ids full identifiers
	 * @param relation what counts as after
	 * @return full identifiers in load order, the given ones included; a set of the
	 * caller's own
	 */
	public Set<String> descendants(Collection<String> ids, Relation relation) {
		return closure(ids, this.links.above(relation));
	}

	/**
	 * The line of a revision: itself, what it is built on, and what is built on it.
	 * @param id the full identifier
	 * @return full identifiers
	 */
	public Set<String> line(String id) {
		Set<String> line = ancestors(List.of(id), Relation.DOWN_REVISIONS);
		line.addAll(descendants(List.of(id), Relation.DOWN_REVISIONS));
		return line;
	}

	/**
	 * The branch labels of a revision: its own and those it inherits, from all its
	 * ancestors, and from its descendants as long as the line neither branches nor
	 * merges.
	 * @param id the full identifier
	 * @return the labels
	 */
	public Set<String> branchLabels(String id) {
		return this.links.labels(this.links.number(id));
	}

	/**
	 * Some revisions in an order in which they can be downgraded: each before all that it
	 * requires. A branch is finished before its branch point, and ties are settled by the
	 * order of loading.
	 * @param ids full identifiers
	 * @return the revisions, newest first
	 */
	public List<RevisionNode> newestFirst(Collection<String> ids) {
		return nodes(this.links.newestFirst(RevisionSet.numbers(this.links, ids)));
	}

	/**
	 * Some revisions in an order in which they can be upgraded: the reverse of
	 * {@link #newestFirst(Collection)}.
	 * @param ids full identifiers
	 * @return the revisions, oldest first
	 */
	public List<RevisionNode> oldestFirst(Collection<String> ids) {
		List<RevisionNode> ordered = new ArrayList<>(newestFirst(ids));
		Collections.reverse(ordered);
		return ordered;
	}

	private int[] ends(int[][] edges, String id) {
		return edges[this.links.number(id)];
	}

	private List<RevisionNode> select(int[][] edges, int least, int most) {
		List<RevisionNode> selected = new ArrayList<>();
		for (int i = 0; i < edges.length; i++) {
			if (edges[i].length >= least && edges[i].length <= most) {
				selected.add(this.links.nodes().get(i));
			}
		}
		return selected;
	}

	private Set<String> closure(Collection<String> ids, int[][] edges) {
		int[] start = new int[ids.size()];
		int count = 0;
		for (String id : ids) {
			start[count++] = this.links.number(id);
		}
		BitSet closure = new BitSet(edges.length);
		for (int number : this.links.closure(start, edges)) {
			closure.set(number);
		}
		return new RevisionSet(this.links, closure);
	}

	private List<RevisionNode> nodes(int[] numbers) {
		List<RevisionNode> nodes = new ArrayList<>(numbers.length);
		for (int number : numbers) {
			nodes.add(this.links.nodes().get(number));
		}
		return nodes;
	}

	private List<String> ids(int[] numbers) {
		List<String> ids = new ArrayList<>(numbers.length);
		for (int number : numbers) {
			ids.add(this.links.nodes().get(number).id());
		}
		return ids;
	}

}
