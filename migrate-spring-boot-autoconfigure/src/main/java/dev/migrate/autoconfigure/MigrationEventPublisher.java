package dev.migrate.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.execute.MigrationListener;
import dev.migrate.plan.Step;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes what the start has run, an event for each database. Methods with
 * {@code @EventListener} hear nothing before all beans are there, so it waits for that.
 */
class MigrationEventPublisher implements ListenerOfMigrators, SmartInitializingSingleton {

	private final Map<String, List<Step>> steps = Collections.synchronizedMap(new LinkedHashMap<>());

	private final ApplicationEventPublisher publisher;

	MigrationEventPublisher(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	@Override
	public MigrationListener of(String migrator) {
		return new MigrationListener() {

			@Override
			public void afterStep(Step step, Duration elapsed) {
				MigrationEventPublisher.this.steps
					.computeIfAbsent(migrator, (each) -> Collections.synchronizedList(new ArrayList<>()))
					.add(step);
			}

		};
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.steps
			.forEach((migrator, steps) -> this.publisher.publishEvent(new MigrationsAppliedEvent(migrator, steps)));
	}

}
