package dev.migrate.author.draft;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The pattern of a section in an {@code .editorconfig}: {@code *} and {@code **},
 * {@code ?}, {@code [abc]}, {@code [!abc]}, {@code {java,kt}} and {@code {1..3}}.
 *
 * @param text the pattern without its brackets
 */
record EditorConfigPattern(String text) {

	/**
	 * Whether a file is meant.
	 * @param path its path below the directory of the {@code .editorconfig}, with slashes
	 * @return whether it is meant; a pattern that cannot be read means none
	 */
	boolean matches(String path) {
		String pattern = this.text.startsWith("/") ? this.text.substring(1)
				: this.text.contains("/") ? this.text : "**/" + this.text;
		try {
			return Pattern.compile(regex(pattern.replace("**/", "\u0000"))).matcher(path).matches();
		}
		catch (PatternSyntaxException ex) {
			return false;
		}
	}

	private static String regex(String pattern) {
		StringBuilder regex = new StringBuilder();
		int braces = 0;
		for (int i = 0; i < pattern.length(); i++) {
			char character = pattern.charAt(i);
			switch (character) {
				case '\u0000' -> regex.append("(?:.*/)?");
				case '*' -> {
					boolean twice = pattern.startsWith("**", i);
					regex.append(twice ? ".*" : "[^/]*");
					i += twice ? 1 : 0;
				}
				case '?' -> regex.append("[^/]");
				case '[' -> regex.append(pattern.startsWith("[!", i) ? "[^" : "[");
				case ']' -> regex.append(']');
				case '!' -> regex.append((i > 0 && pattern.charAt(i - 1) == '[') ? "" : "!");
				case '{' -> {
					regex.append("(?:");
					braces++;
				}
				case '}' -> {
					regex.append(')');
					braces--;
				}
				case ',' -> regex.append((braces > 0) ? "|" : ",");
				default -> regex.append(Character.isLetterOrDigit(character) || character == '-' ? character
						: Pattern.quote(String.valueOf(character)));
			}
		}
		return regex.toString();
	}

}
