package dev.migrate.author.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.error.MigrateException;
import dev.migrate.error.Quoted;
import org.jspecify.annotations.Nullable;

/**
 * A program that is run with each file that has been written, such as a formatter. No
 * shell reads its arguments; it has no input, and what it says goes to standard error.
 *
 * @param text the program and its arguments with blanks between them, those with blanks
 * in quotes; the file stands for {@code {file}}, or comes last
 */
record WriteHook(String text) {

	private static final String FILE = "{file}";

	private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|'([^']*)'|\\S+");

	private static final String PROPERTY = "Correct the property 'migrate.revision.hooks', or do it by hand: what was "
			+ "written stays.";

	/**
	 * Run it.
	 * @param files what has been written
	 * @param directory where it runs
	 * @param output where to say what it says
	 * @throws MigrateException if it fails; the files stay
	 */
	void run(List<Path> files, Path directory, PrintWriter output) {
		for (Path file : files) {
			run(file, directory, output);
		}
	}

	private void run(Path file, Path directory, PrintWriter output) {
		try {
			Process process = new ProcessBuilder(arguments(file)).directory(directory.toFile())
				.redirectErrorStream(true)
				.start();
			process.getOutputStream().close();
			try (BufferedReader lines = new BufferedReader(
					new InputStreamReader(process.getInputStream(), Charset.defaultCharset()))) {
				lines.lines().forEach((line) -> output.println(Quoted.visible(line)));
			}
			int code = process.waitFor();
			if (code != 0) {
				throw failed("has ended with code " + code, file, null);
			}
		}
		catch (IOException ex) {
			throw failed("cannot be started: " + ex.getMessage(), file, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw failed("was interrupted", file, ex);
		}
	}

	/**
	 * The program and its arguments.
	 * @param file what has been written
	 */
	List<String> arguments(Path file) {
		List<String> arguments = new ArrayList<>();
		Matcher matcher = ARGUMENT.matcher(this.text);
		while (matcher.find()) {
			String quoted = (matcher.group(1) != null) ? matcher.group(1) : matcher.group(2);
			arguments.add(((quoted != null) ? quoted : matcher.group()).replace(FILE, file.toString()));
		}
		if (!this.text.contains(FILE)) {
			arguments.add(file.toString());
		}
		return arguments;
	}

	private MigrateException failed(String problem, Path file, @Nullable Exception cause) {
		String description = "'" + file + "' is written, but the hook '" + Quoted.visible(this.text) + "' " + problem
				+ ".";
		return new HookFailedException(description, PROPERTY, cause);
	}

	/**
	 * A hook could not be run, or said that it failed.
	 */
	private static final class HookFailedException extends MigrateException {

		private static final long serialVersionUID = 1L;

		private HookFailedException(String description, String action, @Nullable Exception cause) {
			super(description, action, cause);
		}

	}

}
