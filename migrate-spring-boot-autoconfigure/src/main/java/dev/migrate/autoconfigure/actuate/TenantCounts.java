package dev.migrate.autoconfigure.actuate;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import dev.migrate.Migrator;
import dev.migrate.tenant.FleetStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * How many tenants are where, for meters. To ask thousands takes a second, and meters are
 * read more often than tenants change, so an answer holds for a minute.
 */
final class TenantCounts {

	private static final Duration HOLDS = Duration.ofMinutes(1);

	private final Supplier<FleetStatus> fleet;

	private final LongSupplier nanoTime;

	private @Nullable Read last;

	TenantCounts(Supplier<FleetStatus> fleet, LongSupplier nanoTime) {
		this.fleet = fleet;
		this.nanoTime = nanoTime;
	}

	static TenantCounts of(Migrator migrator) {
		return new TenantCounts(() -> migrator.fleet().status(), System::nanoTime);
	}

	void bind(MeterRegistry registry, String migrator) {
		gauge(registry, migrator, "migrations.tenants", "Tenants", (status) -> status.tenants().size());
		gauge(registry, migrator, "migrations.tenants.behind", "Tenants that do not have what the application needs",
				(status) -> status.behind().size());
		gauge(registry, migrator, "migrations.tenants.unreachable", "Tenants that could not be asked",
				FleetStatus::unreachable);
	}

	private void gauge(MeterRegistry registry, String migrator, String name, String description,
			ToDoubleFunction<FleetStatus> count) {
		Gauge.builder(name, this, (each) -> count.applyAsDouble(each.status()))
			.tag("migrator", migrator)
			.strongReference(true)
			.description(description)
			.register(registry);
	}

	synchronized FleetStatus status() {
		Read read = this.last;
		if (read == null || this.nanoTime.getAsLong() - read.at >= HOLDS.toNanos()) {
			read = new Read(this.fleet.get(), this.nanoTime.getAsLong());
			this.last = read;
		}
		return read.status;
	}

	/**
	 * What was read, and when.
	 */
	private record Read(FleetStatus status, long at) {

	}

}
