package dev.migrate.revision;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import dev.migrate.lang.Internal;

/**
 * Finds out what a target stands for in a graph, as far as that does not depend on a
 * database. Thread-safe.
 */
@Internal
public final class TargetResolver {

	private final RevisionGraph graph;

	/**
	 * Create a resolver.
	 * @param graph the graph
	 */
	public TargetResolver(RevisionGraph graph) {
		this.graph = graph;
	}

	/**
	 * All that a target stands for. Without a start, steps down count from the heads.
	 * @param target the target
	 * @return the revisions; none for base, {@link RevisionNode#BASE} where steps down
	 * end there
	 * @throws RevisionException if it stands for nothing
	 */
	public List<RevisionNode> resolve(Target target) {
		if (target instanceof Target.Absolute absolute) {
			return resolveAbsolute(absolute);
		}
		Target.Relative relative = (Target.Relative) target;
		if (relative.start().isPresent() || relative.distance() >= 0) {
			throw notUnderstood(target);
		}
		RelativeSteps walk = new RelativeSteps(this.graph, relative);
		return startsOf(relative.branch()).stream().map((head) -> walk.down(head).orElse(RevisionNode.BASE)).toList();
	}

	/**
	 * The one revision that a target stands for.
	 * @param target the target
	 * @return the revision, or {@link RevisionNode#BASE}
	 * @throws MultipleHeadsException if it stands for several
	 * @throws RevisionException if it stands for nothing
	 */
	public RevisionNode resolveOne(Target target) {
		if (!(target instanceof Target.Absolute absolute)) {
			throw notUnderstood(target);
		}
		List<RevisionNode> revisions = resolveAbsolute(absolute);
		if (revisions.size() > 1) {
			throw multipleHeads(target, revisions);
		}
		return revisions.isEmpty() ? RevisionNode.BASE : revisions.get(0);
	}

	/**
	 * The revisions on the line of a branch.
	 * @param branch a branch label or (the beginning of) an identifier
	 * @return a test for full identifiers
	 * @throws NoSuchRevisionException if there is no such branch
	 * @throws AmbiguousPrefixException if there are several
	 */
	public Predicate<String> onLineOf(String branch) {
		Set<String> line = this.graph.line(this.graph.named(branch).id());
		return line::contains;
	}

	/**
	 * The revision that a branch is named after.
	 * @param branch a branch label or (the beginning of) an identifier
	 * @return the revision
	 * @throws NoSuchBranchException if it is not one revision
	 */
	public RevisionNode branch(String branch) {
		try {
			return this.graph.named(branch);
		}
		catch (NoSuchRevisionException | AmbiguousPrefixException ex) {
			throw new NoSuchBranchException(branch, this.graph.similar(branch));
		}
	}

	/**
	 * The heads from which steps down count, dependencies counted.
	 * @param branch a branch label or (the beginning of) an identifier, or empty for all
	 * @return the heads
	 * @throws NoSuchRevisionException if there is no such branch
	 */
	public List<RevisionNode> startsOf(Optional<String> branch) {
		if (branch.isEmpty()) {
			return this.graph.realHeads();
		}
		String label = branch.get();
		Predicate<String> onBranch = this.graph.labelled(label).isPresent()
				? (id) -> this.graph.branchLabels(id).contains(label) : onLineOf(label);
		return this.graph.realHeads().stream().filter((head) -> onBranch.test(head.id())).toList();
	}

	private List<RevisionNode> resolveAbsolute(Target.Absolute target) {
		if (target.isHeads()) {
			return target.branch().isPresent() ? headsOn(target.branch()) : this.graph.realHeads();
		}
		if (target.isHead()) {
			List<RevisionNode> heads = headsOn(target.branch());
			if (heads.size() > 1) {
				throw multipleHeads(target, heads);
			}
			return heads;
		}
		if (target.isBase()) {
			target.branch().ifPresent(this::branch);
			return List.of();
		}
		return List.of(resolveNamed(target));
	}

	private RevisionNode resolveNamed(Target.Absolute target) {
		if (target.branch().isEmpty()) {
			return this.graph.named(target.symbol());
		}
		String branch = target.branch().get();
		Set<String> line = this.graph.line(branch(branch).id());
		RevisionNode revision = this.graph.named(target.symbol(), line::contains);
		if (!line.contains(revision.id())) {
			throw new NotOnBranchException(branch, revision);
		}
		return revision;
	}

	private List<RevisionNode> headsOn(Optional<String> branch) {
		if (branch.isEmpty()) {
			return this.graph.heads();
		}
		Predicate<String> onLine = onLineOf(branch.get());
		return this.graph.heads().stream().filter((head) -> onLine.test(head.id())).toList();
	}

	private NoSuchRevisionException notUnderstood(Target target) {
		return new NoSuchRevisionException(
				"Target " + Wording.quoted(target.toString()) + " counts steps, and here it has to name a revision.",
				target.toString(), List.of());
	}

	private MultipleHeadsException multipleHeads(Target target, List<RevisionNode> heads) {
		return new MultipleHeadsException(target, heads.stream().map((head) -> describe(head, heads)).toList());
	}

	private MultipleHeadsException.Head describe(RevisionNode head, List<RevisionNode> heads) {
		Set<String> labels = this.graph.branchLabels(head.id());
		List<String> own = labels.stream()
			.filter((label) -> heads.stream().filter((other) -> onLineOf(label).test(other.id())).count() == 1)
			.toList();
		return new MultipleHeadsException.Head(head, labels, Set.copyOf(own));
	}

}
