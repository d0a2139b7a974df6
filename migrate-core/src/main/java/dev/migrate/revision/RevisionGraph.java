package dev.migrate.revision;

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
		Links links = Links.of(revisions);
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
		Set<RevisionNode> revisions = new LinkedHashSet<>(this.links.nodes().values());
		revisions.add(revision);
		return of(revisions);
	}

	/**
	 * All revisions.
	 * @return the revisions
	 */
	public Collection<RevisionNode> nodes() {
		return Collections.unmodifiableCollection(this.links.nodes().values());
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
		return this.links.nodes().containsKey(id);
	}

	/**
	 * The revision with this identifier, if there is one.
	 * @param id the full identifier
	 * @return the revision
	 */
	public Optional<RevisionNode> find(String id) {
		return Optional.ofNullable(this.links.nodes().get(id));
	}

	/**
	 * The revision with this identifier.
	 * @param id the full identifier
	 * @return the revision
	 * @throws NoSuchRevisionException if there is none
	 */
	public RevisionNode get(String id) {
		return find(id).orElseThrow(() -> new NoSuchRevisionException(id, this.names.similar(id)));
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
		return this.links.select(this::isHead);
	}

	/**
	 * The revisions that nothing is built on and nothing depends on: the rows of the
	 * version table after all has been applied.
	 * @return the heads, counting dependencies
	 */
	public List<RevisionNode> realHeads() {
		return this.links.select(this::isRealHead);
	}

	/**
	 * The revisions that are built on nothing.
	 * @return the bases
	 */
	public List<RevisionNode> bases() {
		return this.links.select(this::isBase);
	}

	/**
	 * The revisions that several others are built on.
	 * @return the branch points
	 */
	public List<RevisionNode> branchPoints() {
		return this.links.select(this::isBranchPoint);
	}

	/**
	 * Whether nothing is built on this revision.
	 * @param id the full identifier
	 * @return whether it is a head
	 */
	public boolean isHead(String id) {
		return this.links.above(id, Relation.DOWN_REVISIONS).isEmpty();
	}

	/**
	 * Whether nothing is built on this revision and nothing depends on it.
	 * @param id the full identifier
	 * @return whether it is a head, counting dependencies
	 */
	public boolean isRealHead(String id) {
		return this.links.above(id, Relation.REQUIREMENTS).isEmpty();
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
		return this.links.above(id, Relation.DOWN_REVISIONS).size() > 1;
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
		return nodes(above(id, Relation.DOWN_REVISIONS));
	}

	/**
	 * What comes directly before a revision.
	 * @param id the full identifier
	 * @param relation what counts as before
	 * @return full identifiers, as written, without repetition
	 */
	public List<String> below(String id, Relation relation) {
		return this.links.below(get(id).id(), relation);
	}

	/**
	 * What comes directly after a revision.
	 * @param id the full identifier
	 * @param relation what counts as after
	 * @return full identifiers
	 */
	public List<String> above(String id, Relation relation) {
		return this.links.above(get(id).id(), relation);
	}

	/**
	 * Some revisions and all that comes before them.
	 * @param ids full identifiers
	 * @param relation what counts as before
	 * @return full identifiers, the given ones included
	 */
	public Set<String> ancestors(Collection<String> ids, Relation relation) {
		return this.links.closure(ids, (id) -> below(id, relation));
	}

	/**
	 * Some revisions and all that comes after them.
	 * @param ids full identifiers
	 * @param relation what counts as after
	 * @return full identifiers, the given ones included
	 */
	public Set<String> descendants(Collection<String> ids, Relation relation) {
		return this.links.closure(ids, (id) -> above(id, relation));
	}

	/**
	 * The line of a revision: itself, what it is built on, and what is built on it.
	 * @param id the full identifier
	 * @return full identifiers
	 */
	public Set<String> line(String id) {
		Set<String> line = new LinkedHashSet<>(ancestors(List.of(id), Relation.DOWN_REVISIONS));
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
		return this.links.labels(get(id).id());
	}

	/**
	 * Some revisions in an order in which they can be downgraded: each before all that it
	 * requires. A branch is finished before its branch point, and ties are settled by the
	 * order of loading.
	 * @param ids full identifiers
	 * @return the revisions, newest first
	 */
	public List<RevisionNode> newestFirst(Collection<String> ids) {
		return nodes(this.links.newestFirst(ids));
	}

	/**
	 * Some revisions in an order in which they can be upgraded: the reverse of
	 * {@link #newestFirst(Collection)}.
	 * @param ids full identifiers
	 * @return the revisions, oldest first
	 */
	public List<RevisionNode> oldestFirst(Collection<String> ids) {
		List<String> ordered = this.links.newestFirst(ids);
		Collections.reverse(ordered);
		return nodes(ordered);
	}

	private List<RevisionNode> nodes(List<String> ids) {
		return ids.stream().map(this::get).toList();
	}

}
