package dev.migrate.author.command;

import java.util.List;
import java.util.Map;

import dev.migrate.error.Quoted;
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
		String migrator = session.only();
		if (this.json) {
			session.output().out().println(((migrator != null) ? report.of(migrator) : report).json());
		}
		else {
			if (migrator != null) {
				session.output().out().println(Quoted.visible(migrator) + ":");
			}
			report.lines().stream().map(Quoted::visible).forEach(session.output().out()::println);
		}
	}

	/**
	 * Print SQL, which stays as it is.
	 * @param session where to
	 * @param script the SQL
	 */
	final void printScript(CommandSession session, String script) {
		session.output()
			.out()
			.println(this.json ? new Report(List.of(), Map.of("sql", script)).json() : script.stripTrailing());
	}

}
