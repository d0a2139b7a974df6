package dev.migrate.script.samples.base;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;

/** An interface of the user's own. */
public interface Intermediate extends Migration {

	@Override
	default void upgrade(Operations op) {
		op.execute("select 'intermediate'");
	}

}
