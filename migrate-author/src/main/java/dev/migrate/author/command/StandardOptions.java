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

	@Option(names = "--datasource", paramLabel = "<name>",
			description = "The database, by its DataSource bean or its name under 'migrate.datasources'.")
	private @Nullable String datasource;

	@Option(names = "--tenant", paramLabel = "<id>",
			description = "One tenant, where the migrator has tenants, as a database of its own.")
	private @Nullable String tenant;

	@Option(names = "--all", description = "All databases, one after the other.")
	private boolean all;

	@Option(names = { "-q", "--quiet" }, description = "Say nothing but results and errors.")
	private boolean quiet;

	@Option(names = { "-v", "--verbose" }, description = "Say more, and log what is done.")
	private boolean verbose;

	@Option(names = "--stacktrace", description = "Show where an error comes from.")
	private boolean stacktrace;

	@Nullable String name() {
		return this.name;
	}

	@Nullable String datasource() {
		return this.datasource;
	}

	@Nullable String tenant() {
		return this.tenant;
	}

	/**
	 * Whether anything is said about which database is meant.
	 */
	boolean choosesDatabase() {
		return this.name != null || this.datasource != null || this.tenant != null || this.all;
	}

	boolean all() {
		return this.all;
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
