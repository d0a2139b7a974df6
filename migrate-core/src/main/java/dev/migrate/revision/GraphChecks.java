package dev.migrate.revision;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What can be said against revisions: identifiers, labels and loops of one before they
 * are linked, circles afterwards.
 */
final class GraphChecks {

	/** The characters that mean something in a target. */
	private static final String RESERVED_CHARACTERS = "@-+:";

	private static final Set<String> RESERVED_WORDS = Set.of("head", "heads", "base", "current");

	/** The length of the column in the version table, in characters. */
	private static final int MAX_LENGTH = 255;

	private GraphChecks() {
	}

	static void check(Collection<RevisionNode> revisions) {
		revisions.forEach(GraphChecks::checkAlone);
		checkIdentifiersDiffer(revisions);
		checkLabelsDiffer(revisions);
	}

	static void checkCycles(Links links) {
		List<RevisionNode> cycle = new CycleSearch(links, Relation.DOWN_REVISIONS).find();
		if (!cycle.isEmpty()) {
			throw GraphException.cycle(cycle);
		}
		cycle = new CycleSearch(links, Relation.REQUIREMENTS).find();
		if (!cycle.isEmpty()) {
			throw GraphException.dependencyCycle(cycle);
		}
	}

	private static void checkAlone(RevisionNode revision) {
		if (revision.downRevisions().contains(revision.id())) {
			throw GraphException.selfLoop(revision);
		}
		if (revision.dependsOn().contains(revision.id())) {
			throw GraphException.dependencySelfLoop(revision);
		}
		checkIdentifier(revision);
		revision.branchLabels().forEach((label) -> checkLabel(revision, label));
	}

	static void checkIdentifier(RevisionNode revision) {
		String problem = problem(revision.id(), RESERVED_CHARACTERS);
		if (!problem.isEmpty()) {
			throw GraphException.illegalIdentifier(revision, problem);
		}
	}

	private static void checkLabel(RevisionNode revision, String label) {
		String problem = problem(label, "@:");
		if (!problem.isEmpty()) {
			throw GraphException.illegalLabel(revision, label, problem);
		}
	}

	private static String problem(String name, String forbidden) {
		if (name.isBlank() || !name.equals(name.strip())) {
			return "it is blank or has blanks around it";
		}
		if (name.length() > MAX_LENGTH) {
			return "it has " + name.length() + " characters and may have " + MAX_LENGTH;
		}
		if (name.chars().anyMatch(Character::isISOControl)) {
			return "it contains a control character";
		}
		if (RESERVED_WORDS.contains(name)) {
			return "the word means something else in a target";
		}
		return name.chars()
			.filter((character) -> forbidden.indexOf(character) >= 0)
			.mapToObj((character) -> "'" + (char) character + "' means something else in a target")
			.findFirst()
			.orElse("");
	}

	private static void checkIdentifiersDiffer(Collection<RevisionNode> revisions) {
		Map<String, RevisionNode> seen = new HashMap<>();
		for (RevisionNode revision : revisions) {
			String key = Normalizer.normalize(revision.id(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
			RevisionNode first = seen.putIfAbsent(key, revision);
			if (first != null) {
				throw GraphException.duplicateRevision(first, revision);
			}
		}
	}

	private static void checkLabelsDiffer(Collection<RevisionNode> revisions) {
		Map<String, RevisionNode> names = new HashMap<>();
		revisions.forEach((revision) -> names.put(revision.id(), revision));
		for (RevisionNode revision : revisions) {
			for (String label : revision.branchLabels()) {
				RevisionNode first = names.putIfAbsent(label, revision);
				if (first != null) {
					throw GraphException.duplicateLabel(label, first, revision);
				}
			}
		}
	}

	/**
	 * Finds revisions that come before themselves.
	 */
	private record CycleSearch(Links links, Relation relation) {

		private List<RevisionNode> find() {
			Set<String> stuck = findStuck();
			if (stuck.isEmpty()) {
				return List.of();
			}
			// Whatever is stuck has something below that is stuck too, so going down from
			// anywhere meets a revision for the second time.
			Set<String> path = new LinkedHashSet<>();
			String id = stuck.iterator().next();
			while (path.add(id)) {
				id = this.links.below(id, this.relation).stream().filter(stuck::contains).findFirst().orElseThrow();
			}
			List<String> cycle = new ArrayList<>(path);
			return startAtFirstLoaded(cycle.subList(cycle.indexOf(id), cycle.size()));
		}

		/**
		 * Take away, again and again, what has nothing left below it.
		 * @return what cannot be taken away, in load order
		 */
		private Set<String> findStuck() {
			Set<String> stuck = new LinkedHashSet<>(this.links.nodes().keySet());
			Map<String, Integer> waitingFor = new HashMap<>();
			Deque<String> free = new ArrayDeque<>();
			for (String id : stuck) {
				waitingFor.put(id, this.links.below(id, this.relation).size());
				if (this.links.below(id, this.relation).isEmpty()) {
					free.add(id);
				}
			}
			while (!free.isEmpty()) {
				String id = free.pop();
				stuck.remove(id);
				for (String above : this.links.above(id, this.relation)) {
					if (waitingFor.merge(above, -1, Integer::sum) == 0) {
						free.add(above);
					}
				}
			}
			return stuck;
		}

		private List<RevisionNode> startAtFirstLoaded(List<String> cycle) {
			Set<String> members = Set.copyOf(cycle);
			String first = this.links.nodes().keySet().stream().filter(members::contains).findFirst().orElseThrow();
			List<String> rotated = new ArrayList<>(cycle);
			Collections.rotate(rotated, -cycle.indexOf(first));
			return rotated.stream().map((id) -> this.links.nodes().get(id)).toList();
		}

	}

}
