package dev.migrate.execute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.migrate.dialect.Dialect;
import dev.migrate.schema.SqlValue;
import dev.migrate.sql.NamedParameters;
import org.jspecify.annotations.Nullable;

/**
 * A statement with parameters as JDBC takes it. Values mean what their literals would
 * mean: those of which the literal is no plain string, number, truth value or bytes stand
 * in the text.
 *
 * @param text the text, with question marks
 * @param values the values of those, in order
 */
record BoundStatement(String text, List<@Nullable Object> values) {

	static BoundStatement of(String sql, Map<String, SqlValue> row, Dialect dialect) {
		List<@Nullable Object> values = new ArrayList<>();
		String text = NamedParameters.of(sql, dialect.syntax()).forJdbc((name) -> {
			SqlValue value = row.get(name);
			return (value instanceof SqlValue.Expression expression) ? expression.sql() : placeholder(
					(value instanceof SqlValue.Literal literal) ? literal.value() : null, values, dialect);
		});
		return new BoundStatement(text, values);
	}

	private static String placeholder(@Nullable Object value, List<@Nullable Object> values, Dialect dialect) {
		if (value == null || value instanceof Number || value instanceof Boolean || value instanceof byte[]) {
			values.add(value);
			return "?";
		}
		if (value instanceof CharSequence || value instanceof Character) {
			values.add(value.toString());
			return "?";
		}
		String literal = dialect.spelling().literal(value);
		if (literal.startsWith("'")) {
			values.add(literal.substring(1, literal.length() - 1).replace("''", "'"));
			return "?";
		}
		return literal;
	}

}
