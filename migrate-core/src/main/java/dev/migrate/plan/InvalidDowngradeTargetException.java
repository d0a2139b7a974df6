package dev.migrate.plan;

import dev.migrate.revision.Phrases;
import dev.migrate.revision.Target;

/**
 * A downgrade names a branch that does not lead to the target.
 */
public final class InvalidDowngradeTargetException extends PlanException {

	private static final long serialVersionUID = 1L;

	private final Target target;

	private final String branch;

	InvalidDowngradeTargetException(Target target, String branch) {
		super("Target " + Phrases.quoted(target.toString()) + " cannot be reached by a downgrade: branch "
				+ Phrases.quoted(branch) + " does not pass it.",
				"Name the branch that is to be taken down, or leave it out to take down all above the target.");
		this.target = target;
		this.branch = branch;
	}

	/**
	 * The target.
	 * @return the target
	 */
	public Target target() {
		return this.target;
	}

	/**
	 * The branch.
	 * @return a branch label or an identifier
	 */
	public String branch() {
		return this.branch;
	}

}
