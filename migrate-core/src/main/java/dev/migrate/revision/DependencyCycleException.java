package dev.migrate.revision;

import java.util.List;

/**
 * Revisions that require each other, by dependencies and down revisions together.
 */
public final class DependencyCycleException extends RevisionException {

	private static final long serialVersionUID = 1L;

	private final List<RevisionNode> cycle;

	DependencyCycleException(List<RevisionNode> cycle) {
		super("Revisions require each other in a circle: " + round(cycle) + ".",
				"Remove one of their dependencies, so that one of them comes first.");
		this.cycle = List.copyOf(cycle);
	}

	private static String round(List<RevisionNode> cycle) {
		return Wording.chain(cycle) + " -> " + Wording.quoted(cycle.get(0).id());
	}

	/**
	 * The revisions in the order in which each leads down to the next, and the last to
	 * the first.
	 * @return the revisions, without repeating the first
	 */
	public List<RevisionNode> cycle() {
		return this.cycle;
	}

}
