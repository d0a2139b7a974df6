package dev.migrate.plan;

import dev.migrate.revision.Wording;

/**
 * Several revisions were asked for, or recorded, one of which implies another.
 */
public final class OverlappingRevisionsException extends PlanException {

	private final String revision;

	private final String implied;

	OverlappingRevisionsException(String revision, String implied) {
		super("Revisions " + Wording.quoted(revision) + " and " + Wording.quoted(implied) + " overlap: "
				+ Wording.quoted(revision) + " requires " + Wording.quoted(implied) + ".",
				"Name only " + Wording.quoted(revision) + "; if both are rows of the version table, delete the row "
						+ Wording.quoted(implied) + ", which says nothing.");
		this.revision = revision;
		this.implied = implied;
	}

	/**
	 * The revision that implies the other.
	 * @return the identifier
	 */
	public String revision() {
		return this.revision;
	}

	/**
	 * The revision that is implied.
	 * @return the identifier
	 */
	public String implied() {
		return this.implied;
	}

}
