package dev.migrate.script.samples.inner;

import dev.migrate.script.Revision;
import dev.migrate.script.samples.base.BaseMigration;

class Outer {

	@Revision(id = "a1")
	class Inner extends BaseMigration {

	}

}
