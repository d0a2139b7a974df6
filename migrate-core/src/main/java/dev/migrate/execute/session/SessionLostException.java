package dev.migrate.execute.session;

import dev.migrate.error.Advice;
import dev.migrate.error.Command;
import dev.migrate.error.MigrateException;

/**
 * A revision stopped behind a statement whose effect was in its database session only,
 * such as a temporary table, and the session has ended. Nothing has been changed.
 */
public final class SessionLostException extends MigrateException {

	private final String revision;

	private final String statement;

	SessionLostException(String revision, String statement) {
		this(revision, statement, "");
	}

	SessionLostException(String revision, SessionMemory.Lost lost, String reader) {
		this(revision, lost.origin(), " " + reader + " reads '" + lost.name() + "', which is not there any more.");
	}

	private SessionLostException(String revision, String statement, String what) {
		super("Revision '" + revision + "' stopped behind " + statement
				+ ", which has left something in a database session that has ended, so that it cannot go on there."
				+ what,
				Advice.of("Complete the revision by hand and say so with ")
					.and(Command.REPAIR_APPLIED.run(revision))
					.and(", or undo what is done of it and say so with ")
					.and(Command.REPAIR_UNDONE.run(revision))
					.and("."));
		this.revision = revision;
		this.statement = statement;
	}

	/**
	 * The revision.
	 * @return the identifier
	 */
	public String revision() {
		return this.revision;
	}

	/**
	 * The statement that has left something in the session that is gone.
	 * @return its place and its beginning, without literals
	 */
	public String statement() {
		return this.statement;
	}

}
