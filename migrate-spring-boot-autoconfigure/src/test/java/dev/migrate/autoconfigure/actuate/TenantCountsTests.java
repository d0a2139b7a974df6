package dev.migrate.autoconfigure.actuate;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import dev.migrate.tenant.FleetStatus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

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
		counts.bind(meters, "migrator");
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

}
