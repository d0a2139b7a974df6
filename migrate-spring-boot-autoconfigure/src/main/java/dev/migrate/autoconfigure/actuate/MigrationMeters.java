package dev.migrate.autoconfigure.actuate;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.ListenerOfMigrators;
import dev.migrate.execute.MigrationListener;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.plan.Direction;
import dev.migrate.plan.Step;
import dev.migrate.tenant.FleetStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * Meters of migrations. What a start runs is counted here until there is a registry to
 * read it, since registries may need the database. Each migrator has its own, with those
 * of parent contexts.
 */
class MigrationMeters implements ListenerOfMigrators, MeterBinder {

	private final ListableBeanFactory beanFactory;

	private final Map<String, Map<Direction, Counts>> counts = new ConcurrentHashMap<>();

	private final TenantCountsOfMigrators tenants;

	MigrationMeters(ListableBeanFactory beanFactory, TenantCountsOfMigrators tenants) {
		this.beanFactory = beanFactory;
		this.tenants = tenants;
	}

	@Override
	public MigrationListener of(String migrator) {
		return new MigrationListener() {

			@Override
			public void afterStep(Step step, Duration elapsed) {
				Counts counts = counts(migrator, step.direction());
				counts.applied.increment();
				counts.nanoseconds.add(elapsed.toNanos());
			}

			@Override
			public void afterFailure(Step step, RevisionFailedException failure) {
				counts(migrator, step.direction()).failed.increment();
			}

		};
	}

	private Counts counts(String migrator, Direction direction) {
		return this.counts.computeIfAbsent(migrator, (each) -> new ConcurrentHashMap<>())
			.computeIfAbsent(direction, (each) -> new Counts());
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		BeanFactoryUtils.beansOfTypeIncludingAncestors(this.beanFactory, Migrator.class).forEach((name, migrator) -> {
			for (Direction direction : Direction.values()) {
				bind(registry, Tags.of("migrator", name, "direction", direction.verb()), counts(name, direction));
			}
			bind(registry, name, migrator);
		});
	}

	private static void bind(MeterRegistry registry, Tags tags, Counts counts) {
		FunctionCounter.builder("migrations.applied", counts.applied, LongAdder::doubleValue)
			.tags(tags)
			.description("Revisions that this process has run")
			.register(registry);
		FunctionCounter.builder("migrations.failed", counts.failed, LongAdder::doubleValue)
			.tags(tags)
			.description("Revisions that have failed in this process")
			.register(registry);
		FunctionTimer
			.builder("migrations.duration", counts, (each) -> each.applied.sum(),
					(each) -> each.nanoseconds.doubleValue(), TimeUnit.NANOSECONDS)
			.tags(tags)
			.description("Time that revisions took in this process")
			.register(registry);
	}

	private void bind(MeterRegistry registry, String name, Migrator migrator) {
		if (migrator.hasTenants()) {
			bind(registry, name, this.tenants.of(migrator));
			return;
		}
		Gauge.builder("migrations.pending", migrator, (each) -> each.status().pending().size())
			.tag("migrator", name)
			.description("Revisions between the database and the target")
			.register(registry);
	}

	static void bind(MeterRegistry registry, String migrator, TenantCounts tenants) {
		gauge(registry, migrator, tenants, "migrations.tenants", "Tenants", (status) -> status.tenants().size());
		gauge(registry, migrator, tenants, "migrations.tenants.behind",
				"Tenants that do not have what the application needs", (status) -> status.behind().size());
		gauge(registry, migrator, tenants, "migrations.tenants.unreachable", "Tenants that could not be asked",
				FleetStatus::unreachable);
	}

	private static void gauge(MeterRegistry registry, String migrator, TenantCounts tenants, String name,
			String description, ToDoubleFunction<FleetStatus> count) {
		Gauge.builder(name, tenants, (each) -> count.applyAsDouble(each.status()))
			.tag("migrator", migrator)
			.strongReference(true)
			.description(description)
			.register(registry);
	}

	/**
	 * What was run in one direction.
	 */
	private static final class Counts {

		private final LongAdder applied = new LongAdder();

		private final LongAdder failed = new LongAdder();

		private final LongAdder nanoseconds = new LongAdder();

	}

}
