package dev.migrate.autoconfigure;

import java.util.List;

import dev.migrate.plan.Step;

/**
 * Published when the start of an application has changed a database, once all beans are
 * there to hear of it.
 *
 * @param migrator the bean name of the migrator of the database
 * @param steps what was run, in order; at least one
 */
public record MigrationsAppliedEvent(String migrator, List<Step> steps) {

	public MigrationsAppliedEvent {
		steps = List.copyOf(steps);
	}

}
