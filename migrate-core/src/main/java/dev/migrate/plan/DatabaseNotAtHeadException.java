package dev.migrate.plan;

import java.util.List;

import dev.migrate.error.Advice;
import dev.migrate.error.Command;
import dev.migrate.revision.Wording;

/**
 * Not all heads are applied.
 */
public final class DatabaseNotAtHeadException extends PlanException {

	private final List<String> current;

	private final List<String> missing;

	DatabaseNotAtHeadException(List<String> current, List<String> missing) {
		super("The database is not at all heads: it is at " + (current.isEmpty() ? "base" : Wording.quoted(current))
				+ ", and " + Wording.quoted(missing) + " " + ((missing.size() == 1) ? "is" : "are") + " not applied.",
				Advice.of("Run ").and(Command.UPGRADE.run("heads")).and("."));
		this.current = List.copyOf(current);
		this.missing = List.copyOf(missing);
	}

	/**
	 * What the database is at.
	 * @return the rows of the version table
	 */
	public List<String> current() {
		return this.current;
	}

	/**
	 * The heads that are not applied.
	 * @return the identifiers
	 */
	public List<String> missing() {
		return this.missing;
	}

}
