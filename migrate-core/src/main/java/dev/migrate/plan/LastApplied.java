package dev.migrate.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migrate.revision.Relation;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;

/**
 * Finds what was applied last, as somebody who was there tells it. The graph alone does
 * not say that of two branches, nor which way leads down from a merge.
 */
final class LastApplied {

	private final RevisionGraph graph;

	private final Set<String> applied;

	/** The applied revisions that no other one requires. */
	private final Set<String> tips = new HashSet<>();

	/** Each once, at the place where it was applied last. */
	private final List<String> order;

	LastApplied(RevisionGraph graph, CurrentRevisions current, List<String> order) {
		this.graph = graph;
		this.applied = current.applied();
		addTips(this.applied);
		Set<String> distinct = new LinkedHashSet<>();
		for (String id : order) {
			distinct.remove(id);
			distinct.add(id);
		}
		distinct.retainAll(this.applied);
		this.order = new ArrayList<>(distinct);
	}

	/**
	 * Take away the last ones.
	 * @param steps how many
	 * @return the revisions, newest first; empty if it is not known of all
	 */
	Optional<List<RevisionNode>> take(long steps) {
		List<RevisionNode> taken = new ArrayList<>();
		Set<String> known = new HashSet<>(this.order);
		while (taken.size() < steps) {
			if (this.order.isEmpty() || !known.containsAll(this.tips)) {
				return Optional.empty();
			}
			String last = this.order.remove(this.order.size() - 1);
			if (!this.tips.remove(last)) {
				return Optional.empty();
			}
			this.applied.remove(last);
			addTips(this.graph.below(last, Relation.REQUIREMENTS));
			taken.add(this.graph.get(last));
		}
		return Optional.of(taken);
	}

	private void addTips(Collection<String> ids) {
		for (String id : ids) {
			if (this.graph.above(id, Relation.REQUIREMENTS).stream().noneMatch(this.applied::contains)) {
				this.tips.add(id);
			}
		}
	}

}
