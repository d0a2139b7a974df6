package dev.migrate.plan;

import java.util.ArrayList;
import java.util.Collection;
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
final class VersionRows {

	private final RevisionGraph graph;

	private final Set<String> applied;

	/** How many applied revisions require this one directly. */
	private final Map<String, Integer> requiredBy = new HashMap<>();

	/** Rows that are only the beginning of an identifier, which is the key. */
	private final Map<String, String> abbreviated = new HashMap<>();

	private final TreeSet<String> heads = new TreeSet<>();

	private Set<String> rows;

	VersionRows(RevisionGraph graph, CurrentRevisions current) {
		this.graph = graph;
		this.rows = new TreeSet<>(current.rows());
		this.applied = new HashSet<>(current.applied());
		for (String id : this.applied) {
			graph.below(id, Relation.REQUIREMENTS).forEach((below) -> this.requiredBy.merge(below, 1, Integer::sum));
		}
		this.applied.forEach(this::refresh);
		current.rowsById().forEach(this::rememberAbbreviation);
	}

	private void rememberAbbreviation(String id, String row) {
		if (!id.equals(row)) {
			this.abbreviated.put(id, row);
		}
	}

	Step upgrade(RevisionNode revision) {
		this.applied.add(revision.id());
		for (String below : this.graph.below(revision.id(), Relation.REQUIREMENTS)) {
			this.requiredBy.merge(below, 1, Integer::sum);
			refresh(below);
		}
		refresh(revision.id());
		return step(Direction.UPGRADE, revision);
	}

	Step downgrade(RevisionNode revision) {
		this.applied.remove(revision.id());
		this.abbreviated.remove(revision.id());
		for (String below : this.graph.below(revision.id(), Relation.REQUIREMENTS)) {
			this.requiredBy.merge(below, -1, Integer::sum);
			refresh(below);
		}
		refresh(revision.id());
		return step(Direction.DOWNGRADE, revision);
	}

	private void refresh(String id) {
		if (this.applied.contains(id) && this.requiredBy.getOrDefault(id, 0) == 0) {
			this.heads.add(id);
		}
		else {
			this.heads.remove(id);
		}
	}

	private Step step(Direction direction, RevisionNode revision) {
		Set<String> after = new TreeSet<>(this.heads);
		this.abbreviated.forEach((id, row) -> {
			after.remove(id);
			after.add(row);
		});
		List<VersionChange> changes = changes(this.rows, after);
		this.rows = after;
		return new Step(direction, revision, changes, List.copyOf(after));
	}

	/**
	 * The changes that turn one set of rows into another: as many updates as possible,
	 * and what then is too much or too little deleted or inserted before.
	 * @param before the rows before
	 * @param after the rows after
	 * @return the changes in the order in which they can be made
	 */
	static List<VersionChange> changes(Collection<String> before, Collection<String> after) {
		List<String> gone = new ArrayList<>(before);
		gone.removeAll(new HashSet<>(after));
		List<String> come = new ArrayList<>(after);
		come.removeAll(new HashSet<>(before));
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
