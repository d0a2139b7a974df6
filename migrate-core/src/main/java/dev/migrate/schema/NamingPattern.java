package dev.migrate.schema;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.error.Quoted;
import dev.migrate.lang.Internal;
import org.jspecify.annotations.Nullable;

/**
 * A pattern for names of constraints, with the tokens of SQLAlchemy:
 * {@code %(table_name)s}, {@code %(referred_table_name)s}, {@code %(column_0_name)s} and
 * {@code %(referred_column_0_name)s}, with {@code _label} for the column behind its table
 * and {@code _key} for the column, with other numbers, and with {@code 0N} and
 * {@code 0_N} for all columns, without or with underscores between them.
 *
 * @param text the pattern
 */
@Internal
public record NamingPattern(String text) {

	private static final Pattern TOKEN = Pattern.compile("%\\(([^)]*)\\)s");

	private static final Pattern COLUMN = Pattern.compile("(referred_)?column_(\\d+|0N|0_N)_(name|label|key)");

	private static final String TABLE = "table_name";

	private static final String REFERRED = "referred_table_name";

	public NamingPattern {
		Matcher token = TOKEN.matcher(text);
		while (token.find()) {
			Matcher column = COLUMN.matcher(token.group(1));
			boolean referredColumn = column.matches() && column.group(1) != null;
			boolean known = token.group(1).equals(TABLE) || token.group(1).equals(REFERRED)
					|| column.matches() && (!referredColumn || column.group(3).equals("name"));
			if (!known) {
				throw new IllegalArgumentException("'" + Quoted.visible(text) + "' has '"
						+ Quoted.visible(token.group())
						+ "', which stands for nothing: the tokens are %(table_name)s, %(referred_table_name)s, "
						+ "%(column_0_name)s, %(column_0_label)s, %(column_0_key)s and %(referred_column_0_name)s, with "
						+ "other numbers, or 0N or 0_N for all columns, in the place of 0");
			}
		}
	}

	/**
	 * The name of a constraint.
	 * @param referredTable the table that it refers to, or {@code null} for none
	 * @param referredColumns the columns that it refers to, if it says them
	 * @return the name, or empty if the pattern asks for what the constraint has not
	 */
	public Optional<String> name(String table, List<String> columns, @Nullable String referredTable,
			List<String> referredColumns) {
		StringBuilder name = new StringBuilder();
		Matcher token = TOKEN.matcher(this.text);
		while (token.find()) {
			String value = switch (token.group(1)) {
				case TABLE -> table;
				case REFERRED -> referredTable;
				default -> column(token.group(1), table, columns, referredColumns);
			};
			if (value == null) {
				return Optional.empty();
			}
			token.appendReplacement(name, Matcher.quoteReplacement(value));
		}
		return Optional.of(token.appendTail(name).toString());
	}

	private static @Nullable String column(String token, String table, List<String> columns,
			List<String> referredColumns) {
		Matcher matcher = COLUMN.matcher(token);
		if (!matcher.matches()) {
			return null;
		}
		List<String> all = ((matcher.group(1) != null) ? referredColumns : columns).stream()
			.map((column) -> matcher.group(3).equals("label") ? table + "_" + column : column)
			.toList();
		return switch (matcher.group(2)) {
			case "0N" -> all.isEmpty() ? null : String.join("", all);
			case "0_N" -> all.isEmpty() ? null : String.join("_", all);
			default -> (number(matcher.group(2)) < all.size()) ? all.get(number(matcher.group(2))) : null;
		};
	}

	private static int number(String digits) {
		return (digits.length() < 4) ? Integer.parseInt(digits) : Integer.MAX_VALUE;
	}

}
