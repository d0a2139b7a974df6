package dev.migrate.sql;

/**
 * What ends statements.
 *
 * @param text the delimiter, not empty
 */
record Delimiter(String text) {

	static final Delimiter SEMICOLON = new Delimiter(";");

	/**
	 * Whether this delimiter stands at a position. One that begins with a letter or
	 * digit, such as {@code go}, has to be a whole word there.
	 * @param sql the text
	 * @param position the position to look at
	 * @param tokenStart whether a token begins there, rather than goes on
	 * @return {@code true} if it does
	 */
	boolean isAt(CharSequence sql, int position, boolean tokenStart) {
		if (!TextSearch.startsWith(sql, position, this.text)) {
			return false;
		}
		if (!Character.isLetterOrDigit(this.text.charAt(0))) {
			return true;
		}
		int after = position + this.text.length();
		return tokenStart && (after >= sql.length() || !TextSearch.isWordPart(sql.charAt(after)));
	}

	boolean isSemicolon() {
		return equals(SEMICOLON);
	}

}
