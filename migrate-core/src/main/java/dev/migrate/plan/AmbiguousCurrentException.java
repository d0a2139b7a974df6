package dev.migrate.plan;

import java.util.List;

import dev.migrate.revision.Target;
import dev.migrate.revision.Wording;

/**
 * A target counts from what the database holds, and the database holds several revisions.
 */
public final class AmbiguousCurrentException extends PlanException {

	private final Target target;

	private final List<String> current;

	AmbiguousCurrentException(Target.Relative target, List<String> current) {
		super("Target " + Wording.quoted(target.toString()) + " is ambiguous: the database is at "
				+ Wording.quoted(current) + ", and it could count from each.",
				"Name the revision to start from, as in " + Wording.quoted(from(current.get(0), target))
						+ ", or a branch that only one of them is on, as in 'label@" + distance(target) + "'.");
		this.target = target;
		this.current = List.copyOf(current);
	}

	private static String from(String id, Target.Relative target) {
		return id + distance(target);
	}

	private static String distance(Target.Relative target) {
		return ((target.distance() < 0) ? "" : "+") + target.distance();
	}

	/**
	 * The target that is ambiguous.
	 */
	public Target target() {
		return this.target;
	}

	/**
	 * The revisions from which it could count.
	 * @return the identifiers
	 */
	public List<String> current() {
		return this.current;
	}

}
