package dev.migrate.author.command;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;

/**
 * All commands.
 */
@Command(name = "migrate", versionProvider = Version.class,
		description = "Migrate the database of this application, and look after its revisions.",
		footer = { "",
				"An argument --key=value with a dot in the key is a property of the application, as in "
						+ "--spring.profiles.active=prod." },
		subcommands = { InitCommand.class, RevisionCommand.class, MergeCommand.class, UpgradeCommand.class,
				DowngradeCommand.class, StampCommand.class, PlanCommand.class, CheckCommand.class, CurrentCommand.class,
				HistoryCommand.class, LogCommand.class, HeadsCommand.class, BranchesCommand.class, ShowCommand.class,
				EditCommand.class, EnsureVersionCommand.class, RepairCommand.class, ResumeCommand.class,
				ListTemplatesCommand.class, HelpCommand.class, GenerateCompletion.class })
final class MigrateCommand {

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help and end.")
	private boolean help;

	@Option(names = { "-V", "--version" }, versionHelp = true, description = "Show the version and end.")
	private boolean version;

}
