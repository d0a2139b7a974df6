package dev.migrate.plan;

import java.util.ArrayList;
import java.util.HashMap;
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

	/** How many applied revisions require this one directly, where that was asked. */
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
		this.applied = current.applied();
		for (Map.Entry<String, String> row : current.rowsById().entrySet()) {
			if (!row.getKey().equals(row.getValue())) {
				this.abbreviated.put(row.getKey(), row.getValue());
			}
			else if (requiredBy(row.getKey()) > 0) {
				remove(row.getValue());
			}
		}
	}

	/**
	 * Apply a revision that nothing applied requires.
	 */
	Step upgrade(RevisionNode revision) {
		add(revision.id());
		for (String below : this.graph.below(revision.id(), Relation.REQUIREMENTS)) {
			remove(below);
		}
		return step(Direction.UPGRADE, revision);
	}

	/**
	 * Take away a revision that nothing applied requires.
	 */
	Step downgrade(RevisionNode revision) {
		for (String below : this.graph.below(revision.id(), Relation.REQUIREMENTS)) {
			int left = requiredBy(below) - 1;
			this.requiredBy.put(below, left);
			if (left == 0) {
				add(this.abbreviated.getOrDefault(below, below));
			}
		}
		this.applied.remove(revision.id());
		remove(this.abbreviated.getOrDefault(revision.id(), revision.id()));
		return step(Direction.DOWNGRADE, revision);
	}

	private Step step(Direction direction, RevisionNode revision) {
		List<VersionChange> changes = changes(List.copyOf(this.gone), List.copyOf(this.come));
		this.gone.clear();
		this.come.clear();
		return new Step(direction, revision, changes, List.copyOf(this.rows));
	}

	private void add(String row) {
		if (this.rows.add(row) && !this.gone.remove(row)) {
			this.come.add(row);
		}
	}

	private void remove(String row) {
		if (this.rows.remove(row) && !this.come.remove(row)) {
			this.gone.add(row);
		}
	}

	private int requiredBy(String id) {
		Integer known = this.requiredBy.get(id);
		if (known == null) {
			known = 0;
			for (String above : this.graph.above(id, Relation.REQUIREMENTS)) {
				known += this.applied.contains(above) ? 1 : 0;
			}
			this.requiredBy.put(id, known);
		}
		return known;
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
		for (int i = updates; i < gone.size(); i++) {
			changes.add(new Delete(gone.get(i)));
		}
		for (int i = updates; i < come.size(); i++) {
			changes.add(new Insert(come.get(i)));
		}
		for (int i = 0; i < updates; i++) {
			changes.add(new Update(gone.get(i), come.get(i)));
		}
		return changes;
	}

}
