package dev.migrate.autoconfigure.actuate;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import dev.migrate.tenant.FleetStatus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link TenantCounts}.
 */
class TenantCountsTests {

	@Test
	void tenantsAreAskedOnceAMinute() {
		AtomicInteger asked = new AtomicInteger();
		AtomicLong now = new AtomicLong(-5);
		TenantCounts counts = new TenantCounts(() -> {
			asked.incrementAndGet();
			return new FleetStatus("heads", List.of());
		}, now::get);
		SimpleMeterRegistry meters = new SimpleMeterRegistry();
		MigrationMeters.bind(meters, "migrator", counts);
		assertThat(asked).hasValue(0);
		meters.getMeters().forEach((meter) -> meter.measure().forEach((measured) -> measured.getValue()));
		assertThat(asked).hasValue(1);
		now.addAndGet(Duration.ofMinutes(1).toNanos() - 1);
		counts.status();
		assertThat(asked).hasValue(1);
		now.incrementAndGet();
		counts.status();
		assertThat(asked).hasValue(2);
	}

	@Test
	void failureIsToldForAMinuteToo() {
		AtomicInteger asked = new AtomicInteger();
		AtomicLong now = new AtomicLong();
		TenantCounts counts = new TenantCounts(() -> {
			if (asked.incrementAndGet() == 1) {
				throw new IllegalStateException("The database is down");
			}
			return new FleetStatus("heads", List.of());
		}, now::get);
		for (int i = 0; i < 3; i++) {
			assertThatIllegalStateException().isThrownBy(counts::status).withMessage("The database is down");
		}
		assertThat(asked).hasValue(1);
		now.addAndGet(Duration.ofMinutes(1).toNanos());
		assertThat(counts.status().tenants()).isEmpty();
	}

}
