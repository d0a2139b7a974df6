package dev.migrate.dialect.normal;

/**
 * Takes off the brackets that a database puts around expressions.
 */
public final class Brackets {

	private Brackets() {
	}

	/**
	 * Take off brackets that enclose the whole expression.
	 * @param expression the expression
	 * @return the expression without them; as it is where a quote makes that doubtful
	 */
	public static String strip(String expression) {
		String text = expression.strip();
		while (text.startsWith("(") && closing(text) == text.length() - 1) {
			text = text.substring(1, text.length() - 1).strip();
		}
		return text;
	}

	private static int closing(String text) {
		int depth = 0;
		char quote = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (quote != 0) {
				quote = (c == quote) ? 0 : quote;
			}
			else if (c == '\'' || c == '"' || c == '`') {
				quote = c;
			}
			else if (c == '(') {
				depth++;
			}
			else if (c == ')' && --depth == 0) {
				return i;
			}
		}
		return -1;
	}

}
