package dev.migrate.execute.journal;

import dev.migrate.error.Advice;
import dev.migrate.error.Command;
import dev.migrate.error.MigrateException;
import dev.migrate.plan.Direction;
import dev.migrate.tables.JournalRow;

/**
 * A revision stopped while a statement ran that is committed by itself, and nothing tells
 * whether it has run. Nothing has been changed.
 */
public final class OutcomeUnknownException extends MigrateException {

	private final String revision;

	private final Direction direction;

	private final String script;

	private final String statement;

	OutcomeUnknownException(JournalRow row) {
		super("Revision '" + row.revision() + "' stopped in " + row.direction().verb() + " while a statement ran ("
				+ row.script() + ", " + row.excerpt() + "), and the catalog does not tell whether it is done.",
				Advice.of("Look whether it is, then say so with ")
					.and(Command.RESUME_DONE.run(row.revision()))
					.and(" or ")
					.and(Command.RESUME_NOT_DONE.run(row.revision()))
					.and("; the next run goes on behind the statement, or with it."));
		this.revision = row.revision();
		this.direction = row.direction();
		this.script = row.script();
		this.statement = row.excerpt();
	}

	/**
	 * The revision.
	 * @return the identifier
	 */
	public String revision() {
		return this.revision;
	}

	/**
	 * Which way the revision was going.
	 * @return upgrade or downgrade
	 */
	public Direction direction() {
		return this.direction;
	}

	/**
	 * The script in which it stopped.
	 * @return the class or the file
	 */
	public String script() {
		return this.script;
	}

	/**
	 * The statement at which it stopped.
	 * @return its place and its beginning, without literals
	 */
	public String statement() {
		return this.statement;
	}

}
