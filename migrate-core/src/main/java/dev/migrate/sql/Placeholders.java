package dev.migrate.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.migrate.lang.Internal;
import org.jspecify.annotations.Nullable;

/**
 * Puts values in the place of {@code ${name}} in SQL text. A name has letters, digits,
 * dots, dashes and underscores; everything else with a dollar sign, such as {@code $$},
 * {@code $tag$}, {@code $1} and {@code ${}}, stays as it is.
 */
@Internal
public final class Placeholders {

	private Placeholders() {
	}

	/**
	 * Replace the placeholders of a part of a file.
	 * @param text the text
	 * @param values the value of each name; they are not searched for placeholders
	 * @param firstLine the line of the file in which the text begins, counted from 1
	 * @param origin the file, or {@code null} if there is none
	 * @return the text with the values as they are, and where they stand
	 * @throws UnknownPlaceholderException if a name has no value
	 */
	public static Replaced replace(CharSequence text, Map<String, String> values, int firstLine,
			@Nullable String origin) {
		StringBuilder result = new StringBuilder(text.length());
		List<Value> found = new ArrayList<>();
		int line = firstLine;
		int position = 0;
		while (position < text.length()) {
			int end = endOfPlaceholder(text, position);
			if (end < 0) {
				char c = text.charAt(position++);
				line += (c == '\n') ? 1 : 0;
				result.append(c);
				continue;
			}
			String name = text.subSequence(position + 2, end - 1).toString();
			String value = values.get(name);
			if (value == null) {
				throw new UnknownPlaceholderException(name, values.keySet(), origin, line);
			}
			found.add(new Value(name, result.length(), result.length() + value.length()));
			result.append(value);
			position = end;
		}
		return new Replaced(result.toString(), found);
	}

	private static int endOfPlaceholder(CharSequence text, int start) {
		if (!TextSearch.startsWith(text, start, "${")) {
			return -1;
		}
		int end = start + 2;
		while (end < text.length() && isNamePart(text.charAt(end))) {
			end++;
		}
		boolean closed = end > start + 2 && end < text.length() && text.charAt(end) == '}';
		return closed ? end + 1 : -1;
	}

	private static boolean isNamePart(char c) {
		return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
	}

	/**
	 * Text with values in the place of placeholders.
	 *
	 * @param text the text
	 * @param values where they stand, in order
	 */
	public record Replaced(String text, List<Value> values) {
	}

	/**
	 * Where the value of a placeholder stands.
	 *
	 * @param name the name of the placeholder
	 * @param begin where it begins in the text
	 * @param end the position after its last character
	 */
	public record Value(String name, int begin, int end) {
	}

}
