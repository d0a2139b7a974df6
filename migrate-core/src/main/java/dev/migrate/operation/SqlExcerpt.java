package dev.migrate.operation;

/**
 * The beginning of SQL text on one line, with string literals masked: they may hold
 * personal data or secrets, and an excerpt goes to logs and messages.
 */
final class SqlExcerpt {

	private SqlExcerpt() {
	}

	static String of(String sql, int maxLength) {
		StringBuilder line = new StringBuilder();
		boolean quoted = false;
		boolean blank = false;
		for (int i = 0; i < sql.length() && line.length() <= maxLength; i++) {
			char character = sql.charAt(i);
			if (character == '\'') {
				line.append(quoted ? "…'" : "'");
				quoted = !quoted;
			}
			else if (!quoted && Character.isWhitespace(character)) {
				if (!blank && !line.isEmpty()) {
					line.append(' ');
				}
			}
			else if (!quoted) {
				line.append(character);
			}
			blank = Character.isWhitespace(character);
		}
		String text = line.toString().strip();
		return (text.length() > maxLength) ? text.substring(0, maxLength - 1) + "…" : text;
	}

}
