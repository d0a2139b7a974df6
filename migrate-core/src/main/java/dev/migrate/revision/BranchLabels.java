package dev.migrate.revision;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Works out which branch labels a revision has, besides those written in it.
 *
 * <pre>
 * a &lt;- b (billing) &lt;- c     a, b and c have the label: the line is straight
 * a &lt;- d                    a &lt;- d added: a does not have it any more
 * </pre>
 */
final class BranchLabels {

	private final Links links;

	BranchLabels(Links links) {
		this.links = links;
	}

	Set<String> of(String id) {
		Set<String> labels = new LinkedHashSet<>();
		this.links.closure(List.of(id), (below) -> this.links.below(below, Relation.DOWN_REVISIONS))
			.forEach((ancestor) -> labels.addAll(written(ancestor)));
		labels.addAll(fromAbove(id));
		return labels;
	}

	private Set<String> fromAbove(String id) {
		Set<String> labels = new LinkedHashSet<>();
		String current = id;
		while (isStraight(current)) {
			labels.addAll(written(current));
			List<String> above = this.links.above(current, Relation.DOWN_REVISIONS);
			if (above.isEmpty()) {
				return labels;
			}
			current = above.get(0);
		}
		return Set.of();
	}

	private boolean isStraight(String id) {
		return this.links.above(id, Relation.REQUIREMENTS).size() < 2
				&& this.links.below(id, Relation.DOWN_REVISIONS).size() < 2;
	}

	private Set<String> written(String id) {
		return Objects.requireNonNull(this.links.nodes().get(id), id).branchLabels();
	}

}
