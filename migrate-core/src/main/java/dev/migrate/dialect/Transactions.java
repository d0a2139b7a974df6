package dev.migrate.dialect;

import java.sql.SQLException;

/**
 * The transaction of a revision, which it can leave for a while.
 */
public interface Transactions {

	/**
	 * Commit what was done and go on in autocommit mode, keeping the lock where the
	 * database can.
	 * @throws SQLException if the database fails
	 */
	void suspendTransaction() throws SQLException;

	/**
	 * Begin a transaction again.
	 * @throws SQLException if the database fails
	 */
	void resumeTransaction() throws SQLException;

	/**
	 * Make what was done permanent, without letting go of the lock or of the transaction
	 * mode, on databases where DDL does that anyway.
	 * @throws SQLException if the database fails
	 */
	void flush() throws SQLException;

}
