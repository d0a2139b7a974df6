package dev.migrate.autoconfigure.actuate;

/**
 * Where a revision is.
 */
public enum RevisionState {

	/** The database has it. */
	APPLIED,

	/** An upgrade to the target would run it. */
	PENDING,

	/** The database does not have it, and the target does not ask for it. */
	NOT_TARGETED

}
