package dev.migrate.connect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Patience}, in a time that passes only in pauses.
 */
class PatienceTests {

	private final List<Duration> pauses = new ArrayList<>();

	private Duration now = Duration.ofSeconds(Long.MAX_VALUE / 2_000_000_000);

	private boolean interrupted;

	@Test
	void pausesGrowAndEndWithTheTime() {
		Patience.Wait wait = patience(1800, 200, 500).begin();
		while (wait.pause()) {
			assertThat(wait.isReportDue()).isFalse();
		}
		assertThat(this.pauses).extracting(Duration::toMillis).containsExactly(200L, 400L, 500L, 500L, 200L);
		assertThat(wait.waited()).hasMillis(1800);
		assertThat(wait.left()).isZero();
		assertThat(wait.isOver()).isTrue();
	}

	@Test
	void noTimeIsOneTry() {
		Patience.Wait wait = patience(0, 200, 200).begin();
		assertThat(wait.isOver()).isTrue();
		assertThat(wait.pause()).isFalse();
		assertThat(this.pauses).isEmpty();
	}

	@Test
	void interruptEndsIt() {
		Patience.Wait wait = patience(1000, 200, 200).begin();
		this.interrupted = true;
		assertThat(wait.pause()).isFalse();
		assertThat(wait.isOver()).isFalse();
	}

	@Test
	void reportIsDueEveryTenSeconds() {
		Patience.Wait wait = patience(60_000, 4000, 4000).begin();
		List<Long> reports = new ArrayList<>();
		while (wait.pause()) {
			if (wait.isReportDue()) {
				reports.add(wait.waited().toSeconds());
			}
		}
		assertThat(reports).containsExactly(12L, 24L, 36L, 48L, 60L);
	}

	@Test
	void chanceMakesPausesLonger() {
		Patience.Wait wait = patience(100_000, 200, 200).spread().begin();
		while (wait.pause()) {
			assertThat(wait.left()).isLessThan(Duration.ofMillis(100_000));
		}
		assertThat(this.pauses.subList(0, this.pauses.size() - 1)).hasSizeBetween(250, 500)
			.allSatisfy((pause) -> assertThat(pause).isBetween(Duration.ofMillis(200), Duration.ofMillis(400)));
	}

	private Patience patience(long total, long first, long longest) {
		return new Patience(Duration.ofMillis(total), Duration.ofMillis(first), Duration.ofMillis(longest), false,
				() -> this.now.toNanos(), this::sleep);
	}

	private boolean sleep(Duration length) {
		this.pauses.add(length);
		this.now = this.now.plus(length);
		return !this.interrupted;
	}

}
