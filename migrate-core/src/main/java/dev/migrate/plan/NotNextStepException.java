package dev.migrate.plan;

import java.util.List;

import dev.migrate.error.Advice;
import dev.migrate.error.Command;
import dev.migrate.revision.Wording;

/**
 * A revision cannot be the next one, upwards or downwards, as others have to go before.
 */
public final class NotNextStepException extends PlanException {

	private final String revision;

	private final List<String> others;

	NotNextStepException(String revision, Direction direction, List<String> others) {
		super("The " + direction.verb() + " of revision " + Wording.quoted(revision) + " cannot be the next step: "
				+ ((direction == Direction.UPGRADE)
						? "it requires " + Wording.quoted(others) + ", which " + verb(others) + " not applied."
						: Wording.quoted(others) + ", which " + ((others.size() == 1) ? "requires" : "require")
								+ " it, " + verb(others) + " applied."),
				Advice.of("See what is applied with ")
					.and(Command.CURRENT.run())
					.and(", and what is built on what with ")
					.and(Command.HISTORY.run())
					.and("."));
		this.revision = revision;
		this.others = List.copyOf(others);
	}

	private static String verb(List<String> others) {
		return (others.size() == 1) ? "is" : "are";
	}

	/**
	 * The revision.
	 * @return its identifier
	 */
	public String revision() {
		return this.revision;
	}

	/**
	 * The revisions that have to go before.
	 * @return their identifiers, sorted
	 */
	public List<String> others() {
		return this.others;
	}

}
