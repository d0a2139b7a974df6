package dev.migrate.revision;

import java.util.List;

/**
 * A revision is built on one that is not there.
 */
public final class MissingRevisionException extends RevisionException {

	private static final long serialVersionUID = 1L;

	private final RevisionNode revision;

	private final String missing;

	MissingRevisionException(RevisionNode revision, String missing, List<String> similar) {
		super("Revision " + Wording.located(revision) + " names down revision " + Wording.quoted(missing)
				+ ", which is not there" + MissingDependencyException.similar(similar) + ".",
				"Bring the missing revision back, or correct the down revision; it has to be a full identifier.");
		this.revision = revision;
		this.missing = missing;
	}

	/**
	 * The revision that names it.
	 * @return the revision
	 */
	public RevisionNode revision() {
		return this.revision;
	}

	/**
	 * The identifier that is not there.
	 * @return the identifier
	 */
	public String missing() {
		return this.missing;
	}

}
