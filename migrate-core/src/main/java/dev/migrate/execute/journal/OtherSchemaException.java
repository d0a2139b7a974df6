package dev.migrate.execute.journal;

import dev.migrate.error.Advice;
import dev.migrate.error.Command;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Quoted;
import dev.migrate.tables.JournalRow;

/**
 * A revision stopped in the middle, and names without a schema now mean another schema
 * than they did then, so that its rest would go where its beginning is not. Nothing has
 * been changed.
 */
public final class OtherSchemaException extends MigrateException {

	private final String revision;

	private final String before;

	private final String now;

	OtherSchemaException(JournalRow row, String before, String now) {
		super("Revision '" + row.revision() + "' stopped in " + row.direction().verb() + " at " + row.excerpt() + " ("
				+ row.script() + ") while names without a schema meant " + shown(before) + "; now they mean "
				+ shown(now) + ".",
				Advice
					.of("Set the search path back, in the URL or of the user. Or complete the revision by hand and say so "
							+ "with ")
					.and(Command.REPAIR_APPLIED.run(row.revision()))
					.and(", or undo what is done of it and say so with ")
					.and(Command.REPAIR_UNDONE.run(row.revision()))
					.and("."));
		this.revision = row.revision();
		this.before = before;
		this.now = now;
	}

	private static String shown(String path) {
		return path.isEmpty() ? "none" : "'" + Quoted.visible(path) + "'";
	}

	/**
	 * The revision.
	 * @return the identifier
	 */
	public String revision() {
		return this.revision;
	}

	/**
	 * Where names without a schema were looked for when the revision stopped.
	 * @return the schema, or the search path
	 */
	public String before() {
		return this.before;
	}

	/**
	 * Where they are looked for now.
	 * @return the schema, or the search path; empty if there is none
	 */
	public String now() {
		return this.now;
	}

}
