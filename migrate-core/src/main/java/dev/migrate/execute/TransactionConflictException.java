package dev.migrate.execute;

import dev.migrate.dialect.Dialect;
import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Setting;
import dev.migrate.schema.TableName;
import dev.migrate.script.Script;
import dev.migrate.settings.TransactionMode;
import dev.migrate.sql.SqlStatement;

/**
 * What a revision runs cannot be part of the transaction in which it is to run. The
 * statement or the block has not run; of an SQL file, nothing has.
 */
public final class TransactionConflictException extends MigrateException {

	private static final String OUTSIDE_OF_JOINED = "Migrate outside of the transaction, without 'joinTransaction()'.";

	private final int line;

	private TransactionConflictException(String description, Advice advice, int line) {
		super(description, advice);
		this.line = line;
	}

	static TransactionConflictException ofTransactionControl(String place, SqlStatement statement, Dialect dialect) {
		return new TransactionConflictException(
				place(place) + " has '" + statement.excerpt(dialect.syntax())
						+ "', but the revision runs in a transaction of its own, which that would begin or end.",
				Advice.of("Remove the statement, or set 'transactional' of the revision to false "
						+ "(`-- transactional: false` in the header of an SQL file)."),
				statement.line());
	}

	static TransactionConflictException ofFile(String place, SqlStatement statement, Dialect dialect) {
		return new TransactionConflictException(
				place(place) + " has '" + statement.excerpt(dialect.syntax()) + "', which " + dialect.productName()
						+ " does not run in a transaction.",
				Advice.of("Move it to a revision of its own, or write `-- transactional: false` into the header; what "
						+ "ran before a failure then stays applied."),
				statement.line());
	}

	static TransactionConflictException ofCode(SqlStatement statement, Dialect dialect) {
		return new TransactionConflictException(
				"'" + statement.excerpt(dialect.syntax()) + "' does not run in a transaction on "
						+ dialect.productName() + ".",
				Advice
					.of("Run it with `op.autocommit(() -> op.execute(…))`, or set transactional = false in @Revision."),
				statement.line());
	}

	/**
	 * Outside of a transaction, each statement is committed with its row in the journal.
	 */
	static TransactionConflictException ofCount(SqlStatement statement, Dialect dialect) {
		return new TransactionConflictException(
				"'" + statement.excerpt(dialect.syntax())
						+ "' asks what the statement before it has done, but that was committed, and what "
						+ dialect.productName() + " tells now is not about it.",
				Advice.of("Let both run in one transaction: leave `transactional: false` out, or move what needs that "
						+ "to another revision."),
				statement.line());
	}

	private static String place(String place) {
		return Character.toUpperCase(place.charAt(0)) + place.substring(1);
	}

	/**
	 * One transaction is asked for all revisions, and a block is to run outside.
	 */
	static TransactionConflictException ofBlock() {
		return new TransactionConflictException(
				"A part of the revision has to run outside of a transaction, but one transaction is asked for "
						+ "all revisions.",
				Advice.of(Setting.TRANSACTION.to(TransactionMode.PER_REVISION)).and("."), 0);
	}

	/**
	 * One transaction is asked for all revisions, and one of them runs outside.
	 */
	static TransactionConflictException ofRevision(Script script) {
		return new TransactionConflictException(
				"Revision '" + script.node().id() + "' (" + script.name()
						+ ") runs outside of a transaction, but one transaction is asked for all revisions.",
				Advice.of(Setting.TRANSACTION.to(TransactionMode.PER_REVISION))
					.and(", or run this revision for itself."),
				0);
	}

	/**
	 * A transaction of the caller is joined, and a block is to run outside.
	 */
	static TransactionConflictException ofJoinedBlock() {
		return new TransactionConflictException(
				"A part of the revision has to run outside of a transaction, but the caller's is joined.",
				Advice.of(OUTSIDE_OF_JOINED), 0);
	}

	/**
	 * A transaction of the caller is joined, and a revision runs outside.
	 */
	static TransactionConflictException ofJoinedRevision(Script script) {
		return new TransactionConflictException(
				"Revision '" + script.node().id() + "' (" + script.name()
						+ ") runs outside of a transaction, but the caller's is joined.",
				Advice.of(OUTSIDE_OF_JOINED), 0);
	}

	/**
	 * A transaction of the caller is joined, in which foreign keys stay enforced.
	 */
	static TransactionConflictException ofJoinedRebuild(String revision, TableName table) {
		return new TransactionConflictException("Revision '" + revision + "' rebuilds table '" + table
				+ "', to which others refer: that needs foreign keys to be switched off before a transaction begins, "
				+ "but the caller's is joined.", Advice.of(OUTSIDE_OF_JOINED), 0);
	}

	/**
	 * Where the statement is.
	 * @return the line in the file, counted from 1; 0 if it is no statement
	 */
	public int line() {
		return this.line;
	}

}
