package dev.migrate.settings;

/**
 * What a start does.
 */
public enum Mode {

	/** Bring the database to the target. */
	UPGRADE,

	/** Change nothing, and fail if the database is not at the target. */
	VERIFY,

	/** Do nothing. */
	NONE

}
