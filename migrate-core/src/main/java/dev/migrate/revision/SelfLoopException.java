package dev.migrate.revision;

/**
 * A revision that is built on itself.
 */
public final class SelfLoopException extends RevisionException {

	private static final long serialVersionUID = 1L;

	private final RevisionNode revision;

	SelfLoopException(RevisionNode revision) {
		super("Revision " + Wording.located(revision) + " is built on itself.", "Correct its down revision.");
		this.revision = revision;
	}

	/**
	 * The revision.
	 * @return the revision
	 */
	public RevisionNode revision() {
		return this.revision;
	}

}
