package dev.migrate.tenant;

/**
 * What a tenant that cannot be migrated means for the others.
 */
public enum OnFailure {

	/** The others are migrated all the same. */
	GO_ON,

	/** Those that have begun are completed, and no other begins. */
	STOP

}
