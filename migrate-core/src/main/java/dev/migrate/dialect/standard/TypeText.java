package dev.migrate.dialect.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.TypeName;
import dev.migrate.sql.SqlLexer;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken;
import org.jspecify.annotations.Nullable;

/**
 * A type as DDL spells it, taken apart.
 *
 * @param words its words in lower case with one blank between them, without brackets,
 * such as {@code timestamp with time zone}; names in quotes stay as they are
 * @param arguments what stands in each pair of brackets, in order; strings with their
 * quotes
 */
public record TypeText(String words, List<List<String>> arguments) {

	private static final Pattern ARRAY = Pattern.compile(
			"(.*?)\\s*(?:\\barray\\s*(?:\\[\\s*(\\d*)\\s*\\])?"
					+ "|\\[\\s*(\\d*)\\s*\\]\\s*(?:\\[\\s*\\d*\\s*\\]\\s*)*)",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	public static TypeText parse(String sql) {
		StringBuilder words = new StringBuilder();
		List<List<String>> groups = new ArrayList<>();
		List<String> group = null;
		StringBuilder argument = new StringBuilder();
		SqlLexer lexer = new SqlLexer(sql.strip(), SqlSyntax.common());
		while (lexer.next() != SqlToken.Kind.END) {
			SqlToken token = lexer.token();
			String text = token.text();
			if (group == null && text.equals("(")) {
				group = new ArrayList<>();
			}
			else if (group == null) {
				words.append(token.isQuoted() ? text : text.toLowerCase(Locale.ROOT));
			}
			else if (text.equals(",") || text.equals(")")) {
				group.add(argument.toString().strip());
				argument.setLength(0);
				if (text.equals(")")) {
					groups.add(group);
					group = null;
					words.append(' ');
				}
			}
			else {
				argument.append(text);
			}
		}
		return new TypeText(words.toString().strip().replaceAll("\\s+", " "), groups);
	}

	/**
	 * The type of the elements, if it is an array.
	 * @param sql a type
	 * @return the type of its elements, and how many there can be
	 */
	public static Optional<Elements> elements(String sql) {
		Matcher matcher = ARRAY.matcher(sql.strip());
		if (!matcher.matches()) {
			return Optional.empty();
		}
		String count = (matcher.group(2) != null) ? matcher.group(2) : matcher.group(3);
		return Optional.of(new Elements(matcher.group(1).strip(),
				(count == null || count.isEmpty()) ? null : Integer.valueOf(count)));
	}

	/**
	 * A type with numbers in its brackets. One without room, as MySQL and SQLite have
	 * them, is kept as its text.
	 */
	public static ColumnType sized(TypeName name, @Nullable Integer length, @Nullable Integer precision,
			@Nullable Integer scale) {
		if (length != null && length < 1 || name == TypeName.NUMERIC && precision != null && precision < 1) {
			return Definitions.type(name.name().toLowerCase(Locale.ROOT) + Stream.of(length, precision, scale)
				.filter(Objects::nonNull)
				.map(String::valueOf)
				.collect(Collectors.joining(",", "(", ")")));
		}
		return new ColumnType(name, length, precision, scale, null, null, null, Map.of());
	}

	/**
	 * What stands in the first brackets.
	 * @return the arguments, none without brackets
	 */
	public List<String> first() {
		return this.arguments.isEmpty() ? List.of() : this.arguments.get(0);
	}

	/**
	 * A number in the first brackets.
	 * @param index which one
	 * @return the number, or {@code null} if there is none
	 */
	public @Nullable Integer number(int index) {
		if (first().size() <= index) {
			return null;
		}
		String digits = first().get(index).replaceFirst("(?i)\\s+(char|byte|characters|octets|code_units)$", "");
		return digits.matches("\\d{1,9}") ? Integer.valueOf(digits) : null;
	}

	public int number(int index, int otherwise) {
		Integer number = number(index);
		return (number != null) ? number : otherwise;
	}

	public boolean hasQuotes() {
		return this.words.indexOf('"') >= 0 || this.words.indexOf('`') >= 0;
	}

	/**
	 * The words with the first brackets behind them.
	 * @param words the words
	 * @return such as {@code numeric(10,2)}
	 */
	public String withArguments(String words) {
		return first().isEmpty() ? words : words + "(" + String.join(",", first()) + ")";
	}

	/**
	 * The elements of an array.
	 *
	 * @param type their type
	 * @param count how many there can be, or {@code null} for any number
	 */
	public record Elements(String type, @Nullable Integer count) {
	}

}
