package dev.migrate.dialect.standard;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import dev.migrate.dialect.IllegalIdentifierException;

/**
 * How a database writes identifiers. Quotes only what needs it, so that statements read
 * as a person would write them; what is quoted keeps its spelling.
 *
 * @param quote the quote, which is doubled inside
 * @param reserved the words that have to be quoted, in lower case
 * @param bare what may stand without quotes unless it is reserved
 * @param length how many there may be
 * @param unit of what
 * @param folds whether what stands without quotes is stored in another case, so that a
 * word in quotes is another name than the word
 */
public record Identifiers(char quote, Set<String> reserved, Pattern bare, int length, Unit unit, boolean folds) {

	/** Lower case, for databases that fold to lower case or keep what is written. */
	public static final Pattern LOWER_CASE = Pattern.compile("[a-z_][a-z0-9_$]*");

	/**
	 * Reserved words.
	 * @param texts words in lower case with blanks between them
	 * @return the words
	 */
	public static Set<String> words(String... texts) {
		Set<String> words = new HashSet<>();
		for (String text : texts) {
			words.addAll(List.of(text.strip().split("\\s+")));
		}
		return Set.copyOf(words);
	}

	String quote(String identifier, String database) {
		check(identifier, database);
		String mark = String.valueOf(this.quote);
		boolean quoted = this.folds && identifier.length() > 2 && identifier.startsWith(mark)
				&& identifier.endsWith(mark);
		if (isBare(quoted ? identifier.substring(1, identifier.length() - 1) : identifier)) {
			return identifier;
		}
		return mark + identifier.replace(mark, mark + mark) + mark;
	}

	private boolean isBare(String identifier) {
		return this.bare.matcher(identifier).matches() && !this.reserved.contains(identifier.toLowerCase(Locale.ROOT));
	}

	/**
	 * A name in the form in which equal names are the same: databases that fold, do so
	 * with ASCII alone.
	 * @param name the name
	 * @return its folded form
	 */
	public static String fold(String name) {
		boolean ascii = name.chars().allMatch((c) -> c < 128);
		if (ascii) {
			return name.toLowerCase(Locale.ROOT);
		}
		StringBuilder folded = new StringBuilder(name);
		for (int i = 0; i < folded.length(); i++) {
			char c = folded.charAt(i);
			if (c >= 'A' && c <= 'Z') {
				folded.setCharAt(i, (char) (c + 32));
			}
		}
		return folded.toString();
	}

	private void check(String identifier, String database) {
		if (identifier.isEmpty()) {
			throw new IllegalIdentifierException(identifier, "It is empty.");
		}
		if (hasControls(identifier)) {
			throw new IllegalIdentifierException(identifier, "It has control characters.");
		}
		int count = this.unit.count(identifier);
		if (count > this.length) {
			throw new IllegalIdentifierException(identifier, "It has " + count + " " + this.unit.words() + "; "
					+ database + " has room for " + this.length + ".");
		}
	}

	private static boolean hasControls(String identifier) {
		for (int i = 0; i < identifier.length(); i++) {
			if (Character.isISOControl(identifier.charAt(i))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * What the length of an identifier is counted in.
	 */
	public enum Unit {

		/** Bytes in UTF-8. */
		BYTES("bytes in UTF-8"),

		/** Characters. */
		CHARACTERS("characters");

		private final String words;

		Unit(String words) {
			this.words = words;
		}

		int count(String identifier) {
			return (this == BYTES) ? identifier.getBytes(StandardCharsets.UTF_8).length
					: identifier.codePointCount(0, identifier.length());
		}

		String words() {
			return this.words;
		}

	}

}
