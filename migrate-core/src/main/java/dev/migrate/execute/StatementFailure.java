package dev.migrate.execute;

import java.sql.SQLException;

/**
 * Carries a failure of the database through the code of a revision, which does not
 * declare it.
 */
final class StatementFailure extends RuntimeException {

	private final SQLException failure;

	private final boolean placed;

	StatementFailure(SQLException failure) {
		this(failure, true);
	}

	StatementFailure(SQLException failure, boolean placed) {
		super(failure);
		this.failure = failure;
		this.placed = placed;
	}

	/**
	 * Whether it is known which statement has failed.
	 */
	boolean isPlaced() {
		return this.placed;
	}

	SQLException failure() {
		return this.failure;
	}

}
