package dev.migrate.execute.journal;

import dev.migrate.error.Advice;
import dev.migrate.error.Command;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Remedy;
import dev.migrate.plan.Direction;
import dev.migrate.tables.JournalRow;

/**
 * A revision that stopped in the middle was edited where it is done already, or makes
 * something else of rows that it has changed itself. Nothing has been changed.
 */
public final class ChangedStatementException extends MigrateException {

	private static final String EDITED = "Put back what the revision said up to that place, and correct only what "
			+ "comes behind it; or complete it by hand and tell that with ";

	private static final String READS = "If it was edited, put back what it said up to that place, and correct only "
			+ "what comes behind it. If it reads rows that it has changed itself, it reads others in each run: look "
			+ "which are changed, do by hand what is missing of the revision, and tell that with ";

	private final String revision;

	private final Direction direction;

	private final String script;

	private final String statement;

	private final String now;

	ChangedStatementException(JournalRow row, String now, boolean readsRows) {
		super("Revision '" + row.revision() + "' stopped in " + row.direction().verb() + " behind " + row.script()
				+ " (" + row.excerpt() + "), and what is done until there is not what the revision "
				+ (readsRows ? "makes of the rows that it reads now (" : "says now (") + now + ").",
				Advice.of(readsRows ? READS : EDITED)
					.and(completion(row))
					.and(". Values that differ with each "
							+ "run, such as a random UUID or the time, count too: let the database make them."));
		this.revision = row.revision();
		this.direction = row.direction();
		this.script = row.script();
		this.statement = row.excerpt();
		this.now = now;
	}

	private static Remedy completion(JournalRow row) {
		boolean down = row.direction() == Direction.DOWNGRADE;
		return (down ? Command.REPAIR_UNDONE : Command.REPAIR_APPLIED).run(row.revision());
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

	/**
	 * What the revision says now in the place of what is done.
	 * @return place and beginning of a statement, without literals
	 */
	public String now() {
		return this.now;
	}

}
