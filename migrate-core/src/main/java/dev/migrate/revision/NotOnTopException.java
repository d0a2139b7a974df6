package dev.migrate.revision;

import dev.migrate.error.Advice;
import dev.migrate.error.Command;

/**
 * A new revision that would be built on one that is no head, or twice on the same one.
 */
public final class NotOnTopException extends RevisionException {

	private final RevisionNode revision;

	private final boolean givenTwice;

	private NotOnTopException(RevisionNode revision, boolean givenTwice, String description, Advice advice) {
		super(description, advice);
		this.revision = revision;
		this.givenTwice = givenTwice;
	}

	static NotOnTopException notAHead(RevisionNode revision, String next) {
		return new NotOnTopException(revision, false,
				"Revision " + Wording.located(revision) + " is not a head: " + Wording.quoted(next)
						+ " is built on it.",
				Advice.of("Build on a head, or open a new branch there: ")
					.and(Command.SPLICE.run(revision.id()))
					.and("."));
	}

	static NotOnTopException givenTwice(RevisionNode revision) {
		return new NotOnTopException(revision, true, "Revision " + Wording.located(revision) + " was given twice.",
				Advice.of("Name each revision once."));
	}

	/**
	 * The revision that is no head, or that was given twice.
	 * @return the revision
	 */
	public RevisionNode revision() {
		return this.revision;
	}

	/**
	 * Whether it was given twice rather than being no head.
	 * @return whether it was given twice
	 */
	public boolean isGivenTwice() {
		return this.givenTwice;
	}

}
