package dev.migrate.dialect.normal;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.dialect.NormalForm;
import dev.migrate.dialect.OperationNotSupportedException;
import dev.migrate.dialect.Spelling;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TypeName;
import dev.migrate.sql.SqlToken;
import org.jspecify.annotations.Nullable;

/**
 * Brings defaults to one form: a literal of the kind that the column has, where it is
 * beyond doubt, else the text of an expression.
 *
 * @param form what is usual on the database
 * @param spelling writes literals
 * @param expressions writes expressions
 */
record DefaultNormalizer(NormalForm form, Spelling spelling, ExpressionText expressions) {

	private static final Pattern TEMPORAL = Pattern
		.compile("(?:date|time|timestamp)(?: with(?:out)? time zone)? '([^']*)'", Pattern.CASE_INSENSITIVE);

	// A sign that changes nothing
	private static final Pattern SIGN = Pattern.compile("^\\+ ?(?=[\\d.])");

	private static final Pattern NUMBER = Pattern.compile("-?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?\\d{1,2})?",
			Pattern.CASE_INSENSITIVE);

	private static final Set<TypeName> NUMBERS = Set.of(TypeName.TINYINT, TypeName.SMALLINT, TypeName.INTEGER,
			TypeName.BIGINT, TypeName.NUMERIC, TypeName.REAL, TypeName.DOUBLE);

	private static final Set<TypeName> TIMES = Set.of(TypeName.TIME, TypeName.TIMESTAMP,
			TypeName.TIMESTAMP_WITH_TIME_ZONE);

	// Zeros at the end of a fraction of a second
	private static final Pattern FRACTION = Pattern.compile("(\\d\\d:\\d\\d:\\d\\d)(?:(\\.\\d*[1-9])0+|\\.0+)");

	private static final Set<TypeName> TEXTS = Set.of(TypeName.CHAR, TypeName.VARCHAR, TypeName.TEXT, TypeName.ENUM);

	/**
	 * Normalize a default.
	 * @param value the default
	 * @param type the type of the column in normal form
	 * @return the default, or {@code null} if it is NULL
	 */
	@Nullable SqlValue normalize(SqlValue value, ColumnType declared, ColumnType type) {
		if (value instanceof SqlValue.Literal literal && literal.value() == null) {
			return null;
		}
		SqlValue read = read(value, declared, type);
		if (read == null) {
			return null;
		}
		return this.form.defaultValue(
				(read instanceof SqlValue.Literal literal) ? SqlValue.of(literal(literal.value(), type.name())) : read,
				type);
	}

	private @Nullable SqlValue read(SqlValue value, ColumnType declared, ColumnType type) {
		if (value instanceof SqlValue.Literal literal && literal.value() instanceof String) {
			return value;
		}
		String text = SqlToken.withoutBrackets(text(value, declared));
		String literal = this.form.stringWithoutCast(text);
		if (literal != null) {
			return SqlValue.of(literal);
		}
		String canonical = this.form.expression(this.expressions.canonical(text), type);
		Matcher temporal = TEMPORAL.matcher(canonical);
		return temporal.matches() ? SqlValue.of(temporal.group(1)) : parse(canonical, type.name());
	}

	private static @Nullable SqlValue parse(String canonical, TypeName type) {
		String text = SIGN.matcher(canonical).replaceFirst("").replace("- ", "-");
		boolean number = NUMBERS.contains(type) && NUMBER.matcher(text).matches();
		return DefaultText.parse(number ? new BigDecimal(text).toPlainString() : text);
	}

	private String text(SqlValue value, ColumnType declared) {
		try {
			return this.spelling.defaultValue(value, declared);
		}
		catch (OperationNotSupportedException ex) {
			return (value instanceof SqlValue.Expression expression) ? expression.sql()
					: String.valueOf(((SqlValue.Literal) value).value());
		}
	}

	private static @Nullable Object literal(@Nullable Object value, TypeName type) {
		if (type == TypeName.BOOLEAN) {
			return bool(value);
		}
		if (NUMBERS.contains(type)) {
			return number(value);
		}
		if (TIMES.contains(type) && value instanceof String text) {
			return FRACTION.matcher(text).replaceFirst("$1$2");
		}
		return (TEXTS.contains(type) && value instanceof Number) ? plain(value) : value;
	}

	private static @Nullable Object bool(@Nullable Object value) {
		return switch (String.valueOf(value).toLowerCase(Locale.ROOT)) {
			case "1", "true", "t", "yes", "y", "on" -> true;
			case "0", "false", "f", "no", "n", "off" -> false;
			default -> value;
		};
	}

	private static @Nullable Object number(@Nullable Object value) {
		if (value instanceof Boolean bool) {
			return bool ? 1 : 0;
		}
		String text = plain(value);
		if (!text.matches("-?\\d+(\\.\\d+)?")) {
			return value;
		}
		BigDecimal number = new BigDecimal(text).stripTrailingZeros();
		SqlValue read = DefaultText.parse(number.toPlainString());
		return (read instanceof SqlValue.Literal literal) ? literal.value() : value;
	}

	private static String plain(@Nullable Object value) {
		return (value instanceof BigDecimal decimal) ? decimal.toPlainString() : String.valueOf(value);
	}

}
