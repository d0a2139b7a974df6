package dev.migrate.connect;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

import dev.migrate.lang.Internal;

/**
 * How long to go on trying, and with which pauses. A pause is twice as long as the one
 * before, up to the longest. Immutable; each wait begins anew.
 */
@Internal
public final class Patience {

	private static final Duration REPORT_INTERVAL = Duration.ofSeconds(10);

	private final Duration total;

	private final Duration first;

	private final Duration longest;

	private final boolean spread;

	private final LongSupplier nanoTime;

	private final Predicate<Duration> sleep;

	private Patience(Duration total, Duration first, Duration longest, boolean spread) {
		this(total, first, longest, spread, System::nanoTime, Patience::pause);
	}

	Patience(Duration total, Duration first, Duration longest, boolean spread, LongSupplier nanoTime,
			Predicate<Duration> sleep) {
		this.total = total;
		this.first = first;
		this.longest = longest;
		this.spread = spread;
		this.nanoTime = nanoTime;
		this.sleep = sleep;
	}

	/**
	 * Pauses that grow.
	 * @param total how long to go on; zero means to try once
	 * @param first the first pause
	 * @param longest what no pause is longer than
	 */
	public static Patience growing(Duration total, Duration first, Duration longest) {
		return new Patience(total, first, longest, false);
	}

	/**
	 * Pauses that are all alike.
	 * @param total how long to go on; zero means to try once
	 */
	public static Patience steady(Duration total, Duration pause) {
		return new Patience(total, pause, pause, false);
	}

	/**
	 * The same with pauses that are longer by chance, up to twice as long, so that
	 * several who wait do not try at the same time.
	 */
	public Patience spread() {
		return new Patience(this.total, this.first, this.longest, true, this.nanoTime, this.sleep);
	}

	/**
	 * Pause once, for a time that ends early if the thread is interrupted.
	 * @param length how long
	 * @return whether it lasted; if not, the thread is interrupted still, and should not
	 * go on
	 */
	public static boolean pause(Duration length) {
		try {
			Thread.sleep(length.toMillis());
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * Begin to wait.
	 * @return the wait, for one thread
	 */
	public Wait begin() {
		return new Wait();
	}

	/**
	 * One wait.
	 */
	public final class Wait {

		private final long start = Patience.this.nanoTime.getAsLong();

		private Duration pause = Patience.this.first;

		private Duration reported = Duration.ZERO;

		private Wait() {
		}

		/**
		 * How long it has lasted.
		 */
		public Duration waited() {
			return Duration.ofNanos(Patience.this.nanoTime.getAsLong() - this.start);
		}

		/**
		 * How long it may go on.
		 * @return zero if it is over
		 */
		public Duration left() {
			Duration left = Patience.this.total.minus(waited());
			return left.isNegative() ? Duration.ZERO : left;
		}

		/**
		 * Whether the time is up, so that the next try is the last.
		 */
		public boolean isOver() {
			return left().isZero();
		}

		/**
		 * Pause before the next try, not longer than the time that is left.
		 * @return whether to try again; if not, the time is up or the thread interrupted
		 */
		public boolean pause() {
			Duration left = left();
			Duration length = Patience.this.spread
					? this.pause.plusNanos(ThreadLocalRandom.current().nextLong(this.pause.toNanos())) : this.pause;
			Duration next = this.pause.multipliedBy(2);
			this.pause = (next.compareTo(Patience.this.longest) < 0) ? next : Patience.this.longest;
			return !left.isZero() && Patience.this.sleep.test((length.compareTo(left) < 0) ? length : left);
		}

		/**
		 * Whether it is time to say that one waits: every ten seconds.
		 */
		public boolean isReportDue() {
			Duration waited = waited();
			boolean due = waited.minus(this.reported).compareTo(REPORT_INTERVAL) >= 0;
			this.reported = due ? waited : this.reported;
			return due;
		}

	}

}
