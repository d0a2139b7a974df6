package dev.migrate.schema;

import org.jspecify.annotations.Nullable;

/**
 * A value in a statement: a literal, which the dialect renders safely, or an SQL
 * expression, which is taken as it is.
 */
public sealed interface SqlValue {

	/**
	 * The value for what a user wrote: an {@code SqlValue} stays what it is, all else is
	 * a literal.
	 * @param value a string, number, boolean, {@code java.time} value, {@code byte[]},
	 * {@code UUID}, enum constant, {@code SqlValue}, or {@code null}
	 * @return the value
	 */
	static SqlValue of(@Nullable Object value) {
		return (value instanceof SqlValue sqlValue) ? sqlValue : new Literal(value);
	}

	/**
	 * A literal.
	 *
	 * @param value the value; {@code null} is SQL's NULL
	 */
	record Literal(@Nullable Object value) implements SqlValue {
	}

	/**
	 * An SQL expression.
	 *
	 * @param sql the text, taken as it is
	 */
	record Expression(String sql) implements SqlValue {
	}

}
