package dev.migrate.execute;

import java.util.ArrayList;
import java.util.List;
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
record TransactionRules(Dialect dialect) {

	/** In characters. There may be thousands of revisions. */
	private static final int SHORT = 4096;

	/**
	 * The statements of an SQL file, none of which has been read.
	 */
	FileStatements statements(Script script) {
		return new FileStatements(script);
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
	final class FileStatements {

		private final Script script;

		private final boolean transactional;

		private @Nullable SqlStatement outside;

		private int count;

		private int texts;

		private int length;

		private final List<SqlStatement> kept = new ArrayList<>();

		FileStatements(Script script) {
			this.script = script;
			this.transactional = script.transactional() && TransactionRules.this.dialect.transactionalDdl();
		}

		/**
		 * Read all of the text, so that what cannot be split is found out.
		 * @throws TransactionConflictException if the file cannot run as it is
		 * @throws dev.migrate.sql.SqlSyntaxException if it cannot be split
		 */
		void read(Consumer<Operations> body) {
			Recording.walk(TransactionRules.this.dialect.name(), body, this::add);
		}

		/**
		 * All statements of a short file that is one text.
		 */
		List<SqlStatement> kept() {
			return (this.texts == 1 && this.length <= SHORT) ? List.copyOf(this.kept) : List.of();
		}

		private void add(Recording.Entry entry) {
			if (entry.operation() instanceof ExecuteSql sql) {
				this.texts++;
				new SqlSplitter(TransactionRules.this.dialect.syntax())
					.split(sql.sql(), sql.line(), sql.origin(), sql::written)
					.forEach(this::add);
			}
		}

		private void add(SqlStatement statement) {
			this.count++;
			keep(statement);
			if (this.transactional && statement.facts().transactionControl()) {
				throw TransactionConflictException.ofTransactionControl(place(this.script, statement), statement,
						TransactionRules.this.dialect);
			}
			if (this.outside == null && statement.facts().needsAutocommit()) {
				this.outside = statement;
			}
		}

		private void keep(SqlStatement statement) {
			this.length += statement.text().length() + statement.copyData().map(String::length).orElse(0);
			if (this.length <= SHORT) {
				this.kept.add(statement);
			}
			else {
				this.kept.clear();
			}
		}

		/**
		 * Whether the file can run in a transaction. A file of one statement that cannot
		 * runs without one.
		 * @throws TransactionConflictException if the file cannot run as it is
		 */
		boolean allowTransaction() {
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
