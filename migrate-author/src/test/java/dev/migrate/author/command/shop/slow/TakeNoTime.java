package dev.migrate.author.command.shop.slow;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

@Revision(id = "a1f0", message = "Take no time", external = "table \"<b>half</b>\"")
class TakeNoTime implements Migration {

	@Override
	public void upgrade(Operations op) {
		op.execute("create table whole (id integer)", "drop table whole");
	}

}
