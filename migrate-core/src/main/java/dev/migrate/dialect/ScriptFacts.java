package dev.migrate.dialect;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How a file of SQL for a database is written and run by somebody else than us.
 *
 * @param command how the database's own client runs a file, ending at the first error;
 * for people
 * @param preamble what a file begins with
 */
public record ScriptFacts(String command, Preamble preamble) {

	/**
	 * The first statements of a file.
	 * @param schema the schema that names without one are in, or {@code null} for that of
	 * the session
	 * @return the statements
	 */
	public List<String> preamble(@Nullable String schema) {
		return this.preamble.statements(schema);
	}

	/**
	 * What a file begins with, so that its statements mean the same whatever the settings
	 * of the session are that runs it.
	 */
	@FunctionalInterface
	public interface Preamble {

		/**
		 * The statements.
		 * @param schema the schema that names without one are in, or {@code null} for
		 * that of the session
		 * @return the statements
		 */
		List<String> statements(@Nullable String schema);

	}

}
