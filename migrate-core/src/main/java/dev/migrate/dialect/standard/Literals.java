package dev.migrate.dialect.standard;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Literals of standard SQL, safe whatever they hold. A database overrides what it writes
 * differently. Thread-safe.
 */
public class Literals {

	private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder().appendPattern("HH:mm:ss")
		.appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
		.toFormatter();

	private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
		.append(DateTimeFormatter.ISO_LOCAL_DATE)
		.appendLiteral(' ')
		.append(TIME)
		.toFormatter();

	/**
	 * A literal.
	 * @throws IllegalArgumentException if there is no literal for values of its class
	 */
	final String render(@Nullable Object value) {
		if (value == null) {
			return "NULL";
		}
		if (value instanceof CharSequence || value instanceof Character) {
			return text(value.toString());
		}
		if (value instanceof Number number) {
			return number(number);
		}
		if (value instanceof Boolean bool) {
			return bool(bool);
		}
		if (value instanceof byte[] bytes) {
			return bytes(HexFormat.of().formatHex(bytes));
		}
		if (value instanceof UUID || value instanceof java.net.URI) {
			return text(value.toString());
		}
		if (value instanceof Enum<?> constant) {
			return text(constant.name());
		}
		return temporal(value);
	}

	private String number(Number number) {
		if (number instanceof BigDecimal decimal) {
			return decimal.toPlainString();
		}
		if (number instanceof Byte || number instanceof Short || number instanceof Integer || number instanceof Long
				|| number instanceof BigInteger) {
			return number.toString();
		}
		if (number instanceof Double || number instanceof Float) {
			return floating(number.doubleValue(), number.toString());
		}
		throw notRenderable(number);
	}

	/**
	 * A floating-point number.
	 * @param value the number
	 * @param text its shortest decimal text
	 */
	public String floating(double value, String text) {
		if (!Double.isFinite(value)) {
			throw new IllegalArgumentException("'" + text + "' is no number that this database can have");
		}
		return new BigDecimal(text).toString();
	}

	private String temporal(Object value) {
		if (value instanceof LocalDate date) {
			return temporal("DATE", date.toString());
		}
		if (value instanceof LocalTime time) {
			return temporal("TIME", TIME.format(time));
		}
		if (value instanceof LocalDateTime dateTime) {
			return temporal("TIMESTAMP", TIMESTAMP.format(dateTime));
		}
		if (value instanceof Instant instant) {
			return timestampWithTimeZone(instant.atOffset(ZoneOffset.UTC));
		}
		if (value instanceof OffsetDateTime dateTime) {
			return timestampWithTimeZone(dateTime);
		}
		if (value instanceof ZonedDateTime dateTime) {
			return timestampWithTimeZone(dateTime.toOffsetDateTime());
		}
		throw notRenderable(value);
	}

	private static IllegalArgumentException notRenderable(Object value) {
		return new IllegalArgumentException("'value' must be a string, number, boolean, java.time value, byte[], UUID, "
				+ "enum constant or null but was of " + value.getClass());
	}

	/**
	 * A string.
	 * @return the literal
	 */
	public String text(String text) {
		return "'" + text.replace("'", "''") + "'";
	}

	protected String bool(boolean value) {
		return value ? "TRUE" : "FALSE";
	}

	/**
	 * Bytes.
	 * @param hex the bytes, two hexadecimal digits each
	 * @return the literal
	 */
	public String bytes(String hex) {
		return "X'" + hex + "'";
	}

	/**
	 * A date, a time or a timestamp without an offset.
	 * @param type the word of its type
	 * @param text such as {@code 2026-11-22 18:45:52.919}
	 * @return the literal
	 */
	protected String temporal(String type, String text) {
		return type + " '" + text + "'";
	}

	/**
	 * A timestamp.
	 * @return the literal
	 */
	protected String timestampWithTimeZone(OffsetDateTime timestamp) {
		return "TIMESTAMP WITH TIME ZONE '" + withOffset(timestamp) + "'";
	}

	/**
	 * A timestamp with its offset.
	 * @return such as {@code 2026-11-22 18:45:52.919+00:00}
	 */
	public static String withOffset(OffsetDateTime timestamp) {
		return dateTime(timestamp.toLocalDateTime()) + timestamp.getOffset().getId().replace("Z", "+00:00");
	}

	/**
	 * A date and time without offset.
	 * @return such as {@code 2026-11-22 18:45:52.919}
	 */
	public static String dateTime(LocalDateTime dateTime) {
		return TIMESTAMP.format(dateTime);
	}

}
