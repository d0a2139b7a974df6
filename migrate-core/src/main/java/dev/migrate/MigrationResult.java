package dev.migrate;

import java.time.Duration;
import java.util.List;

import dev.migrate.plan.Step;

/**
 * What a run did.
 *
 * @param steps the steps that this process ran, in order; none if the database was where
 * it should be, or another process has brought it there
 * @param elapsed how long it took, waiting included
 */
public record MigrationResult(List<Step> steps, Duration elapsed) {

	public MigrationResult {
		steps = List.copyOf(steps);
	}

}
