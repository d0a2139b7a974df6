package dev.migrate.revision;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What can be said against revisions before they are linked: identifiers, labels, loops
 * of one.
 */
final class NodeChecks {

	/** The characters that mean something in a target. */
	private static final String RESERVED_CHARACTERS = "@-+:";

	private static final Set<String> RESERVED_WORDS = Set.of("head", "heads", "base", "current");

	/** The length of the column in the version table, in characters. */
	private static final int MAX_LENGTH = 255;

	private NodeChecks() {
	}

	static void check(Collection<RevisionNode> revisions) {
		revisions.forEach(NodeChecks::checkAlone);
		checkIdentifiersDiffer(revisions);
		checkLabelsDiffer(revisions);
	}

	private static void checkAlone(RevisionNode revision) {
		if (revision.downRevisions().contains(revision.id())) {
			throw new SelfLoopException(revision);
		}
		if (revision.dependsOn().contains(revision.id())) {
			throw new DependencySelfLoopException(revision);
		}
		checkIdentifier(revision);
		revision.branchLabels().forEach((label) -> checkLabel(revision, label));
	}

	static void checkIdentifier(RevisionNode revision) {
		String problem = problem(revision.id(), RESERVED_CHARACTERS);
		if (!problem.isEmpty()) {
			throw new IllegalRevisionIdException(revision, problem);
		}
	}

	private static void checkLabel(RevisionNode revision, String label) {
		String problem = problem(label, "@:");
		if (!problem.isEmpty()) {
			throw new IllegalBranchLabelException(revision, label, problem);
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
				throw new DuplicateRevisionException(first, revision);
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
					throw new DuplicateBranchLabelException(label, first, revision);
				}
			}
		}
	}

}
