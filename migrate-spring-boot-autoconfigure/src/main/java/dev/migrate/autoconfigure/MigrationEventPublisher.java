package dev.migrate.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.migrate.execute.MigrationListener;
import dev.migrate.plan.Step;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes what the start has run. Methods with {@code @EventListener} hear nothing
 * before all beans are there, so it waits for that.
 */
class MigrationEventPublisher implements MigrationListener, SmartInitializingSingleton {

	private final List<Step> steps = new CopyOnWriteArrayList<>();

	private final ApplicationEventPublisher publisher;

	MigrationEventPublisher(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	@Override
	public void afterStep(Step step, Duration elapsed) {
		this.steps.add(step);
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (!this.steps.isEmpty()) {
			this.publisher.publishEvent(new MigrationsAppliedEvent(this.steps));
		}
	}

}
