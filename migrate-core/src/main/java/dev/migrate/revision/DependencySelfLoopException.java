package dev.migrate.revision;

/**
 * A revision that depends on itself.
 */
public final class DependencySelfLoopException extends RevisionException {

	private static final long serialVersionUID = 1L;

	private final RevisionNode revision;

	DependencySelfLoopException(RevisionNode revision) {
		super("Revision " + Wording.located(revision) + " depends on itself.", "Remove that dependency.");
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
