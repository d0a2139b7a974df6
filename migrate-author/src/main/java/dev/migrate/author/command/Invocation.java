package dev.migrate.author.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;

import dev.migrate.autoconfigure.diagnostics.ApplicationSpeaker;
import dev.migrate.error.Quoted;
import dev.migrate.plan.Step;
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

	private static final Pattern STEPS_DOWN = Pattern.compile("-[0-9]+");

	private static final String END_OF_OPTIONS = "--";

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
			String[] rearranged = asParameters(arguments).toArray(String[]::new);
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

	Output output() {
		return this.output;
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
		return fail(failure, CommandFailure.analyzers(null), session.speaker(options(), options().tenant()));
	}

	/**
	 * Say what went wrong.
	 * @param failure what went wrong, in the command or before it
	 * @param analyzers who may know something about it
	 * @return the exit code
	 */
	int fail(Throwable failure, List<FailureAnalyzer> analyzers) {
		return fail(failure, analyzers, new ApplicationSpeaker());
	}

	private int fail(Throwable failure, List<FailureAnalyzer> analyzers, ApplicationSpeaker speaker) {
		this.progress.end();
		new CommandFailure(analyzers, speaker).print(failure, this.output.err());
		if (options().stacktrace()) {
			failure.printStackTrace(this.output.err());
		}
		return ExitCode.of(failure).number();
	}

	/**
	 * The same arguments with relative targets behind the end of the options, so that
	 * {@code -1} is a target and not an option, as in {@code downgrade -1}.
	 */
	private static List<String> asParameters(List<String> arguments) {
		int end = arguments.indexOf(END_OF_OPTIONS);
		List<String> before = (end < 0) ? arguments : arguments.subList(0, end);
		List<String> after = (end < 0) ? List.of() : arguments.subList(end + 1, arguments.size());
		List<String> rearranged = new ArrayList<>();
		List<String> targets = new ArrayList<>();
		for (String argument : before) {
			(STEPS_DOWN.matcher(argument).matches() ? targets : rearranged).add(argument);
		}
		targets.addAll(after);
		if (!targets.isEmpty()) {
			rearranged.add(END_OF_OPTIONS);
		}
		rearranged.addAll(targets);
		return rearranged;
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

	/**
	 * Keeps the process that is ended from outside, as by Ctrl-C or by the end of a
	 * container, until the command has said how far it came. Where the code of a revision
	 * cannot be stopped, says itself what stays.
	 */
	private static final class Interruption {

		/** Longer than the library waits until its statement is cancelled. */
		private static final long LONGEST_WAIT_SECONDS = 9;

		private final Thread hook;

		private final CountDownLatch ended = new CountDownLatch(1);

		private Interruption(ProgressLine progress, Output output) {
			this.hook = new Thread(() -> await(progress, output), "migrate-interruption");
		}

		static Interruption watch(ProgressLine progress, Output output) {
			Interruption interruption = new Interruption(progress, output);
			Runtime.getRuntime().addShutdownHook(interruption.hook);
			return interruption;
		}

		private void await(ProgressLine progress, Output output) {
			try {
				if (!this.ended.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
					tell(progress, output);
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			output.flush();
		}

		private static void tell(ProgressLine progress, Output output) {
			Step running = progress.running();
			if (running == null) {
				return;
			}
			progress.end();
			String before = String.join(", ", progress.completed().stream().map(Step::toString).toList());
			List<String> lines = List.of("interrupted: " + running + " was not complete.",
					"What it has done so far is taken back where the database has transactions for DDL, and stays where it "
							+ "has not.",
					before.isEmpty() ? "Nothing was complete before it."
							: "What was complete before stays: " + before + ".",
					"See where the database is with `migrate current`, and run the command again.");
			lines.stream().map(Quoted::visible).forEach(output.err()::println);
		}

		/**
		 * There is nothing to interrupt any more.
		 */
		void end() {
			this.ended.countDown();
			try {
				Runtime.getRuntime().removeShutdownHook(this.hook);
			}
			catch (IllegalStateException ex) {
				// The end has begun, and the hook says what there is to say
			}
		}

	}

}
