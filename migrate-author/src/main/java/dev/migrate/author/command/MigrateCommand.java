package dev.migrate.author.command;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/**
 * All commands.
 */
@Command(name = "migrate", versionProvider = MigrateCommand.Version.class,
		description = "Migrate the database of this application, and look after its revisions.",
		footer = { "", "An argument --key=value with a dot in the key is a property of the application, as in "
				+ "--spring.profiles.active=prod." })
final class MigrateCommand {

	private static final List<Class<?>> COMMANDS = List.of(InitCommand.class, RevisionCommand.class, MergeCommand.class,
			UpgradeCommand.class, DowngradeCommand.class, StampCommand.class, PlanCommand.class, CheckCommand.class,
			CurrentCommand.class, HistoryCommand.class, LogCommand.class, HeadsCommand.class, BranchesCommand.class,
			ShowCommand.class, EditCommand.class, PageCommand.class, EnsureVersionCommand.class, RepairCommand.class,
			ResumeCommand.class, ListTemplatesCommand.class, HelpCommand.class, GenerateCompletion.class);

	/** What has to know of all the others. */
	private static final Set<Class<?>> GUIDES = Set.of(HelpCommand.class, GenerateCompletion.class);

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help and end.")
	private boolean help;

	@Option(names = { "-V", "--version" }, versionHelp = true, description = "Show the version and end.")
	private boolean version;

	/**
	 * What reads the arguments of a command. Where the first one names it, the others are
	 * left out: to learn their options is most of the work.
	 */
	static CommandLine reader(List<String> arguments) {
		CommandLine reader = new CommandLine(new MigrateCommand());
		String first = arguments.isEmpty() ? "" : arguments.get(0);
		List<Class<?>> named = COMMANDS.stream()
			.filter((command) -> command.getAnnotation(Command.class).name().equals(first))
			.filter((command) -> !GUIDES.contains(command))
			.toList();
		(named.isEmpty() ? COMMANDS : named).forEach(reader::addSubcommand);
		return reader;
	}

	/**
	 * The version of this library, from the manifest of its jar.
	 */
	static final class Version implements IVersionProvider {

		@Override
		public String[] getVersion() {
			@Nullable String version = Version.class.getPackage().getImplementationVersion();
			return new String[] { "migrate " + ((version != null) ? version : "(unpackaged)") };
		}

	}

}
