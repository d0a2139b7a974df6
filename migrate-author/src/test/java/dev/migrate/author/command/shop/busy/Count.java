package dev.migrate.author.command.shop.busy;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

@Revision(id = "c3d1", downRevision = "a1f1", message = "Count for days")
class Count implements Migration {

	@Override
	public void upgrade(Operations op) {
		op.execute("create table half (id integer)");
		System.err.println("counting");
		op.execute("select sum(a.x * b.x) from system_range(1, 10000000) a, system_range(1, 10000000) b");
	}

}
