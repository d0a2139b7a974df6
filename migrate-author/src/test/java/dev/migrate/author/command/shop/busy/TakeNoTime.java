package dev.migrate.author.command.shop.busy;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

@Revision(id = "a1f1", message = "Take no time")
class TakeNoTime implements Migration {

	@Override
	public void upgrade(Operations op) {
		op.execute("create table whole (id integer)", "drop table whole");
	}

}
