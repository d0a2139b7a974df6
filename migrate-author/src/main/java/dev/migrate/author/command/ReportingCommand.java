package dev.migrate.author.command;

import picocli.CommandLine.Option;

/**
 * A command with a result, for people or for programs.
 */
abstract class ReportingCommand extends ApplicationCommand {

	@Option(names = "--json", description = "Print JSON, on one line.")
	private boolean json;

	final boolean json() {
		return this.json;
	}

	/**
	 * Print the result.
	 * @param session where to
	 * @param report the result
	 */
	final void print(CommandSession session, Report report) {
		if (this.json) {
			session.output().out().println(report.json());
		}
		else {
			report.lines().forEach(session.output().out()::println);
		}
	}

}
