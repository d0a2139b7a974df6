package dev.migrate.tables;

import dev.migrate.lang.Internal;
import dev.migrate.plan.Step;

/**
 * How a run that failed has ended after all, by hand.
 *
 * @param step the step that the version table takes, without changes if it takes none
 * @param outcome how it is recorded
 */
@Internal
public record Resolved(Step step, Outcome outcome) {
}
