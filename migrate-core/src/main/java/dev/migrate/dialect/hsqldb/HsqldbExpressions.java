package dev.migrate.dialect.hsqldb;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Spelling;
import dev.migrate.dialect.normal.DefaultText;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.SqlValue;
import dev.migrate.sql.SqlToken;
import org.jspecify.annotations.Nullable;

/**
 * Reads expressions as the catalog of HSQLDB has them: columns with their schema and
 * table, and each operand in brackets.
 *
 * @param dialect quotes names
 */
record HsqldbExpressions(Dialect dialect) {

	private static final String STRING = "'(?:[^']|'')*'";

	// Other checks of a list of values do not speak of NULL
	private static final Pattern ENUM = Pattern.compile("(?s)\\(\\(?(\\w+|\"(?:[^\"]|\"\")*\")\\)? IN \\((\\(" + STRING
			+ "\\)(?:,\\(" + STRING + "\\))*)\\)\\) OR \\(\\1 IS NULL\\)");

	private static final Pattern VALUE = Pattern.compile("(?s)\\(('(?:[^']|'')*')\\)");

	private static final Pattern GENERATED_NAME = Pattern.compile("SYS_CT_\\d+");

	private static final Pattern NOT_NULL = Pattern.compile("(?s)(?:\\w+|\"(?:[^\"]|\"\")*\") IS NOT NULL");

	// An hour, or an offset, for which others write two digits
	private static final Pattern ONE_DIGIT = Pattern.compile("((?<=^TIME)'|(?<=\\d)[+-])(\\d:[\\d:.]+'$)");

	private static final Pattern FLOATING = Pattern.compile("-?\\d+\\.\\d*E-?\\d+");

	/**
	 * An expression without the schema and the table of its columns.
	 * @param sql the text in the catalog
	 * @param schema the schema as it is stored
	 * @param table the table as it is stored
	 * @return the text as a revision would have it
	 */
	String unqualified(String sql, String schema, String table) {
		Matcher part = Pattern.compile("(" + STRING + ")|" + qualified(schema, table) + "\\.").matcher(sql.strip());
		return SqlToken.withoutBrackets(
				part.replaceAll((found) -> (found.group(1) != null) ? Matcher.quoteReplacement(found.group(1)) : ""));
	}

	/**
	 * A pattern of the name of a table, as the database writes it.
	 * @param schema the schema as it is stored
	 * @param table the table as it is stored
	 * @return the pattern
	 */
	static String qualified(String schema, String table) {
		return name(schema) + "\\." + name(table);
	}

	private static String name(String stored) {
		return "(?:" + Pattern.quote(Spelling.quoted(stored)) + "|(?<![\\w\"])" + Pattern.quote(stored) + ")";
	}

	/**
	 * The values of an enum, if a check holds them.
	 * @return the values
	 */
	Optional<EnumCheck> enumeration(Check check) {
		Matcher list = ENUM.matcher(check.condition());
		if (!GENERATED_NAME.matcher(check.name()).matches() || !list.matches()) {
			return Optional.empty();
		}
		String column = list.group(1);
		List<String> values = new ArrayList<>();
		Matcher value = VALUE.matcher(list.group(2));
		while (value.find()) {
			String text = value.group(1);
			values.add(text.substring(1, text.length() - 1).replace("''", "'"));
		}
		return Optional.of(new EnumCheck(
				column.startsWith("\"") ? column.substring(1, column.length() - 1).replace("\"\"", "\"") : column,
				values));
	}

	/**
	 * Whether a check says no more than that a column has a value, as the column does.
	 */
	boolean isNotNull(Check check) {
		return GENERATED_NAME.matcher(check.name()).matches() && NOT_NULL.matcher(check.condition()).matches();
	}

	/**
	 * Read a default.
	 * @param text the text in the catalog
	 * @return the value, or {@code null} for none
	 */
	@Nullable SqlValue defaultValue(String text, ColumnType type) {
		return switch (type.name()) {
			case UUID -> SqlValue.of(text);
			case CHAR -> parse(text.replaceFirst(" +'$", "'"));
			case DOUBLE -> FLOATING.matcher(text).matches()
					? DefaultText.parse(new BigDecimal(text).stripTrailingZeros().toPlainString()) : parse(text);
			default -> parse(ONE_DIGIT.matcher(text).replaceFirst("$10$2"));
		};
	}

	// A backslash is a character like others
	private static @Nullable SqlValue parse(String text) {
		return text.matches("(?s)" + STRING) ? SqlValue.of(text.substring(1, text.length() - 1).replace("''", "'"))
				: DefaultText.parse(text);
	}

	/**
	 * A check as it is stored.
	 *
	 * @param condition its condition without the names of schema and table
	 */
	record Check(String name, String condition) {
	}

	/**
	 * The values that a column can have.
	 *
	 * @param column the column as it is stored
	 */
	record EnumCheck(String column, List<String> values) {
	}

}
