package dev.migrate.revision;

import dev.migrate.error.Advice;
import dev.migrate.error.Command;

/**
 * A new revision on top of one that is no head.
 */
public final class NotAHeadException extends RevisionException {

	private static final long serialVersionUID = 1L;

	private final RevisionNode revision;

	NotAHeadException(RevisionNode revision, String next) {
		super("Revision " + Wording.located(revision) + " is not a head: " + Wording.quoted(next) + " is built on it.",
				Advice.of("Build on a head, or open a new branch there: ")
					.and(Command.SPLICE.run(revision.id()))
					.and("."));
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
