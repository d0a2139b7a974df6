package dev.migrate.start;

import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.error.Advice;
import dev.migrate.error.Command;
import dev.migrate.error.MigrateException;
import dev.migrate.tables.VersionRows;

/**
 * The database was to be verified, or what is left to do to be written, and a revision is
 * not complete: its run goes on for longer than was waited, or has ended in the middle.
 * Nothing has been changed.
 */
public final class InterruptedRevisionException extends MigrateException {

	private final List<String> revisions;

	private InterruptedRevisionException(List<VersionRows.Interrupted> interrupted, String reason) {
		super("The database is in the middle of " + interrupted.stream()
			.map((each) -> each.direction().verb() + " '" + each.revision() + "'")
			.collect(Collectors.joining(", ")) + ", " + reason + ".",
				Advice.of("Wait until the process that runs it has completed it; if that has ended, ")
					.and(Command.UPGRADE.run())
					.and(" goes on where it stopped."));
		this.revisions = interrupted.stream().map(VersionRows.Interrupted::revision).toList();
	}

	static InterruptedRevisionException ofVerify(List<VersionRows.Interrupted> interrupted) {
		return new InterruptedRevisionException(interrupted, "and mode 'verify' changes nothing");
	}

	static InterruptedRevisionException ofScript(List<VersionRows.Interrupted> interrupted) {
		return new InterruptedRevisionException(interrupted,
				"and a script that is only written cannot go on where that stopped");
	}

	/**
	 * What is not complete.
	 * @return revision identifiers
	 */
	public List<String> revisions() {
		return this.revisions;
	}

}
