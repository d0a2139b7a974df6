package dev.migrate.execute;

import java.util.function.Consumer;

import dev.migrate.dialect.Dialect;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.Operations;
import dev.migrate.operation.Recording;
import dev.migrate.script.Script;
import dev.migrate.sql.SqlSplitter;
import dev.migrate.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Which statements cannot be part of a revision that runs in a transaction: those that
 * end it would commit its first half without the version table's row, and others the
 * database refuses there.
 */
final class TransactionRules {

	private final Dialect dialect;

	TransactionRules(Dialect dialect) {
		this.dialect = dialect;
	}

	/**
	 * Whether an SQL file can run in a transaction. A file of one statement that cannot
	 * runs without one. All of the text is read, so that what cannot be split is found
	 * out here.
	 * @throws TransactionConflictException if the file cannot run as it is
	 * @throws dev.migrate.sql.SqlSyntaxException if it cannot be split
	 */
	boolean allowTransaction(Script script, Consumer<Operations> body) {
		FileStatements statements = new FileStatements(script);
		Recording.walk(this.dialect.name(), body, statements::add);
		return statements.allowTransaction();
	}

	private static String place(Script script, SqlStatement statement) {
		return "line " + statement.line() + " of '" + script.name() + "'";
	}

	/**
	 * Check a statement that Java code is about to run in a transaction.
	 * @throws TransactionConflictException if it cannot
	 */
	void check(SqlStatement statement) {
		if (statement.facts().transactionControl()) {
			throw TransactionConflictException.ofTransactionControl("op.execute", statement, this.dialect);
		}
		if (statement.facts().needsAutocommit()) {
			throw TransactionConflictException.ofCode(statement, this.dialect);
		}
	}

	/**
	 * The statements of a file, of which few are kept.
	 */
	private final class FileStatements {

		private final Script script;

		private final boolean transactional;

		private @Nullable SqlStatement outside;

		private int count;

		FileStatements(Script script) {
			this.script = script;
			this.transactional = script.transactional() && TransactionRules.this.dialect.transactionalDdl();
		}

		private void add(Recording.Entry entry) {
			if (entry.operation() instanceof ExecuteSql sql) {
				new SqlSplitter(TransactionRules.this.dialect.syntax())
					.split(sql.sql(), sql.line(), sql.origin(), sql::written)
					.forEach(this::add);
			}
		}

		private void add(SqlStatement statement) {
			this.count++;
			if (this.transactional && statement.facts().transactionControl()) {
				throw TransactionConflictException.ofTransactionControl(place(this.script, statement), statement,
						TransactionRules.this.dialect);
			}
			if (this.outside == null && statement.facts().needsAutocommit()) {
				this.outside = statement;
			}
		}

		private boolean allowTransaction() {
			SqlStatement first = this.outside;
			if (!this.transactional || first == null) {
				return this.script.transactional();
			}
			if (this.count > 1) {
				throw TransactionConflictException.ofFile(place(this.script, first), first,
						TransactionRules.this.dialect);
			}
			return false;
		}

	}

}
