package dev.migrate.script.samples.beans;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

@Revision(id = "9a", message = "Add greeting")
public class AddGreeting implements Migration {

	static {
		System.setProperty("samples.initialized", "AddGreeting");
	}

	private final String greeting;

	public AddGreeting(String greeting) {
		this.greeting = greeting;
	}

	@Override
	public void upgrade(Operations op) {
		op.execute("select '" + this.greeting + "'");
	}

}
