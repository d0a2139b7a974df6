package dev.migrate.execute;

import java.util.Map;

import dev.migrate.dialect.Dialect;
import dev.migrate.schema.SqlValue;
import dev.migrate.sql.NamedParameters;
import dev.migrate.sql.SqlStatement;

/**
 * Puts literals in the place of parameters, for a run as for a script, so that a value
 * means the same in both.
 */
final class LiteralParameters {

	private LiteralParameters() {
	}

	static SqlStatement fill(SqlStatement statement, Map<String, SqlValue> values, Dialect dialect) {
		return statement.withText(NamedParameters.of(statement.text(), dialect.syntax())
			.withLiterals((name) -> dialect.spelling().value(values.get(name))));
	}

}
