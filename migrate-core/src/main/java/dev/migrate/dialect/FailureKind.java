package dev.migrate.dialect;

/**
 * What a failure means, where something follows from it.
 */
public enum FailureKind {

	/** The table is not there. */
	TABLE_MISSING,

	/** Something waited too long for a lock; trying again can help. */
	LOCK_TIMEOUT,

	/** A statement has run longer than it may, or somebody has ended it. */
	CANCELED,

	/** The user may not do that. */
	NOT_PERMITTED,

	/** Nothing can be written here. */
	READ_ONLY,

	/** There is no space for what is written: on the disk, or up to a limit. */
	NO_SPACE,

	/** User or password are wrong. */
	NOT_AUTHENTICATED,

	/** There are as many sessions as may be; it can help to wait. */
	TOO_MANY_SESSIONS,

	/** The connection is gone, or none could be made. */
	DISCONNECTED,

	/** The session was ended, as it had run nothing for too long. */
	IDLE,

	/** All others. */
	OTHER

}
