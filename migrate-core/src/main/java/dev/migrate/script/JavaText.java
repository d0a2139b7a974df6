package dev.migrate.script;

import java.util.regex.Pattern;

import javax.lang.model.SourceVersion;

/**
 * Text as it stands in Java source.
 */
final class JavaText {

	private static final Pattern DOT = Pattern.compile("\\.");

	private JavaText() {
	}

	static String literal(String text) {
		StringBuilder literal = new StringBuilder("\"");
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character == '"' || character == '\\') {
				literal.append('\\').append(character);
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
	 * Whether a name can be a package.
	 * @param name the name, with dots
	 * @return whether each part is an identifier and no keyword
	 */
	static boolean isPackage(String name) {
		return DOT.splitAsStream(name).allMatch((part) -> SourceVersion.isName(part));
	}

}
