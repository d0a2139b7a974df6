package dev.migrate.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.migrate.revision.AmbiguousPrefixException;
import dev.migrate.revision.NoSuchRevisionException;
import dev.migrate.revision.Relation;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;

/**
 * The rows of a version table, understood.
 *
 * @param rowsById row by identifier; they differ where a row has only the beginning of
 * one
 */
record CurrentRevisions(RevisionGraph graph, List<String> rows, Map<String, String> rowsById) {

	static CurrentRevisions of(RevisionGraph graph, Collection<String> rows) {
		Map<String, String> rowsById = new LinkedHashMap<>();
		List<String> unknown = new ArrayList<>();
		for (String row : rows) {
			Optional<RevisionNode> revision = find(graph, row);
			if (revision.isEmpty()) {
				unknown.add(row);
			}
			else if (rowsById.putIfAbsent(revision.get().id(), row) != null) {
				throw new DuplicateRowException(revision.get().id());
			}
		}
		if (!unknown.isEmpty()) {
			throw new UnknownRevisionException(unknown, graph.size());
		}
		return new CurrentRevisions(graph, List.copyOf(rows), rowsById);
	}

	static List<String> unknown(RevisionGraph graph, Collection<String> rows) {
		return rows.stream().filter((row) -> find(graph, row).isEmpty()).toList();
	}

	private static Optional<RevisionNode> find(RevisionGraph graph, String row) {
		try {
			return Optional.of(graph.named(row));
		}
		catch (NoSuchRevisionException | AmbiguousPrefixException ex) {
			return Optional.empty();
		}
	}

	/**
	 * The revisions that the rows name.
	 * @return full identifiers, in row order
	 */
	List<String> ids() {
		return List.copyOf(this.rowsById.keySet());
	}

	/**
	 * The revisions that the rows name.
	 * @return the revisions, in row order
	 */
	List<RevisionNode> revisions() {
		List<RevisionNode> revisions = new ArrayList<>();
		for (String id : this.rowsById.keySet()) {
			revisions.add(this.graph.get(id));
		}
		return revisions;
	}

	/**
	 * All revisions that have run, as the rows tell.
	 * @return full identifiers; a set of the caller's own
	 */
	Set<String> applied() {
		return this.graph.ancestors(this.rowsById.keySet(), Relation.REQUIREMENTS);
	}

	void requireNoOverlap() {
		Overlaps.check(this.graph, ids());
	}

}
