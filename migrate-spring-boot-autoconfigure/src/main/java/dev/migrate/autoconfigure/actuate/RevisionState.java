package dev.migrate.autoconfigure.actuate;

import dev.migrate.lang.Internal;

/**
 * Where a revision is.
 */
@Internal
public enum RevisionState {

	/** The database has it. */
	APPLIED,

	/** An upgrade to the target would run it. */
	PENDING,

	/** The database does not have it, and the target does not ask for it. */
	NOT_TARGETED

}
