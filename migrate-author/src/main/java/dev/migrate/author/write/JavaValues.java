package dev.migrate.author.write;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;

import dev.migrate.schema.SqlValue;
import org.jspecify.annotations.Nullable;

/**
 * Values as Java.
 */
record JavaValues(JavaSource source) {

	private static final Set<Class<?>> PARSED = Set.of(LocalDate.class, LocalTime.class, LocalDateTime.class,
			Instant.class, OffsetDateTime.class, ZonedDateTime.class);

	/**
	 * A value where an object is asked for that {@link SqlValue#of} takes.
	 */
	String object(SqlValue value) {
		if (value instanceof SqlValue.Expression expression) {
			return this.source.definition("expression", JavaSource.text(expression.sql())).toString();
		}
		Object literal = ((SqlValue.Literal) value).value();
		return (literal != null) ? literal(literal) : this.source.name(SqlValue.class) + ".of(null)";
	}

	/**
	 * A value where {@code null} is SQL's NULL.
	 */
	String cell(SqlValue value) {
		return (value instanceof SqlValue.Literal literal && literal.value() == null) ? "null" : object(value);
	}

	private String literal(Object value) {
		if (value instanceof CharSequence text) {
			return JavaSource.text(text.toString());
		}
		if (value instanceof Character character) {
			return character(character);
		}
		if (value instanceof Number number) {
			return number(number);
		}
		if (value instanceof Boolean bool) {
			return bool.toString();
		}
		if (value instanceof Enum<?> constant) {
			return this.source.constant(constant);
		}
		if (value instanceof byte[] bytes) {
			return this.source.name(HexFormat.class) + ".of().parseHex(\"" + HexFormat.of().formatHex(bytes) + "\")";
		}
		return made(value);
	}

	private static String character(Character character) {
		return switch (character) {
			case '\'' -> "'\\''";
			case '"' -> "'\"'";
			default -> {
				String text = JavaSource.text(character.toString());
				yield "'" + text.substring(1, text.length() - 1) + "'";
			}
		};
	}

	private String number(Number number) {
		if (number instanceof Integer) {
			return number.toString();
		}
		if (number instanceof Long) {
			return number + "L";
		}
		if (number instanceof Short || number instanceof Byte) {
			return "(" + ((number instanceof Short) ? "short" : "byte") + ") " + number;
		}
		if (number instanceof BigDecimal || number instanceof BigInteger) {
			return "new " + this.source.name(number.getClass()) + "(" + JavaSource.text(number.toString()) + ")";
		}
		if (number instanceof Double || number instanceof Float) {
			return floating(number);
		}
		throw notWritable(number);
	}

	private static String floating(Number number) {
		String name = number.getClass().getSimpleName();
		double value = number.doubleValue();
		if (Double.isNaN(value)) {
			return name + ".NaN";
		}
		if (Double.isInfinite(value)) {
			return name + ((value > 0) ? ".POSITIVE_INFINITY" : ".NEGATIVE_INFINITY");
		}
		return (number instanceof Float) ? number + "f" : number.toString();
	}

	private String made(Object value) {
		if (value instanceof UUID) {
			return this.source.name(UUID.class) + ".fromString(" + JavaSource.text(value.toString()) + ")";
		}
		if (value instanceof URI) {
			return this.source.name(URI.class) + ".create(" + JavaSource.text(value.toString()) + ")";
		}
		if (PARSED.contains(value.getClass())) {
			return this.source.name(value.getClass()) + ".parse(" + JavaSource.text(value.toString()) + ")";
		}
		throw notWritable(value);
	}

	private static IllegalArgumentException notWritable(Object value) {
		return new IllegalArgumentException("'value' must be a string, number, boolean, java.time value, byte[], UUID, "
				+ "enum constant or null but was of " + value.getClass());
	}

	static String textOrNull(@Nullable String text) {
		return (text != null) ? JavaSource.text(text) : "null";
	}

	/**
	 * A number where a {@code long} is asked for.
	 */
	static String number(long number) {
		return (number == (int) number) ? String.valueOf(number) : number + "L";
	}

}
