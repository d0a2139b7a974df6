package dev.migrate;

import java.time.Duration;
import java.util.List;

import dev.migrate.plan.Step;

/**
 * What a run did.
 *
 * @param steps the steps that this process ran, in order; none if the database was where
 * it should be, or another process has brought it there
 * @param from the rows that the version table had when the run began, sorted
 * @param to the rows that it had after the last step; without steps those of the
 * beginning
 * @param elapsed how long it took, waiting included
 */
public record MigrationResult(List<Step> steps, List<String> from, List<String> to, Duration elapsed) {

	static final MigrationResult NOTHING = new MigrationResult(List.of(), List.of(), List.of(), Duration.ZERO);

	public MigrationResult {
		steps = List.copyOf(steps);
		from = List.copyOf(from);
		to = List.copyOf(to);
	}

}
