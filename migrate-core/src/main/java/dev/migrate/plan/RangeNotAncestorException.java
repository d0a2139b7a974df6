package dev.migrate.plan;

import java.util.List;

import dev.migrate.error.Advice;
import dev.migrate.error.Command;
import dev.migrate.revision.Wording;

/**
 * The lower end is not below the upper end: a downgrade to what is not applied, or along
 * a branch that does not pass it, or a range between lines.
 */
public final class RangeNotAncestorException extends PlanException {

	private final String lower;

	private final List<String> upper;

	private RangeNotAncestorException(String description, Advice advice, String lower, List<String> upper) {
		super(description, advice);
		this.lower = lower;
		this.upper = List.copyOf(upper);
	}

	static RangeNotAncestorException ofDowngrade(String target, List<String> current) {
		return new RangeNotAncestorException(
				"Target " + Wording.quoted(target) + " cannot be reached by a downgrade: the database is at "
						+ (current.isEmpty() ? "base" : Wording.quoted(current)) + ", and nothing above the target "
						+ "is applied there.",
				Advice.of("Name a revision that is applied; ")
					.and(Command.CURRENT.run())
					.and(" and ")
					.and(Command.HISTORY.run())
					.and(" list them."),
				target, current);
	}

	static RangeNotAncestorException ofBranch(String target, String branch) {
		return new RangeNotAncestorException(
				"Target " + Wording.quoted(target) + " cannot be reached by a downgrade: branch "
						+ Wording.quoted(branch) + " does not pass it.",
				Advice
					.of("Name the branch that is to be taken down, or leave it out to take down all above the target."),
				target, List.of(branch));
	}

	static RangeNotAncestorException ofRange(String lower, List<String> upper) {
		return new RangeNotAncestorException(
				"Revision " + Wording.quoted(lower) + " is not below "
						+ (upper.isEmpty() ? "base" : Wording.quoted(upper)) + ", so there is no range between them.",
				Advice.of("Write the older end first, and take both from one line."), lower, upper);
	}

	/**
	 * The lower end, as asked for.
	 * @return a target or an identifier
	 */
	public String lower() {
		return this.lower;
	}

	/**
	 * The upper end.
	 * @return identifiers, or the branch that was named; none for base
	 */
	public List<String> upper() {
		return this.upper;
	}

}
