package dev.migrate.author.command;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.lang.reflect.Method;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * Where a command writes. Writing never fails: a reader that has gone away, as in
 * {@code migrate history | head}, has read all that it wanted.
 *
 * @param out the result, and nothing else
 * @param err everything else: progress, warnings, errors
 * @param interactive whether a person at a terminal reads along
 * @param in what that person types
 */
record Output(PrintWriter out, PrintWriter err, boolean interactive, BufferedReader in) {

	private static final Set<String> YES = Set.of("y", "yes");

	/**
	 * Take standard output for the result. What others write to it, such as the log, goes
	 * to standard error from then on.
	 * @return the output of this process
	 */
	static Output takeOver() {
		Console console = terminal();
		PrintStream out = System.out;
		PrintStream err = System.err;
		System.setOut(err);
		// Of a pipe or a file, Java asks the locale, which a container often does not
		// have
		Charset charset = (console != null) ? console.charset() : StandardCharsets.UTF_8;
		Reader in = (console != null) ? console.reader() : Reader.nullReader();
		return new Output(writer(out, charset), writer(err, charset), console != null, new BufferedReader(in));
	}

	/** Since Java 22 there is a console even where nobody sits at it. */
	private static @Nullable Console terminal() {
		Console console = System.console();
		Method isTerminal = ReflectionUtils.findMethod(Console.class, "isTerminal");
		boolean somebody = isTerminal == null || console == null
				|| Boolean.TRUE.equals(ReflectionUtils.invokeMethod(isTerminal, console));
		return somebody ? console : null;
	}

	private static PrintWriter writer(PrintStream stream, Charset charset) {
		return new PrintWriter(new OutputStreamWriter(stream, charset), true);
	}

	/**
	 * Ask the person at the terminal. Without an answer it is no.
	 * @return whether the answer is yes
	 */
	boolean confirm(String question) {
		this.err.print(question + " [y/N] ");
		this.err.flush();
		try {
			String answer = this.in.readLine();
			return answer != null && YES.contains(answer.strip().toLowerCase(Locale.ROOT));
		}
		catch (IOException ex) {
			return false;
		}
	}

	void flush() {
		this.out.flush();
		this.err.flush();
	}

}
