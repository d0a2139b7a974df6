package dev.migrate.script.samples.constructors;

import dev.migrate.script.Revision;
import dev.migrate.script.samples.base.BaseMigration;

@Revision(id = "a2")
class FailsToBegin extends BaseMigration {

	FailsToBegin() {
		throw new IllegalStateException("no luck");
	}

}
