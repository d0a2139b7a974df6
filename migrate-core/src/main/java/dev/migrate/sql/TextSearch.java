package dev.migrate.sql;

/**
 * Finds where quotes, comments and lines end. Each method looks at a character a fixed
 * number of times and returns -1 for an end that is not there.
 */
final class TextSearch {

	private TextSearch() {
	}

	static boolean isBlank(char c) {
		return c <= ' ' || c == '\uFEFF';
	}

	static boolean isWordPart(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$'
				|| c >= 0x80;
	}

	static boolean startsWith(CharSequence text, int position, String expected) {
		if (position + expected.length() > text.length()) {
			return false;
		}
		for (int i = 0; i < expected.length(); i++) {
			if (text.charAt(position + i) != expected.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	static int indexOf(CharSequence text, String wanted, int from) {
		for (int i = from; i <= text.length() - wanted.length(); i++) {
			if (startsWith(text, i, wanted)) {
				return i;
			}
		}
		return -1;
	}

	/**
	 * Find the end of a line.
	 * @param from a position in the line
	 * @return the position of its line feed, or of the end of the text
	 */
	static int endOfLine(CharSequence text, int from) {
		int feed = indexOf(text, "\n", from);
		return (feed < 0) ? text.length() : feed;
	}

	/**
	 * Whether only white space stands before a position in its line.
	 * @return {@code true} if it is the first
	 */
	static boolean isFirstInLine(CharSequence text, int position) {
		int i = position - 1;
		while (i >= 0 && text.charAt(i) != '\n' && isBlank(text.charAt(i))) {
			i--;
		}
		return i < 0 || text.charAt(i) == '\n';
	}

	/**
	 * Find the end of quoted text in which a doubled quote stands for itself.
	 * @param from the position after the opening quote
	 * @param quote the closing quote
	 * @param backslash whether a backslash takes the next character with it
	 * @return the position after the closing quote
	 */
	static int endOfQuotes(CharSequence text, int from, char quote, boolean backslash) {
		int i = from;
		while (i < text.length()) {
			char c = text.charAt(i);
			if (backslash && c == '\\') {
				i += 2;
			}
			else if (c != quote) {
				i++;
			}
			else if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
				i += 2;
			}
			else {
				return i + 1;
			}
		}
		return -1;
	}

	/**
	 * Find the end of the tag that opens a dollar quote.
	 * @param start the position of the dollar sign
	 * @return the position after the second dollar sign, or -1 if this is no such tag
	 */
	static int endOfDollarTag(CharSequence text, int start) {
		for (int i = start + 1; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '$') {
				return i + 1;
			}
			boolean digit = c >= '0' && c <= '9';
			if (!isWordPart(c) || (digit && i == start + 1)) {
				return -1;
			}
		}
		return -1;
	}

	/**
	 * Find the end of a dollar quote.
	 * @param start the position of its first dollar sign
	 * @param tagEnd the position after its opening tag
	 * @return the position after its closing tag
	 */
	static int endOfDollarQuotes(CharSequence text, int start, int tagEnd) {
		String tag = text.subSequence(start, tagEnd).toString();
		int close = indexOf(text, tag, tagEnd);
		return (close < 0) ? -1 : close + tag.length();
	}

	/**
	 * Find the end of a string in which backslashes escape, with its continuations: after
	 * a line end, and comments, another quote goes on with the same string.
	 * @param from the position after the opening quote
	 * @return the position after the last closing quote
	 */
	static int endOfEscapeString(CharSequence text, int from) {
		int end = endOfQuotes(text, from, '\'', true);
		while (end >= 0) {
			int next = continuation(text, end);
			if (next < 0) {
				return end;
			}
			end = endOfQuotes(text, next + 1, '\'', true);
		}
		return -1;
	}

	private static int continuation(CharSequence text, int from) {
		boolean newLine = false;
		int i = from;
		while (i < text.length() && (isBlank(text.charAt(i)) || startsWith(text, i, "--"))) {
			newLine |= text.charAt(i) == '\n';
			i = isBlank(text.charAt(i)) ? i + 1 : endOfLine(text, i);
		}
		return (newLine && i < text.length() && text.charAt(i) == '\'') ? i : -1;
	}

	/**
	 * Find the end of a comment in slashes and stars.
	 * @param start the position of its first slash
	 * @param nested whether a comment inside has to be closed too
	 * @return the position after its last slash
	 */
	static int endOfComment(CharSequence text, int start, boolean nested) {
		int depth = 1;
		int i = start + 2;
		while (i + 1 < text.length()) {
			if (startsWith(text, i, "*/")) {
				i += 2;
				depth--;
				if (depth == 0) {
					return i;
				}
			}
			else if (nested && startsWith(text, i, "/*")) {
				i += 2;
				depth++;
			}
			else {
				i++;
			}
		}
		return -1;
	}

	/**
	 * Find the end of the data of a {@code COPY … FROM stdin}.
	 * @param from a position in the line before the data
	 * @return the position of the line {@code \.} that ends it
	 */
	static int endOfCopyData(CharSequence text, int from) {
		int line = endOfLine(text, from) + 1;
		while (line < text.length()) {
			int end = endOfLine(text, line);
			if (startsWith(text, line, "\\.") && isBlank(text, line + 2, end)) {
				return line;
			}
			line = end + 1;
		}
		return -1;
	}

	static boolean isBlank(CharSequence text, int from, int to) {
		for (int i = from; i < to; i++) {
			if (!isBlank(text.charAt(i))) {
				return false;
			}
		}
		return true;
	}

}
