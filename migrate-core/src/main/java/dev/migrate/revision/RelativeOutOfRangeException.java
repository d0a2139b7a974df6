package dev.migrate.revision;

import dev.migrate.error.Advice;
import dev.migrate.error.Command;

/**
 * A relative target that leads past the end of the graph, or in the wrong direction.
 */
public final class RelativeOutOfRangeException extends RevisionException {

	private final Target target;

	/**
	 * Create an exception.
	 * @param target the target
	 * @param reason why it cannot be reached, as a part of a sentence
	 */
	public RelativeOutOfRangeException(Target target, String reason) {
		super("Target " + Wording.quoted(target.toString()) + " cannot be reached: " + reason + ".",
				Advice.of("Take fewer steps, or name the revision; ")
					.and(Command.HISTORY.run())
					.and(" lists all revisions."));
		this.target = target;
	}

	/**
	 * The target that cannot be reached.
	 * @return the target
	 */
	public Target target() {
		return this.target;
	}

}
