package dev.migrate.autoconfigure.injected;

import dev.migrate.autoconfigure.MigrationInitializerTests.Words;
import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

/**
 * A revision that needs a bean.
 */
@Revision(id = "a1", message = "Say something")
class SaysSomething implements Migration {

	private final Words words;

	SaysSomething(Words words) {
		this.words = words;
	}

	@Override
	public void upgrade(Operations op) {
		this.words.say("injected");
	}

}
