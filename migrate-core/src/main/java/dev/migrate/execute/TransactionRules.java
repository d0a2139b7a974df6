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
	 * runs without one.
	 * @throws TransactionConflictException if the file cannot run as it is
	 */
	boolean allowTransaction(Script script, Consumer<Operations> body) {
		List<SqlStatement> outside = new ArrayList<>();
		int count = 0;
		for (Recording.Entry entry : Recording.of(this.dialect.name(), body).entries()) {
			for (SqlStatement statement : statements(entry, script)) {
				count++;
				if (statement.facts().transactionControl()) {
					throw TransactionConflictException.ofTransactionControl(place(script, statement), statement,
							this.dialect);
				}
				if (statement.facts().needsAutocommit()) {
					outside.add(statement);
				}
			}
		}
		if (count > 1 && !outside.isEmpty()) {
			throw TransactionConflictException.ofFile(place(script, outside.get(0)), outside.get(0), this.dialect);
		}
		return outside.isEmpty();
	}

	private Iterable<SqlStatement> statements(Recording.Entry entry, Script script) {
		return (entry.operation() instanceof ExecuteSql sql)
				? new SqlSplitter(this.dialect.syntax()).split(sql.sql(), sql.line(), sql.origin(), sql::written)
				: List.of();
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

}
