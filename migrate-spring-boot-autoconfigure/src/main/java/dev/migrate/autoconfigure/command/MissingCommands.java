package dev.migrate.autoconfigure.command;

import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;

/**
 * Ends an application that was called with a command but has none, before it starts.
 */
final class MissingCommands implements CommandListener {

	private static final int USAGE = 2;

	@Override
	public void starting(ConfigurableBootstrapContext bootstrapContext) {
		System.err.println("error: Commands come with migrate-author, which is not on the class path: "
				+ "add dev.migrate:migrate-author.");
		System.exit(USAGE);
	}

}
