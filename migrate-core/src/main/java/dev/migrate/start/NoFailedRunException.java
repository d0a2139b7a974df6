package dev.migrate.start;

import java.util.Optional;

import dev.migrate.error.Advice;
import dev.migrate.error.Command;
import dev.migrate.error.MigrateException;
import dev.migrate.tables.HistoryEntry;

/**
 * A revision is to be marked as resolved whose last run has not failed. Nothing has been
 * changed.
 */
public final class NoFailedRunException extends MigrateException {

	private static final long serialVersionUID = 1L;

	private final String revision;

	NoFailedRunException(String revision, Optional<HistoryEntry> last) {
		super("Revision '" + revision + "' has no failed run that could be resolved: the history "
				+ last.map(NoFailedRunException::describe).orElse("does not name it") + ".",
				Advice.of(Command.CURRENT.run())
					.and(" shows what the database is at; ")
					.and(Command.STAMP.run())
					.and(" changes what it is said to be at."));
		this.revision = revision;
	}

	private static String describe(HistoryEntry entry) {
		return "says last '" + entry.direction().verb() + ", " + entry.outcome().word() + "', on " + entry.installedOn()
				+ " by " + entry.installedBy();
	}

	/**
	 * The revision.
	 * @return its identifier
	 */
	public String revision() {
		return this.revision;
	}

}
