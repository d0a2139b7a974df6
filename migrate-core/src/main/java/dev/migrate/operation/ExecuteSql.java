package dev.migrate.operation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.schema.SqlValue;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL text: one statement or several.
 *
 * @param sql the text, taken as it is; the dialect splits it into statements
 * @param origin the file that it stands in, or an empty string for code
 * @param line the line of the file that the text begins at, counted from 1
 * @param inverseSql the text that undoes it, or {@code null} if none was given
 * @param parameters the values of {@code :name} in the text; where there are none, a
 * colon is nothing special
 * @param placeholders where values of placeholders stand in the text, in order
 */
public record ExecuteSql(String sql, String origin, int line, @Nullable String inverseSql,
		Map<String, SqlValue> parameters, List<Placeholder> placeholders) implements Operation {

	private static final int SECRET_LENGTH = 4;

	public ExecuteSql {
		placeholders = List.copyOf(placeholders);
		parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
	}

	/**
	 * SQL without placeholders.
	 * @param sql the text, taken as it is
	 * @param origin the file that it stands in, or an empty string for code
	 * @param line the line of the file that the text begins at, counted from 1
	 * @param inverseSql the text that undoes it, or {@code null} if none was given
	 * @param parameters the values of {@code :name} in the text
	 */
	public ExecuteSql(String sql, String origin, int line, @Nullable String inverseSql,
			Map<String, SqlValue> parameters) {
		this(sql, origin, line, inverseSql, parameters, List.of());
	}

	/**
	 * SQL without parameters.
	 * @param sql the text, taken as it is
	 * @param origin the file that it stands in, or an empty string for code
	 * @param line the line of the file that the text begins at, counted from 1
	 * @param inverseSql the text that undoes it, or {@code null} if none was given
	 */
	public ExecuteSql(String sql, String origin, int line, @Nullable String inverseSql) {
		this(sql, origin, line, inverseSql, Map.of());
	}

	/**
	 * A part of the text as its author wrote it: values of placeholders, which may be
	 * secrets, are not in it.
	 * @param begin where the part begins in the text
	 * @param end the position after its last character
	 * @return the part, with {@code ${name}} in the place of each value
	 */
	public String written(int begin, int end) {
		StringBuilder written = new StringBuilder();
		int position = begin;
		for (Placeholder placeholder : this.placeholders) {
			if (placeholder.end() >= begin && placeholder.begin() < end) {
				written.append(this.sql, position, Math.max(position, placeholder.begin()))
					.append("${")
					.append(placeholder.name())
					.append('}');
				position = Math.min(end, placeholder.end());
			}
		}
		return written.append(this.sql, position, end).toString();
	}

	/**
	 * What somebody else says of this text, such as the database, with placeholders in
	 * the place of their values and of words of these. What has less than four characters
	 * is no secret, and stays.
	 * @param text what is said
	 * @return the same with {@code ${name}} in the place of each value
	 */
	public String hideValues(String text) {
		String hidden = text;
		for (Placeholder placeholder : this.placeholders) {
			String value = this.sql.substring(placeholder.begin(), placeholder.end());
			hidden = hide(hidden, value, placeholder);
			for (String word : value.split("\\W+")) {
				hidden = hide(hidden, word, placeholder);
			}
		}
		return hidden;
	}

	private static String hide(String text, String value, Placeholder placeholder) {
		return (value.length() < SECRET_LENGTH) ? text
				: Pattern.compile(Pattern.quote(value), Pattern.CASE_INSENSITIVE)
					.matcher(text)
					.replaceAll(Matcher.quoteReplacement("${" + placeholder.name() + "}"));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Optional<Operation> inverse() {
		return Optional.ofNullable(this.inverseSql)
			.map((inverse) -> new ExecuteSql(inverse, this.origin, this.line, this.sql));
	}

	/**
	 * Where the value of a placeholder stands in the text.
	 *
	 * @param name the name of the placeholder
	 * @param begin where its value begins
	 * @param end the position after its last character
	 */
	public record Placeholder(String name, int begin, int end) {
	}

}
