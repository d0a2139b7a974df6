package dev.migrate.revision;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

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
		boolean plain = true;
		for (RevisionNode revision : revisions) {
			checkAlone(revision);
			plain &= isPlain(revision.id());
		}
		if (!plain) {
			checkFoldedDiffer(revisions);
		}
	}

	static void checkCycles(Links links) {
		List<RevisionNode> requirements = findCycle(links, Relation.REQUIREMENTS);
		if (!requirements.isEmpty()) {
			List<RevisionNode> lineage = findCycle(links, Relation.DOWN_REVISIONS);
			throw lineage.isEmpty() ? GraphException.dependencyCycle(requirements) : GraphException.cycle(lineage);
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
		for (String label : revision.branchLabels()) {
			checkLabel(revision, label);
		}
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
		if (name.length() > MAX_LENGTH) {
			return "it has " + name.length() + " characters and may have " + MAX_LENGTH;
		}
		if (RESERVED_WORDS.contains(name)) {
			return "the word means something else in a target";
		}
		if (isPlain(name)) {
			return "";
		}
		if (name.isBlank() || !name.equals(name.strip())) {
			return "it is blank or has blanks around it";
		}
		for (int i = 0; i < name.length(); i++) {
			if (Character.isISOControl(name.charAt(i))) {
				return "it contains a control character";
			}
		}
		for (int i = 0; i < name.length(); i++) {
			if (forbidden.indexOf(name.charAt(i)) >= 0) {
				return "'" + name.charAt(i) + "' means something else in a target";
			}
		}
		return "";
	}

	/**
	 * Whether there is nothing but small letters of English and digits, of which nothing
	 * more has to be looked at.
	 */
	private static boolean isPlain(String name) {
		for (int i = 0; i < name.length(); i++) {
			char character = name.charAt(i);
			if (character < '0' || character > 'z' || character > '9' && character < 'a') {
				return false;
			}
		}
		return !name.isEmpty();
	}

	/**
	 * Plain identifiers differ where they do not look alike, which is seen when they are
	 * linked; the normalizer has a file to read first.
	 */
	private static void checkFoldedDiffer(Collection<RevisionNode> revisions) {
		Map<String, RevisionNode> seen = new HashMap<>();
		for (RevisionNode revision : revisions) {
			String key = Normalizer.normalize(revision.id(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
			RevisionNode first = seen.putIfAbsent(key, revision);
			if (first != null) {
				throw GraphException.duplicateRevision(first, revision);
			}
		}
	}

	/**
	 * Find revisions that come before themselves: take away, again and again, what has
	 * nothing left below it.
	 * @return the revisions of a circle, the one loaded first at the beginning
	 */
	private static List<RevisionNode> findCycle(Links links, Relation relation) {
		int[][] below = links.below(relation);
		int[] waitingFor = new int[below.length];
		int[] free = new int[below.length];
		int count = 0;
		for (int i = 0; i < below.length; i++) {
			waitingFor[i] = below[i].length;
			if (waitingFor[i] == 0) {
				free[count++] = i;
			}
		}
		for (int i = 0; i < count; i++) {
			for (int above : links.above(relation)[free[i]]) {
				if (--waitingFor[above] == 0) {
					free[count++] = above;
				}
			}
		}
		return (count == below.length) ? List.of() : cycle(links.nodes(), below, waitingFor);
	}

	/**
	 * Whatever still waits has something below it that waits too, so going down from
	 * anywhere meets a revision for the second time.
	 */
	private static List<RevisionNode> cycle(List<RevisionNode> nodes, int[][] below, int[] waitingFor) {
		Set<Integer> path = new LinkedHashSet<>();
		int number = IntStream.range(0, below.length).filter((i) -> waitingFor[i] > 0).findFirst().orElseThrow();
		while (path.add(number)) {
			number = Arrays.stream(below[number]).filter((i) -> waitingFor[i] > 0).findFirst().orElseThrow();
		}
		List<Integer> cycle = new ArrayList<>(path);
		cycle = cycle.subList(cycle.indexOf(number), cycle.size());
		Collections.rotate(cycle, -cycle.indexOf(Collections.min(cycle)));
		return cycle.stream().map(nodes::get).toList();
	}

}
