package dev.migrate.author.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

	private static final Pattern ARGUMENT = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");

	private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'");

	private static final String PROPERTY = "Correct the property 'migrate.revision.hooks'";

	/**
	 * Create a hook.
	 * @throws MigrateException if it names no program, or a quote has no end
	 */
	WriteHook {
		if (text.isBlank()) {
			throw new HookFailedException("A hook names no program.", PROPERTY + ".", null);
		}
		if (QUOTED.matcher(text).replaceAll("").matches("(?s).*[\"'].*")) {
			throw new HookFailedException("A quote of the hook '" + Quoted.visible(text) + "' has no end.",
					PROPERTY + ".", null);
		}
	}

	/**
	 * Run it.
	 * @param files what has been written
	 * @param directory where it runs
	 * @param output where to say what it says
	 * @throws MigrateException if it fails; the files stay
	 */
	void run(List<Path> files, Path directory, PrintWriter output) {
		for (Path file : files) {
			try {
				int code = run(file, directory, output);
				if (code != 0) {
					throw failed("has ended with code " + code, file, files, null);
				}
			}
			catch (IOException | UncheckedIOException ex) {
				throw failed("cannot be run: " + ex.getMessage(), file, files, ex);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw failed("was interrupted", file, files, ex);
			}
		}
	}

	private int run(Path file, Path directory, PrintWriter output) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(arguments(file)).directory(directory.toFile())
			.redirectErrorStream(true)
			.start();
		try {
			process.getOutputStream().close();
			try (BufferedReader lines = new BufferedReader(
					new InputStreamReader(process.getInputStream(), Charset.defaultCharset()))) {
				lines.lines().forEach((line) -> output.println(Quoted.visible(line)));
			}
			return process.waitFor();
		}
		finally {
			process.destroy();
		}
	}

	/**
	 * The program and its arguments.
	 * @param file what has been written
	 */
	List<String> arguments(Path file) {
		List<String> arguments = new ArrayList<>();
		ARGUMENT.matcher(this.text)
			.results()
			.map((found) -> QUOTED.matcher(found.group()).replaceAll("$1$2").replace(FILE, file.toString()))
			.forEach(arguments::add);
		if (!this.text.contains(FILE)) {
			arguments.add(file.toString());
		}
		return arguments;
	}

	private MigrateException failed(String problem, Path file, List<Path> files, @Nullable Exception cause) {
		String written = (files.size() == 1) ? "'" + file + "' is written"
				: Quoted.list(files.stream().map(Path::toString).toList()) + " are written";
		String description = written + ", but the hook '" + Quoted.visible(this.text) + "' " + problem
				+ ((files.size() == 1) ? "." : " for '" + file + "'.");
		return new HookFailedException(description, PROPERTY + ", or do it by hand: what was written stays.", cause);
	}

	/**
	 * A hook could not be run, or said that it failed.
	 */
	private static final class HookFailedException extends MigrateException {

		private HookFailedException(String description, String action, @Nullable Exception cause) {
			super(description, action, cause);
		}

	}

}
