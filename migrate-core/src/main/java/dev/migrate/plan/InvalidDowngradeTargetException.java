package dev.migrate.plan;

import dev.migrate.revision.Target;
import dev.migrate.revision.Wording;

/**
 * A downgrade names a branch that does not lead to the target.
 */
public final class InvalidDowngradeTargetException extends PlanException {

	private static final long serialVersionUID = 1L;

	private final Target target;

	private final String branch;

	InvalidDowngradeTargetException(Target target, String branch) {
		super("Target " + Wording.quoted(target.toString()) + " cannot be reached by a downgrade: branch "
				+ Wording.quoted(branch) + " does not pass it.",
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
