package dev.migrate.autoconfigure.command;

import java.io.Console;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes. Writing never fails: a reader that has gone away, as in
 * {@code migrate history | head}, has read all that it wanted.
 *
 * @param out the result, and nothing else
 * @param err everything else: progress, warnings, errors
 * @param interactive whether a person at a terminal reads along
 */
record Output(PrintWriter out, PrintWriter err, boolean interactive) {

	/**
	 * Take standard output for the result. What others write to it, such as the log, goes
	 * to standard error from then on.
	 * @return the output of this process
	 */
	static Output takeOver() {
		Console console = System.console();
		PrintStream out = System.out;
		PrintStream err = System.err;
		System.setOut(err);
		// Of a pipe or a file, Java asks the locale, which a container often does not
		// have
		Charset charset = (console != null) ? console.charset() : StandardCharsets.UTF_8;
		return new Output(writer(out, charset), writer(err, charset), console != null);
	}

	private static PrintWriter writer(PrintStream stream, Charset charset) {
		return new PrintWriter(new OutputStreamWriter(stream, charset), true);
	}

	void flush() {
		this.out.flush();
		this.err.flush();
	}

}
