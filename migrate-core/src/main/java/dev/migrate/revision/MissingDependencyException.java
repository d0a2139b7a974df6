package dev.migrate.revision;

import java.util.List;

/**
 * A revision depends on one that is not there.
 */
public final class MissingDependencyException extends RevisionException {

	private static final long serialVersionUID = 1L;

	private final RevisionNode revision;

	private final String missing;

	MissingDependencyException(RevisionNode revision, String missing, List<String> similar) {
		super("Revision " + Wording.located(revision) + " depends on " + Wording.quoted(missing)
				+ ", which is not there" + similar(similar) + ".",
				"Bring the missing revision back, or correct the dependency; it has to be a full identifier or a "
						+ "branch label.");
		this.revision = revision;
		this.missing = missing;
	}

	static String similar(List<String> similar) {
		return similar.isEmpty() ? "" : " (similar: " + Wording.quoted(similar) + ")";
	}

	/**
	 * The revision that depends on it.
	 * @return the revision
	 */
	public RevisionNode revision() {
		return this.revision;
	}

	/**
	 * The identifier or branch label that is not there.
	 * @return the name as written
	 */
	public String missing() {
		return this.missing;
	}

}
