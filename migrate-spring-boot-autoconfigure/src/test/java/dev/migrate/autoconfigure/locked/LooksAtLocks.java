package dev.migrate.autoconfigure.locked;

import dev.migrate.autoconfigure.MigrationInitializerTests.Words;
import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

/**
 * Says whether the connection of the migration holds the migration lock (PostgreSQL).
 */
@Revision(id = "b1", message = "Look at locks")
class LooksAtLocks implements Migration {

	private final Words words;

	LooksAtLocks(Words words) {
		this.words = words;
	}

	@Override
	public void upgrade(Operations op) {
		this.words.say(op.jdbc().sql("""
				select count(*) || ' lock' from pg_locks
				where locktype = 'advisory' and granted and pid = pg_backend_pid()""").query(String.class).single());
	}

}
