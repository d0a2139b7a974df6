package dev.migrate.plan;

import java.util.List;

import dev.migrate.revision.RevisionNode;

/**
 * Where a database is, seen from a target.
 *
 * @param pending what an upgrade to the target would run, in order
 * @param above what is applied and a downgrade to the target would take down, oldest
 * first; nothing while something is pending. Other branches are not above a target, and
 * nothing is above heads
 * @param unknown the rows of the version table that name no known revision; if there are
 * any, nothing is said of the rest
 */
public record Position(List<RevisionNode> pending, List<RevisionNode> above, List<String> unknown) {

	public Position {
		pending = List.copyOf(pending);
		above = List.copyOf(above);
		unknown = List.copyOf(unknown);
	}

	/**
	 * Whether the database is where it should be.
	 * @return whether nothing is pending, above or unknown
	 */
	public boolean isAtTarget() {
		return this.pending.isEmpty() && this.above.isEmpty() && this.unknown.isEmpty();
	}

}
