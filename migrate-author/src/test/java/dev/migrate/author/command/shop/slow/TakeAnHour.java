package dev.migrate.author.command.shop.slow;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

@Revision(id = "c3d0", downRevision = "a1f0", message = "Take an hour")
class TakeAnHour implements Migration {

	private static final long HOUR = 3_600_000;

	@Override
	public void upgrade(Operations op) {
		op.execute("create table half (id integer)");
		System.err.println("waiting");
		try {
			Thread.sleep(HOUR);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
