package dev.migrate.branch;

/**
 * What is known of two branches, or of two operations, that may run in either order. The
 * order is that of gravity.
 */
public enum BranchOutcome {

	/** Either order leads to the same schema. */
	COMMUTE,

	/**
	 * Whether the order matters depends on what is not known: rows, SQL text that nobody
	 * can tell, or code.
	 */
	UNKNOWN,

	/** The order matters: the other order fails, or leads to another schema. */
	CONFLICT;

	BranchOutcome or(BranchOutcome other) {
		return (compareTo(other) >= 0) ? this : other;
	}

}
