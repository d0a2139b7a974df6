package dev.migrate.revision;

/**
 * A branch label that is used twice or that is the identifier of a revision.
 */
public final class DuplicateBranchLabelException extends RevisionException {

	private static final long serialVersionUID = 1L;

	private final String label;

	private final RevisionNode first;

	private final RevisionNode second;

	DuplicateBranchLabelException(String label, RevisionNode first, RevisionNode second) {
		super("Branch label " + Wording.quoted(label) + " of revision " + Wording.located(second)
				+ (label.equals(first.id()) ? " is the identifier of a revision, " : " is used already, by revision ")
				+ Wording.located(first) + ".",
				"Choose another label; descendants have the labels of their ancestors without repeating them.");
		this.label = label;
		this.first = first;
		this.second = second;
	}

	/**
	 * The label.
	 * @return the label as written
	 */
	public String label() {
		return this.label;
	}

	/**
	 * The revision that had the name first.
	 * @return the revision
	 */
	public RevisionNode first() {
		return this.first;
	}

	/**
	 * The revision that wants it too.
	 * @return the revision
	 */
	public RevisionNode second() {
		return this.second;
	}

}
