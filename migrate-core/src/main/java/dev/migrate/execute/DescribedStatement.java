package dev.migrate.execute;

import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.sql.SqlStatement;

/**
 * The beginning of a statement without the values in it, for logs and messages.
 */
final class DescribedStatement {

	private DescribedStatement() {
	}

	static String of(SqlStatement statement) {
		String text = OperationDescriber.describe(new ExecuteSql(statement.text(), "", 1, null));
		return text.substring("execute ".length());
	}

}
