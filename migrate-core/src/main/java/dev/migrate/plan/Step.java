package dev.migrate.plan;

import java.util.List;

import dev.migrate.revision.RevisionNode;

/**
 * One revision in one direction, with the rows of the version table that change with it.
 *
 * @param direction what happens to the revision
 * @param revision the revision; {@link RevisionNode#BASE} where a stamp leads to base
 * @param changes the changes of the version table, in the order in which they have to be
 * made
 * @param rowsAfter all rows of the version table after this step, sorted
 */
public record Step(Direction direction, RevisionNode revision, List<VersionChange> changes, List<String> rowsAfter) {

	public Step {
		changes = List.copyOf(changes);
		rowsAfter = List.copyOf(rowsAfter);
	}

	/**
	 * The step as users read it.
	 * @return such as {@code upgrade ae1027a6acf0}
	 */
	@Override
	public String toString() {
		return this.direction.verb() + " " + this.revision.id();
	}

}
