package dev.migrate.plan;

import java.util.List;

import dev.migrate.error.Advice;
import dev.migrate.error.Command;
import dev.migrate.revision.Wording;

/**
 * The version table names revisions that the graph does not have, as when an older build
 * meets a newer schema.
 */
public final class UnknownRevisionException extends PlanException {

	private final List<String> ids;

	UnknownRevisionException(List<String> ids, int known) {
		super("The database is at " + Wording.quoted(ids) + ", which is not among the " + Wording
			.counted(known, "revision") + " known here.", Advice
				.of("Run the build that brought it there or a later one, check the locations, or, if the revision is gone "
						+ "for good, record another with ")
				.and(Command.STAMP_PURGE.run())
				.and("."));
		this.ids = List.copyOf(ids);
	}

	/**
	 * The rows that name no known revision.
	 * @return the rows, in row order
	 */
	public List<String> ids() {
		return this.ids;
	}

}
