package dev.migrate.connect;

import java.time.Duration;

import dev.migrate.lang.Internal;

/**
 * A pause between two tries, which ends early if the thread is interrupted.
 */
@Internal
public final class Pause {

	private Pause() {
	}

	/**
	 * Wait.
	 * @param length how long
	 * @return whether it lasted; if not, the thread is interrupted still, and should not
	 * go on
	 */
	public static boolean lasts(Duration length) {
		try {
			Thread.sleep(length.toMillis());
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
