package dev.migrate.execute;

import dev.migrate.dialect.Dialect;
import dev.migrate.error.MigrateException;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.sql.SqlStatement;

/**
 * A revision that runs in a transaction has a statement that cannot be part of it. The
 * statement has not run; of an SQL file, nothing has.
 */
public final class StatementInTransactionException extends MigrateException {

	private static final long serialVersionUID = 1L;

	private final int line;

	private StatementInTransactionException(String description, String action, SqlStatement statement) {
		super(description, action);
		this.line = statement.line();
	}

	static StatementInTransactionException ofTransaction(String place, SqlStatement statement) {
		return new StatementInTransactionException(
				place(place) + " has '" + OperationDescriber.excerpt(statement.text())
						+ "', but the revision runs in a transaction of its own, which that would begin or end.",
				"Remove the statement, or set 'transactional' of the revision to false "
						+ "(`-- transactional: false` in the header of an SQL file).",
				statement);
	}

	static StatementInTransactionException notAllowedInFile(String place, SqlStatement statement, Dialect dialect) {
		return new StatementInTransactionException(
				place(place) + " has '" + OperationDescriber.excerpt(statement.text()) + "', which "
						+ dialect.productName() + " does not run in a transaction.",
				"Move it to a revision of its own, or write `-- transactional: false` into the header; what ran before "
						+ "a failure then stays applied.",
				statement);
	}

	static StatementInTransactionException notAllowedInCode(SqlStatement statement, Dialect dialect) {
		return new StatementInTransactionException(
				"'" + OperationDescriber.excerpt(statement.text()) + "' does not run in a transaction on "
						+ dialect.productName() + ".",
				"Run it with `op.autocommit(() -> op.execute(…))`, or set transactional = false in @Revision.",
				statement);
	}

	private static String place(String place) {
		return Character.toUpperCase(place.charAt(0)) + place.substring(1);
	}

	/**
	 * Where the statement is.
	 * @return the line in the file, counted from 1
	 */
	public int line() {
		return this.line;
	}

}
