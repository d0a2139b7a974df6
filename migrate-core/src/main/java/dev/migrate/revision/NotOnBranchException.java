package dev.migrate.revision;

/**
 * A target names a branch and a revision that is not on it.
 */
public final class NotOnBranchException extends RevisionException {

	private final String branch;

	private final RevisionNode revision;

	NotOnBranchException(String branch, RevisionNode revision) {
		super("Revision " + Wording.located(revision) + " is not on branch " + Wording.quoted(branch)
				+ ": neither is built on the other.",
				"Leave out '" + branch + "@', or name a revision of that branch.");
		this.branch = branch;
		this.revision = revision;
	}

	/**
	 * The branch as it was given.
	 * @return a branch label or (the beginning of) an identifier
	 */
	public String branch() {
		return this.branch;
	}

	/**
	 * The revision that is elsewhere.
	 * @return the revision
	 */
	public RevisionNode revision() {
		return this.revision;
	}

}
