package dev.migrate.revision;

import java.util.List;

/**
 * Revisions that do not make a graph. {@link Problem} tells what is wrong with them.
 */
public final class GraphException extends RevisionException {

	private final Problem problem;

	private final List<RevisionNode> revisions;

	private final String name;

	private GraphException(Problem problem, List<RevisionNode> revisions, String name, String description,
			String action) {
		super(description, action);
		this.problem = problem;
		this.revisions = List.copyOf(revisions);
		this.name = name;
	}

	static GraphException selfLoop(RevisionNode revision) {
		return new GraphException(Problem.SELF_LOOP, List.of(revision), revision.id(),
				"Revision " + Wording.located(revision) + " is built on itself.", "Correct its down revision.");
	}

	static GraphException dependencySelfLoop(RevisionNode revision) {
		return new GraphException(Problem.DEPENDENCY_SELF_LOOP, List.of(revision), revision.id(),
				"Revision " + Wording.located(revision) + " depends on itself.", "Remove that dependency.");
	}

	static GraphException cycle(List<RevisionNode> cycle) {
		return new GraphException(Problem.CYCLE, cycle, cycle.get(0).id(),
				"Revisions are built on each other in a circle: " + round(cycle) + ".",
				"Correct one of their down revisions, so that one of them comes first.");
	}

	static GraphException dependencyCycle(List<RevisionNode> cycle) {
		return new GraphException(Problem.DEPENDENCY_CYCLE, cycle, cycle.get(0).id(),
				"Revisions require each other in a circle: " + round(cycle) + ".",
				"Remove one of their dependencies, so that one of them comes first.");
	}

	private static String round(List<RevisionNode> cycle) {
		return Wording.chain(cycle) + " -> " + Wording.quoted(cycle.get(0).id());
	}

	static GraphException illegalIdentifier(RevisionNode revision, String reason) {
		return new GraphException(Problem.ILLEGAL_REVISION_ID, List.of(revision), revision.id(),
				"Revision identifier " + Wording.located(revision) + " is not allowed: " + reason + ".",
				"Choose another, such as 12 characters out of 0-9 and a-f.");
	}

	static GraphException illegalLabel(RevisionNode revision, String label, String reason) {
		return new GraphException(
				Problem.ILLEGAL_BRANCH_LABEL, List.of(revision), label, "Branch label " + Wording.quoted(label)
						+ " of revision " + Wording.located(revision) + " is not allowed: " + reason + ".",
				"Choose another label.");
	}

	static GraphException duplicateRevision(RevisionNode first, RevisionNode second) {
		return new GraphException(Problem.DUPLICATE_REVISION, List.of(first, second), second.id(),
				"Revision " + Wording.located(first) + " is there twice: " + Wording.located(second)
						+ (first.id().equals(second.id()) ? " has the same identifier."
								: " differs only in case or composition."),
				"Give one of them another identifier, or remove the copy.");
	}

	static GraphException duplicateLabel(String label, RevisionNode first, RevisionNode second) {
		return new GraphException(Problem.DUPLICATE_BRANCH_LABEL, List.of(first, second), label,
				"Branch label " + Wording.quoted(label) + " of revision " + Wording.located(second)
						+ (label.equals(first.id()) ? " is the identifier of a revision, "
								: " is used already, by revision ")
						+ Wording.located(first) + ".",
				"Choose another label; descendants have the labels of their ancestors without repeating them.");
	}

	static GraphException missingRevision(RevisionNode revision, String missing, List<String> similar) {
		return new GraphException(Problem.MISSING_REVISION, List.of(revision), missing,
				"Revision " + Wording.located(revision) + " names down revision " + Wording.quoted(missing)
						+ ", which is not there" + similar(similar) + ".",
				"Bring the missing revision back, or correct the down revision; it has to be a full identifier.");
	}

	static GraphException missingDependency(RevisionNode revision, String missing, List<String> similar) {
		return new GraphException(Problem.MISSING_DEPENDENCY, List.of(revision), missing,
				"Revision " + Wording.located(revision) + " depends on " + Wording.quoted(missing)
						+ ", which is not there" + similar(similar) + ".",
				"Bring the missing revision back, or correct the dependency; it has to be a full identifier or a "
						+ "branch label.");
	}

	private static String similar(List<String> similar) {
		return similar.isEmpty() ? "" : " (similar: " + Wording.quoted(similar) + ")";
	}

	/**
	 * What is wrong.
	 * @return the problem
	 */
	public Problem problem() {
		return this.problem;
	}

	/**
	 * The revisions with which it is wrong.
	 * @return one; both of two that are alike, the one found first at the beginning; all
	 * of a circle, each of which leads down to the next, and the last to the first
	 */
	public List<RevisionNode> revisions() {
		return this.revisions;
	}

	/**
	 * The identifier or branch label that is wrong, as it is written.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * What can be wrong with revisions.
	 */
	public enum Problem {

		/** A revision is built on itself. */
		SELF_LOOP,

		/** A revision depends on itself. */
		DEPENDENCY_SELF_LOOP,

		/** Revisions are built on each other. */
		CYCLE,

		/** Revisions require each other, by dependencies and down revisions together. */
		DEPENDENCY_CYCLE,

		/** An identifier that no revision may have. */
		ILLEGAL_REVISION_ID,

		/** A branch label that no target could name. */
		ILLEGAL_BRANCH_LABEL,

		/**
		 * Two revisions have one identifier. Case and Unicode composition do not tell
		 * them apart, since they do not in every database and file system.
		 */
		DUPLICATE_REVISION,

		/** A branch label is used twice, or is the identifier of a revision. */
		DUPLICATE_BRANCH_LABEL,

		/** A revision is built on one that is not there. */
		MISSING_REVISION,

		/** A revision depends on one that is not there. */
		MISSING_DEPENDENCY

	}

}
