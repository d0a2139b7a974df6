package dev.migrate.revision;

/**
 * A new revision on top of one that is no head.
 */
public final class NotAHeadException extends RevisionException {

	private static final long serialVersionUID = 1L;

	private final RevisionNode revision;

	NotAHeadException(RevisionNode revision, String next) {
		super("Revision " + Wording.located(revision) + " is not a head: " + Wording.quoted(next) + " is built on it.",
				"Build on a head, or say --splice to open a new branch there.");
		this.revision = revision;
	}

	/**
	 * The revision that is no head.
	 * @return the revision
	 */
	public RevisionNode revision() {
		return this.revision;
	}

}
