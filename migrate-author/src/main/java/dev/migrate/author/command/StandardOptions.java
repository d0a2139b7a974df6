package dev.migrate.author.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * What every command takes.
 */
final class StandardOptions {

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help and end.")
	private boolean help;

	@Option(names = { "-n", "--name" }, paramLabel = "<bean>",
			description = "The migrator, by the name of its bean, where there are several.")
	private @Nullable String name;

	@Option(names = { "-q", "--quiet" }, description = "Say nothing but results and errors.")
	private boolean quiet;

	@Option(names = { "-v", "--verbose" }, description = "Say more, and log as the application does.")
	private boolean verbose;

	@Option(names = "--stacktrace", description = "Show where an error comes from.")
	private boolean stacktrace;

	@Nullable String name() {
		return this.name;
	}

	boolean quiet() {
		return this.quiet;
	}

	boolean verbose() {
		return this.verbose;
	}

	boolean stacktrace() {
		return this.stacktrace;
	}

}
