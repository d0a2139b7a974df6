package dev.migrate.dialect;

import java.sql.SQLException;

import dev.migrate.operation.Operation;
import dev.migrate.sql.SqlStatement;

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

	/**
	 * Whether the transaction is one of the caller, which is neither left nor ended here.
	 * @return {@code false} if it is the migration's own
	 */
	default boolean isJoined() {
		return false;
	}

	/**
	 * Refuse a statement that cannot do what it says, before anybody writes down that it
	 * begins. In a transaction or outside of one.
	 * @param statement the statement
	 * @throws SQLException if the database would refuse it, or fails
	 */
	default void check(SqlStatement statement) throws SQLException {
	}

	/**
	 * Mend what a process has left that ended in the middle of a statement, where the
	 * database does not undo it. Before anybody asks the catalog what became of it.
	 * @param statement what is known of the statement, its tables by name
	 * @throws SQLException if the database fails
	 */
	default void recover(String statement) throws SQLException {
	}

	/**
	 * Whether a rollback undoes a statement that reads or changes rows. A database may
	 * have tables that take no part in transactions.
	 * @param statement the statement
	 * @return {@code false} if that is not sure
	 * @throws SQLException if the database fails
	 */
	default boolean undoes(SqlStatement statement) throws SQLException {
		return true;
	}

	/**
	 * Whether the database commits what is before when it is asked what an operation does
	 * to a table as it is.
	 * @param operation the operation
	 * @return {@code true} if it does, or may
	 */
	default boolean readingCommits(Operation operation) {
		return false;
	}

	/**
	 * Whether making a sequence leaves the transaction open, which can then lose it.
	 * @return {@code true} if it does
	 */
	default boolean leavesSequencesOpen() {
		return false;
	}

}
