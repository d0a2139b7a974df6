package dev.migrate.tables;

import dev.migrate.error.MigrateException;
import dev.migrate.schema.TableName;

/**
 * A revision identifier does not fit into the version table. Nothing has run.
 */
public final class RevisionIdTooLongException extends MigrateException {

	private final String revision;

	private final int length;

	RevisionIdTooLongException(TableName table, String revision, int length, String remedy) {
		super("Revision '" + revision + "' has " + revision.length() + " characters, but the version table '" + table
				+ "' has space for " + length + ", as Alembic creates it.",
				"Widen the column once with `" + remedy
						+ "`, which Alembic does not mind, or give the revision a shorter identifier.");
		this.revision = revision;
		this.length = length;
	}

	/**
	 * The revision.
	 * @return its identifier
	 */
	public String revision() {
		return this.revision;
	}

	/**
	 * How many characters fit.
	 * @return the length of the column
	 */
	public int length() {
		return this.length;
	}

}
