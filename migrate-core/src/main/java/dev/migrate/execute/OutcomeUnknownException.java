package dev.migrate.execute;

import dev.migrate.error.Advice;
import dev.migrate.error.Command;
import dev.migrate.error.MigrateException;
import dev.migrate.tables.JournalRow;

/**
 * A revision stopped while a statement ran that is committed by itself, and nothing tells
 * whether it has run. Nothing has been changed.
 */
public final class OutcomeUnknownException extends MigrateException {

	private static final long serialVersionUID = 1L;

	private final String revision;

	OutcomeUnknownException(JournalRow row) {
		super("Revision '" + row.revision() + "' stopped in " + row.direction().verb() + " while a statement ran ("
				+ row.script() + ", " + row.excerpt() + "), and the catalog does not tell whether it is done.",
				Advice.of("Look whether it is, then say so with ")
					.and(Command.RESUME_DONE.run(row.revision()))
					.and(" or ")
					.and(Command.RESUME_NOT_DONE.run(row.revision()))
					.and("; the next run goes on behind the statement, or with it."));
		this.revision = row.revision();
	}

	/**
	 * The revision.
	 * @return the identifier
	 */
	public String revision() {
		return this.revision;
	}

}
