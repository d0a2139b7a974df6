package dev.migrate.author.source;

/**
 * What a literal in a source stands for.
 */
final class SourceText {

	private static final int UNICODE_DIGITS = 4;

	private static final int HEXADECIMAL = 16;

	private SourceText() {
	}

	/**
	 * Replace what is written with a backslash.
	 * @param literal what stands between the quotes
	 * @param line the line that it begins in
	 * @return the text
	 * @throws SourceSyntaxException if neither Java nor Kotlin knows it
	 */
	static String unescaped(String literal, int line) throws SourceSyntaxException {
		if (literal.indexOf('\\') < 0) {
			return literal;
		}
		try {
			return withoutUnicode(literal).replace("\\$", "$").translateEscapes();
		}
		catch (IllegalArgumentException | IndexOutOfBoundsException ex) {
			throw new SourceSyntaxException(line, "has a text with an escape that is none");
		}
	}

	private static String withoutUnicode(String literal) {
		StringBuilder text = new StringBuilder();
		int at = 0;
		while (at < literal.length()) {
			if (literal.charAt(at) != '\\') {
				text.append(literal.charAt(at++));
			}
			else if (literal.charAt(at + 1) == 'u') {
				int digits = at + 1;
				while (literal.charAt(digits) == 'u') {
					digits++;
				}
				String number = literal.substring(digits, digits + UNICODE_DIGITS);
				text.append((char) Integer.parseInt(number, HEXADECIMAL));
				at = digits + UNICODE_DIGITS;
			}
			else {
				text.append(literal, at, at + 2);
				at += 2;
			}
		}
		return text.toString();
	}

}
