package dev.migrate.script.samples.constructors;

import dev.migrate.script.Revision;
import dev.migrate.script.samples.base.BaseMigration;

@Revision(id = "a1")
class NeedsParameter extends BaseMigration {

	private final String greeting;

	NeedsParameter(String greeting, int number) {
		this.greeting = greeting + number;
	}

	@Override
	public String toString() {
		return this.greeting;
	}

}
