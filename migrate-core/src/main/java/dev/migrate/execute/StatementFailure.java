package dev.migrate.execute;

import java.sql.SQLException;

/**
 * Carries a failure of the database through the code of a revision.
 */
final class StatementFailure extends RuntimeException {

	private static final long serialVersionUID = 1L;

	StatementFailure(SQLException failure) {
		super(failure.getMessage(), failure);
	}

}
