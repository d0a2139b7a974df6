package dev.migrate.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.migrate.plan.VersionChange.Delete;
import dev.migrate.plan.VersionChange.Insert;
import dev.migrate.plan.VersionChange.Update;
import dev.migrate.revision.Relation;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;

/**
 * The version table while a plan is made. One rule describes it: after each step it holds
 * exactly the applied revisions that no other applied revision requires.
 */
final class PlannedRows {

	private final RevisionGraph graph;

	private final Set<String> applied;

	/** How many applied revisions require this one directly. */
	private final Map<String, Integer> requiredBy = new HashMap<>();

	/** Rows that are only the beginning of an identifier, which is the key. */
	private final Map<String, String> abbreviated = new HashMap<>();

	private final Set<String> rows;

	/** The rows that the next step has to delete, or to update. */
	private final Set<String> gone = new TreeSet<>();

	/** The rows that the next step has to insert, or to update to. */
	private final Set<String> come = new TreeSet<>();

	PlannedRows(RevisionGraph graph, CurrentRevisions current) {
		this.graph = graph;
		this.rows = new TreeSet<>(current.rows());
		this.applied = new HashSet<>(current.applied());
		current.rowsById().forEach(this::rememberAbbreviation);
		for (String id : this.applied) {
			graph.below(id, Relation.REQUIREMENTS).forEach((below) -> this.requiredBy.merge(below, 1, Integer::sum));
		}
		this.applied.forEach(this::refresh);
	}

	private void rememberAbbreviation(String id, String row) {
		if (!id.equals(row)) {
			this.abbreviated.put(id, row);
		}
	}

	Step upgrade(RevisionNode revision) {
		this.applied.add(revision.id());
		return step(Direction.UPGRADE, revision, 1);
	}

	Step downgrade(RevisionNode revision) {
		this.applied.remove(revision.id());
		return step(Direction.DOWNGRADE, revision, -1);
	}

	private Step step(Direction direction, RevisionNode revision, int difference) {
		for (String below : this.graph.below(revision.id(), Relation.REQUIREMENTS)) {
			this.requiredBy.merge(below, difference, Integer::sum);
			refresh(below);
		}
		refresh(revision.id());
		List<VersionChange> changes = changes(List.copyOf(this.gone), List.copyOf(this.come));
		this.gone.clear();
		this.come.clear();
		return new Step(direction, revision, changes, List.copyOf(this.rows));
	}

	private void refresh(String id) {
		String row = this.abbreviated.getOrDefault(id, id);
		boolean implied = this.requiredBy.getOrDefault(id, 0) > 0 && !this.abbreviated.containsKey(id);
		if (this.applied.contains(id) && !implied) {
			if (this.rows.add(row) && !this.gone.remove(row)) {
				this.come.add(row);
			}
		}
		else if (this.rows.remove(row) && !this.come.remove(row)) {
			this.gone.add(row);
		}
	}

	/**
	 * The changes that turn one set of rows into another.
	 * @param before the rows before
	 * @param after the rows after
	 * @return the changes in the order in which they can be made
	 */
	static List<VersionChange> changesBetween(Set<String> before, Set<String> after) {
		return changes(before.stream().filter((row) -> !after.contains(row)).toList(),
				after.stream().filter((row) -> !before.contains(row)).toList());
	}

	/**
	 * As many updates as possible, and what then is too much or too little deleted or
	 * inserted before.
	 */
	private static List<VersionChange> changes(List<String> gone, List<String> come) {
		int updates = Math.min(gone.size(), come.size());
		List<VersionChange> changes = new ArrayList<>();
		gone.subList(updates, gone.size()).forEach((id) -> changes.add(new Delete(id)));
		come.subList(updates, come.size()).forEach((id) -> changes.add(new Insert(id)));
		for (int i = 0; i < updates; i++) {
			changes.add(new Update(gone.get(i), come.get(i)));
		}
		return changes;
	}

}
