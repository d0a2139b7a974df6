package dev.migrate.author.command;

import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;

import dev.migrate.error.Quoted;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * A call of the command line, understood before the application is set up: what is wrong
 * with it is said at once, and help needs no application.
 */
final class Invocation {

	private final Output output;

	private final ApplicationCommand command;

	private final IntSupplier answer;

	private final ProgressLine progress;

	private Invocation(Output output, ApplicationCommand command, IntSupplier answer) {
		this.output = output;
		this.command = command;
		this.answer = answer;
		this.progress = new ProgressLine(output, command.options());
	}

	/**
	 * Read the arguments of a command.
	 * @param arguments the arguments after {@code migrate}
	 * @param output where to write
	 * @return the call
	 */
	static Invocation parse(List<String> arguments, Output output) {
		CommandLine commandLine = MigrateCommand.reader(arguments).setOut(output.out()).setErr(output.err());
		commandLine.setUsageHelpAutoWidth(true).setCaseInsensitiveEnumValuesAllowed(true);
		try {
			String[] rearranged = RelativeTargets.asParameters(arguments).toArray(String[]::new);
			return of(commandLine.parseArgs(rearranged), output);
		}
		catch (ParameterException ex) {
			return withoutApplication(output, () -> explain(ex, output));
		}
	}

	private static Invocation of(ParseResult parsed, Output output) {
		ParseResult last = parsed;
		while (last.hasSubcommand()) {
			last = last.subcommand();
		}
		Object command = last.commandSpec().userObject();
		boolean helpRequested = last.isUsageHelpRequested() || last.isVersionHelpRequested();
		if (!helpRequested && command instanceof ApplicationCommand found) {
			return new Invocation(output, found, () -> {
				throw new IllegalStateException("'" + found.getClass().getName() + "' needs the application");
			});
		}
		CommandLine commandLine = last.commandSpec().commandLine();
		return withoutApplication(output, () -> answer(parsed, command, commandLine));
	}

	private static Invocation withoutApplication(Output output, IntSupplier answer) {
		return new Invocation(output, new NoCommand(), answer);
	}

	private static int answer(ParseResult parsed, Object command, CommandLine commandLine) {
		Integer helped = CommandLine.executeHelpRequest(parsed);
		if (helped != null) {
			return helped;
		}
		if (command instanceof Runnable runnable) {
			runnable.run();
			return ExitCode.DONE.number();
		}
		commandLine.usage(commandLine.getErr());
		return ExitCode.USAGE.number();
	}

	private static int explain(ParameterException failure, Output output) {
		output.err().println("error: " + Objects.toString(failure.getMessage()).replaceFirst("^Error: ", ""));
		if (!UnmatchedArgumentException.printSuggestions(failure, output.err())) {
			failure.getCommandLine().usage(output.err());
		}
		return ExitCode.USAGE.number();
	}

	boolean needsApplication() {
		return !(this.command instanceof NoCommand);
	}

	StandardOptions options() {
		return this.command.options();
	}

	boolean writesTheFirstRevision() {
		return this.command.writesTheFirstRevision();
	}

	ApplicationCommand command() {
		return this.command;
	}

	ProgressLine progress() {
		return this.progress;
	}

	/**
	 * Answer a call that needs no application.
	 * @return the exit code
	 */
	int answer() {
		return this.answer.getAsInt();
	}

	/**
	 * Run the command, on all databases if that is asked for.
	 * @param session what it works with
	 * @return the exit code; that of the first failure where there are several databases
	 */
	int run(CommandSession session) {
		if (!options().all()) {
			return runOne(session);
		}
		int code = ExitCode.DONE.number();
		List<CommandSession> sessions;
		try {
			sessions = sessions(session);
		}
		catch (RuntimeException ex) {
			return fail(ex, session);
		}
		for (CommandSession each : sessions) {
			int ended = runOne(each);
			code = (code == ExitCode.DONE.number()) ? ended : code;
			if (code != ExitCode.DONE.number() && this.command.endsWithTheFirstFailure()) {
				return code;
			}
		}
		return code;
	}

	private List<CommandSession> sessions(CommandSession session) {
		if (!this.command.takesAll()) {
			throw new IllegalUsageException("This is done on one database at a time.",
					"Leave out --all, and name the database with --datasource or its migrator with --name.");
		}
		if (options().name() != null || options().datasource() != null || options().tenant() != null) {
			throw new IllegalUsageException("With --all, no single database can be named.",
					"Leave out --all, or --name, --datasource and --tenant.");
		}
		return session.each();
	}

	private int runOne(CommandSession session) {
		try {
			session.checkTenants(this.command);
			if (!this.command.isConfirmed(session)) {
				this.output.err().println("Nothing has been changed.");
				return ExitCode.FAILURE.number();
			}
		}
		catch (RuntimeException | Error ex) {
			return fail(ex, session);
		}
		return runConfirmed(session);
	}

	private int runConfirmed(CommandSession session) {
		Interruption interruption = Interruption.watch(this.progress, this.output);
		try {
			return this.command.run(session).number();
		}
		catch (RuntimeException | Error ex) {
			return fail(ex, session);
		}
		finally {
			interruption.end();
		}
	}

	private int fail(Throwable failure, CommandSession session) {
		String migrator = session.only();
		if (migrator != null) {
			this.progress.end();
			this.output.err().println(Quoted.visible(migrator) + ":");
		}
		return fail(failure, CommandFailure.analyzers(null));
	}

	/**
	 * Say what went wrong.
	 * @param failure what went wrong, in the command or before it
	 * @param analyzers who may know something about it
	 * @return the exit code
	 */
	int fail(Throwable failure, List<FailureAnalyzer> analyzers) {
		this.progress.end();
		new CommandFailure(analyzers).print(failure, this.output.err());
		if (options().stacktrace()) {
			failure.printStackTrace(this.output.err());
		}
		return ExitCode.of(failure).number();
	}

	/**
	 * Stands for a call that needs no application.
	 */
	private static final class NoCommand extends ApplicationCommand {

		@Override
		ExitCode run(CommandSession session) {
			return ExitCode.USAGE;
		}

	}

}
