package dev.migrate.revision;

/**
 * A branch label that no target could name.
 */
public final class IllegalBranchLabelException extends RevisionException {

	private static final long serialVersionUID = 1L;

	private final RevisionNode revision;

	private final String label;

	IllegalBranchLabelException(RevisionNode revision, String label, String reason) {
		super("Branch label " + Wording.quoted(label) + " of revision " + Wording.located(revision)
				+ " is not allowed: " + reason + ".", "Choose another label.");
		this.revision = revision;
		this.label = label;
	}

	/**
	 * The revision with that label.
	 * @return the revision
	 */
	public RevisionNode revision() {
		return this.revision;
	}

	/**
	 * The label.
	 * @return the label as written
	 */
	public String label() {
		return this.label;
	}

}
