package dev.migrate.author.command;

import java.time.Duration;
import java.util.Locale;

/**
 * Durations as people read them.
 */
final class Durations {

	private static final int SECONDS_PER_MINUTE = 60;

	private Durations() {
	}

	static String text(Duration duration) {
		if (duration.toSeconds() < 1) {
			return duration.toMillis() + " ms";
		}
		if (duration.toMinutes() < 1) {
			return String.format(Locale.ROOT, "%d.%03d s", duration.toSeconds(), duration.toMillisPart());
		}
		return duration.toMinutes() + " min " + duration.toSeconds() % SECONDS_PER_MINUTE + " s";
	}

}
