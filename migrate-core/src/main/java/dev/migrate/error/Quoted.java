package dev.migrate.error;

import java.util.Collection;

import dev.migrate.lang.Internal;

/**
 * Text of others in a message: of files, databases and users. It may not forge a line of
 * a log, nor speak to a terminal.
 */
@Internal
public final class Quoted {

	private static final int MAX_SHOWN = 10;

	private Quoted() {
	}

	/**
	 * List identifiers, of many only the first.
	 * @param ids the identifiers
	 * @return such as {@code 'a', 'b'}; {@code base} for none
	 */
	public static String list(Collection<String> ids) {
		if (ids.isEmpty()) {
			return "base";
		}
		StringBuilder text = new StringBuilder();
		int shown = 0;
		for (String id : ids) {
			if (shown == MAX_SHOWN) {
				return text.append(" and ").append(ids.size() - MAX_SHOWN).append(" more").toString();
			}
			text.append((shown++ > 0) ? ", '" : "'").append(visible(id)).append('\'');
		}
		return text.toString();
	}

	/**
	 * Write control characters so that they are seen: line ends, what moves the cursor or
	 * turns the direction of text, and Unicode's separators of lines and paragraphs. A
	 * tab stays.
	 * @param text the text
	 * @return the text on one line, with {@code \n}, {@code \r} and {@code \001b} for
	 * what is in it; what is visible already stays as it is
	 */
	public static String visible(String text) {
		StringBuilder visible = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (!isControl(c)) {
				visible.append(c);
			}
			else if (c == '\n' || c == '\r') {
				visible.append((c == '\n') ? "\\n" : "\\r");
			}
			else {
				visible.append("\\u%04x".formatted((int) c));
			}
		}
		return visible.toString();
	}

	private static boolean isControl(int c) {
		boolean separator = c == 0x2028 || c == 0x2029;
		boolean direction = c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
		return separator || direction || (Character.isISOControl(c) && c != '\t');
	}

}
