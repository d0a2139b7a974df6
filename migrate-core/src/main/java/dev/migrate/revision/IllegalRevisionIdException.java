package dev.migrate.revision;

/**
 * An identifier that no revision may have.
 */
public final class IllegalRevisionIdException extends RevisionException {

	private static final long serialVersionUID = 1L;

	private final RevisionNode revision;

	IllegalRevisionIdException(RevisionNode revision, String reason) {
		super("Revision identifier " + Wording.located(revision) + " is not allowed: " + reason + ".",
				"Choose another, such as 12 characters out of 0-9 and a-f.");
		this.revision = revision;
	}

	/**
	 * The revision with that identifier.
	 * @return the revision
	 */
	public RevisionNode revision() {
		return this.revision;
	}

}
