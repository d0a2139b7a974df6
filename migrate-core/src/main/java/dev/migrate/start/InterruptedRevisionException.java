package dev.migrate.start;

import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.error.Advice;
import dev.migrate.error.Command;
import dev.migrate.error.MigrateException;
import dev.migrate.tables.VersionRows;

/**
 * The database was to be verified only, and a revision is not complete: its run goes on
 * for longer than was waited, or has ended in the middle. Nothing has been changed.
 */
public final class InterruptedRevisionException extends MigrateException {

	private static final long serialVersionUID = 1L;

	InterruptedRevisionException(List<VersionRows.Interrupted> interrupted) {
		super("The database is in the middle of " + interrupted.stream()
			.map((each) -> each.direction().verb() + " '" + each.revision() + "'")
			.collect(Collectors.joining(", ")) + ", and mode 'verify' changes nothing.",
				Advice.of("Wait until the process that runs it has completed it; if that has ended, ")
					.and(Command.UPGRADE.run())
					.and(" goes on where it stopped."));
	}

}
