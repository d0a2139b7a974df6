package dev.migrate.plan;

import dev.migrate.revision.Wording;

/**
 * The version table names one revision in two rows.
 */
public final class DuplicateRowException extends PlanException {

	private final String id;

	DuplicateRowException(String id) {
		super("The version table has two rows for revision " + Wording.quoted(id)
				+ ", so a change of one would meet both.",
				"Delete one of the rows and give the table its primary key back.");
		this.id = id;
	}

	/**
	 * The revision that is there twice.
	 * @return the identifier
	 */
	public String id() {
		return this.id;
	}

}
