package dev.migrate.plan;

/**
 * Where a database is, seen from a target.
 */
public enum Position {

	/** All that the target needs is applied, and nothing above it. */
	AT_TARGET,

	/** An upgrade is needed. */
	BELOW,

	/** All that the target needs is applied, and more above it: a downgrade is needed. */
	ABOVE,

	/** The version table names revisions that the graph does not have. */
	UNKNOWN

}
