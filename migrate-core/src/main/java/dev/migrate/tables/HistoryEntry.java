package dev.migrate.tables;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.migrate.plan.Direction;

/**
 * One row of the history: a revision that was upgraded, downgraded or stamped.
 *
 * @param rank the place in the history; a later row has a higher one
 * @param revision the revision identifier
 * @param direction what was done with it
 * @param description the revision's message at that time
 * @param type {@code JAVA} or {@code SQL}; empty where no script was run
 * @param script the class or the file; empty where no script was run
 * @param checksum the checksum of the file, or empty where there is none
 * @param installedBy the database user, and the application if it gave its name
 * @param installedOn when it ended, by the clock of the database
 * @param executionTime how long it took, to the millisecond
 * @param outcome how it ended
 * @param host the machine whose process did it; empty where a script did, or an earlier
 * version
 * @param reason why it was done, as {@code installedReason} said; empty if nothing was
 */
public record HistoryEntry(int rank, String revision, Direction direction, String description, String type,
		String script, Optional<String> checksum, String installedBy, Instant installedOn, Duration executionTime,
		Outcome outcome, Optional<String> host, Optional<String> reason) {
}
