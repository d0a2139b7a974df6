package dev.migrate.autoconfigure.actuate;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import dev.migrate.Migrator;
import dev.migrate.tenant.FleetStatus;
import org.jspecify.annotations.Nullable;

/**
 * How many tenants are where, for health, info and meters. To ask thousands takes a
 * second and may take a connection each, and who looks comes more often than tenants
 * change, so an answer holds for a minute. So does a failure: a database that is down is
 * not asked by each meter anew.
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

	synchronized FleetStatus status() {
		Read read = this.last;
		if (read == null || this.nanoTime.getAsLong() - read.at >= HOLDS.toNanos()) {
			read = read();
			this.last = read;
		}
		return read.answer.get();
	}

	private Read read() {
		Supplier<FleetStatus> answer;
		try {
			FleetStatus status = this.fleet.get();
			answer = () -> status;
		}
		catch (RuntimeException ex) {
			answer = () -> {
				throw ex;
			};
		}
		return new Read(answer, this.nanoTime.getAsLong());
	}

	/**
	 * What was read, or the failure, and when.
	 */
	private record Read(Supplier<FleetStatus> answer, long at) {

	}

}
