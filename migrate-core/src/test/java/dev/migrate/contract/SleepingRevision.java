package dev.migrate.contract;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

/**
 * A revision that holds the lock until it is told to end.
 */
@Revision(id = "51ee00000001")
public class SleepingRevision implements Migration {

	private final CountDownLatch running = new CountDownLatch(1);

	private final CountDownLatch end = new CountDownLatch(1);

	@Override
	public void upgrade(Operations op) {
		op.execute("create table dreams (id integer primary key)");
		this.running.countDown();
		await(this.end);
	}

	public void awaitRunning() {
		await(this.running);
	}

	public void end() {
		this.end.countDown();
	}

	private static void await(CountDownLatch latch) {
		try {
			if (!latch.await(30, TimeUnit.SECONDS)) {
				throw new IllegalStateException("Nothing has happened for too long");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
