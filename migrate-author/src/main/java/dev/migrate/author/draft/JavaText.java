package dev.migrate.author.draft;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import javax.lang.model.SourceVersion;

import dev.migrate.lang.Internal;

/**
 * Text as it stands in Java source.
 */
@Internal
public final class JavaText {

	private static final Pattern DOT = Pattern.compile("\\.");

	/**
	 * Escaped with a letter: the code of a line break would break the line all the same.
	 */
	private static final String SHORT = "\n\r\t\f\b";

	private JavaText() {
	}

	/**
	 * A string as it stands in source.
	 * @param text the string, whatever is in it
	 * @return the literal with its quotes, on one line
	 */
	public static String literal(String text) {
		StringBuilder literal = new StringBuilder("\"");
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character == '"' || character == '\\') {
				literal.append('\\').append(character);
			}
			else if (SHORT.indexOf(character) >= 0) {
				literal.append('\\').append("nrtfb".charAt(SHORT.indexOf(character)));
			}
			else if (Character.isISOControl(character) || Character.isSurrogate(character)) {
				literal.append(String.format("\\u%04x", (int) character));
			}
			else {
				literal.append(character);
			}
		}
		return literal.append('"').toString();
	}

	/**
	 * Text as it stands in a comment to the end of the line.
	 * @param text the text, whatever is in it
	 * @return the text on one line, without what a compiler would read in a comment
	 */
	public static String comment(String text) {
		return oneLine(text).replace("\\", "\\\\");
	}

	/**
	 * Text on one line that a file can have.
	 * @param text the text, whatever is in it
	 * @return the text with a blank for each line break and each control character
	 */
	public static String oneLine(String text) {
		String encodable = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
		return encodable.replaceAll("[\\p{Cc}\\u2028\\u2029\\s]+", " ").strip();
	}

	/**
	 * Whether a name can be a package.
	 * @param name the name, with dots
	 * @return whether each part is an identifier and no keyword
	 */
	static boolean isPackage(String name) {
		return DOT.splitAsStream(name).allMatch((part) -> SourceVersion.isName(part));
	}

}
