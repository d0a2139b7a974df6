package dev.migrate.revision;

/**
 * A new revision that would be built twice on the same one.
 */
public final class DuplicateHeadsException extends RevisionException {

	private static final long serialVersionUID = 1L;

	private final RevisionNode revision;

	DuplicateHeadsException(RevisionNode revision) {
		super("Revision " + Wording.located(revision) + " was given twice.", "Name each revision once.");
		this.revision = revision;
	}

	/**
	 * The revision that was given twice.
	 * @return the revision
	 */
	public RevisionNode revision() {
		return this.revision;
	}

}
