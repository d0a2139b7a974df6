package dev.migrate.start;

import java.util.List;

import dev.migrate.error.Quoted;
import dev.migrate.error.RunLog;
import dev.migrate.lang.Internal;
import dev.migrate.script.ScriptSource;
import dev.migrate.settings.Goal;
import dev.migrate.settings.MigratorSettings;
import dev.migrate.tables.VersionRows;

import org.springframework.core.io.ResourceLoader;

/**
 * Decides whether a start has anything to do, before a revision is looked at: if the
 * locations list what they listed when the last row of the history was written, and the
 * version table is as that row left it, at the same target, it has not. It loads few
 * classes, and so has neither lambdas nor streams.
 *
 * @param settings what is set
 * @param sources provide revisions besides those in the locations
 * @param resourceLoader finds what is on the class path
 */
@Internal
public record QuickLook(MigratorSettings settings, List<ScriptSource> sources, ResourceLoader resourceLoader) {

	/**
	 * Whether there is nothing to do. If so, says that.
	 * @param rows what was found
	 * @param place which database it is
	 */
	public boolean isUpToDate(VersionRows rows, String dialect, String place) {
		String expected = rows.digest().listing();
		if (expected.isEmpty() || !rows.interrupted().isEmpty() || hasOtherRevisions()) {
			return false;
		}
		if (!Listing.of(this.settings, this.resourceLoader, dialect).with(rows.ids()).equals(expected)) {
			return false;
		}
		reportNothingToDo(rows, this.settings.goal(), place);
		return true;
	}

	private boolean hasOtherRevisions() {
		for (ScriptSource source : this.sources) {
			if (!source.scripts().isEmpty()) {
				return true;
			}
		}
		return false;
	}

	static void reportNothingToDo(VersionRows rows, Goal goal, String place) {
		RunLog.logger.info("The database is at {}, as target '{}' asks for; nothing to migrate ({})",
				rows.isEmpty() ? "base" : Quoted.list(rows.ids()), goal.target(), place);
	}

}
