package dev.migrate.revision;

/**
 * Two revisions with one identifier. Case and Unicode composition do not tell them apart,
 * since they do not in every database and file system.
 */
public final class DuplicateRevisionException extends RevisionException {

	private static final long serialVersionUID = 1L;

	private final RevisionNode first;

	private final RevisionNode second;

	DuplicateRevisionException(RevisionNode first, RevisionNode second) {
		super("Revision " + Wording.located(first) + " is there twice: " + Wording.located(second)
				+ (first.id().equals(second.id()) ? " has the same identifier."
						: " differs only in case or composition."),
				"Give one of them another identifier, or remove the copy.");
		this.first = first;
		this.second = second;
	}

	/**
	 * The one that was found first.
	 * @return the revision
	 */
	public RevisionNode first() {
		return this.first;
	}

	/**
	 * The one that came later.
	 * @return the revision
	 */
	public RevisionNode second() {
		return this.second;
	}

}
