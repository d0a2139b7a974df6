package dev.migrate.script;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.error.Quoted;

/**
 * Something of the database that a revision says to be somebody else's, such as
 * {@code table audit_log}: nothing of the application stands for it, and it is not to be
 * dropped. In a list a kind counts until another one is said.
 *
 * @param kind what it is
 * @param name its name with its schema, as it is written, in quotes or not
 */
public record External(Kind kind, String name) {

	private static final String PART = "(?:\"[^\"]+\"|`[^`]+`|[^\\s,.\"`()]+)";

	private static final Pattern ENTRY = Pattern
		.compile("\\s*(?:(\\p{L}+)\\s+)?(" + PART + "(?:\\." + PART + ")*)\\s*(?:,(?!\\s*$)|$)");

	/**
	 * Read what a revision says.
	 * @param said a list in one text, or in several
	 * @return what is external, in order
	 * @throws IllegalArgumentException if that cannot be read; the message goes behind
	 * what says it
	 */
	public static List<External> parse(List<String> said) {
		Set<External> all = new LinkedHashSet<>();
		for (String text : said) {
			Kind kind = null;
			Matcher entry = ENTRY.matcher(text);
			int at = 0;
			while (at < text.length() || text.isEmpty()) {
				if (!entry.region(at, text.length()).lookingAt()) {
					throw unreadable(text);
				}
				kind = (entry.group(1) != null) ? Kind.of(entry.group(1), text) : kind;
				if (kind == null) {
					throw unreadable(text);
				}
				if (!all.add(new External(kind, entry.group(2)))) {
					throw new IllegalArgumentException("'" + Quoted.visible(entry.group(2)) + "' twice");
				}
				at = entry.end();
			}
		}
		return new ArrayList<>(all);
	}

	private static IllegalArgumentException unreadable(String text) {
		return new IllegalArgumentException("'" + Quoted.visible(text) + "', which is no list such as 'table a, b'");
	}

	@Override
	public String toString() {
		return this.kind.name().toLowerCase(Locale.ROOT) + " " + this.name;
	}

	/**
	 * The kinds of things that can be somebody else's.
	 */
	public enum Kind {

		/** A table. */
		TABLE,

		/** A view, materialized or not. */
		VIEW,

		/** A function, whatever its arguments. */
		FUNCTION,

		/** A procedure, whatever its arguments. */
		PROCEDURE,

		/** A trigger. */
		TRIGGER,

		/** A sequence. */
		SEQUENCE,

		/** An enum type. */
		ENUM;

		private static final List<String> WORDS = List.of(values())
			.stream()
			.map((kind) -> kind.name().toLowerCase(Locale.ROOT))
			.toList();

		private static Kind of(String word, String text) {
			int index = WORDS.indexOf(word.toLowerCase(Locale.ROOT));
			if (index < 0) {
				throw new IllegalArgumentException("'" + Quoted.visible(text) + "', where '" + Quoted.visible(word)
						+ "' is no kind of object: those are " + String.join(", ", WORDS));
			}
			return values()[index];
		}

	}

}
