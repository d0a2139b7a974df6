package dev.migrate;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

import dev.migrate.plan.Step;
import dev.migrate.start.MigrationRuns;

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

	static MigrationResult of(MigrationRuns.Done done, Duration elapsed) {
		List<String> from = List.copyOf(new TreeSet<>(done.rows().ids()));
		List<String> to = done.steps().isEmpty() ? from : done.steps().get(done.steps().size() - 1).rowsAfter();
		return new MigrationResult(done.steps(), from, to, elapsed);
	}

}
