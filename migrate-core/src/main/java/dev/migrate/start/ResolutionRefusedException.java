package dev.migrate.start;

import java.util.List;
import java.util.Optional;

import dev.migrate.error.Advice;
import dev.migrate.error.Command;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Quoted;
import dev.migrate.tables.HistoryEntry;

/**
 * A revision is to be marked as resolved whose last run has not failed, or in a way that
 * contradicts the version table. Nothing has been changed.
 */
public final class ResolutionRefusedException extends MigrateException {

	private final String revision;

	private ResolutionRefusedException(String revision, String description, Advice advice) {
		super(description, advice);
		this.revision = revision;
	}

	static ResolutionRefusedException withoutFailure(String revision, Optional<HistoryEntry> last) {
		return new ResolutionRefusedException(revision,
				"Revision '" + revision + "' has no failed run that could be resolved: the history "
						+ last.map(ResolutionRefusedException::describe).orElse("does not name it") + ".",
				Advice.of(Command.CURRENT.run())
					.and(" shows what the database is at; ")
					.and(Command.STAMP.run())
					.and(" changes what it is said to be at."));
	}

	private static String describe(HistoryEntry entry) {
		return "says last '" + entry.direction().verb() + ", " + entry.outcome().word() + "', on " + entry.installedOn()
				+ " by " + entry.installedBy();
	}

	static ResolutionRefusedException contradictory(String revision, Resolution resolution, List<String> rows) {
		return new ResolutionRefusedException(revision,
				"Revision '" + revision + "' cannot be marked as " + resolution.word()
						+ ": the version table says that it is " + ((resolution == Resolution.UNDONE) ? "" : "not ")
						+ "applied, as it names " + (rows.isEmpty() ? "no revision" : Quoted.list(rows)) + ".",
				Advice.of((resolution == Resolution.UNDONE) ? "Mark it as applied, or downgrade it."
						: "Mark it as undone, or upgrade to it."));
	}

	/**
	 * The revision.
	 * @return its identifier
	 */
	public String revision() {
		return this.revision;
	}

}
