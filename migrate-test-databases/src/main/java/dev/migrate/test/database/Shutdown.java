package dev.migrate.test.database;

import java.util.ArrayDeque;
import java.util.Deque;

import org.slf4j.LoggerFactory;

/**
 * What has to be done when the JVM ends, one after the other: servers stop before their
 * folders go. The JVM's own hooks run all at once.
 */
final class Shutdown {

	private static final Deque<Runnable> TASKS = new ArrayDeque<>();

	static {
		Runtime.getRuntime().addShutdownHook(new Thread(Shutdown::run, "test-databases-shutdown"));
	}

	private Shutdown() {
	}

	static synchronized void first(Runnable task) {
		TASKS.addFirst(task);
	}

	static synchronized void last(Runnable task) {
		TASKS.addLast(task);
	}

	private static synchronized void run() {
		TASKS.forEach(Shutdown::runSafely);
	}

	private static void runSafely(Runnable task) {
		try {
			task.run();
		}
		catch (RuntimeException ex) {
			LoggerFactory.getLogger(Shutdown.class).warn("Cleaning up failed", ex);
		}
	}

}
