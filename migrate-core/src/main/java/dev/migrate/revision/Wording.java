package dev.migrate.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import dev.migrate.error.Quoted;
import dev.migrate.lang.Internal;

/**
 * Turns revisions into the words of a message.
 */
@Internal
public final class Wording {

	/** So many items are listed in full; of more, the rest is counted. */
	private static final int LIMIT = 10;

	private Wording() {
	}

	/**
	 * Values in quotes, as in a sentence.
	 * @param values the values
	 * @return such as {@code 'a', 'b' and 'c'}
	 */
	public static String quoted(Collection<String> values) {
		return joined(values.stream().map(Wording::quoted).toList());
	}

	/**
	 * A value in quotes. Control characters are spelled out, so that a value cannot fake
	 * a line of a log.
	 * @param value the value
	 * @return such as {@code 'a'}
	 */
	public static String quoted(String value) {
		return "'" + Quoted.visible(value) + "'";
	}

	/**
	 * A revision with the place where it is written.
	 * @param revision the revision
	 * @return such as {@code 'a' (db/revisions/a.sql:1)}
	 */
	public static String located(RevisionNode revision) {
		String origin = revision.origin();
		return quoted(revision.id()) + (origin.isEmpty() ? "" : " (" + origin + ")");
	}

	/**
	 * Phrases as in a sentence.
	 * @param phrases the phrases
	 * @return such as {@code x, y and z}
	 */
	public static String joined(List<String> phrases) {
		List<String> shown = new ArrayList<>(phrases.subList(0, Math.min(LIMIT, phrases.size())));
		if (phrases.size() > LIMIT) {
			shown.add((phrases.size() - LIMIT) + " more");
		}
		if (shown.size() < 2) {
			return String.join("", shown);
		}
		int last = shown.size() - 1;
		return String.join(", ", shown.subList(0, last)) + " and " + shown.get(last);
	}

	/**
	 * Revisions that lead from one to the next.
	 * @param revisions the revisions
	 * @return such as {@code 'a' (A) -> 'b' (B)}
	 */
	public static String chain(List<RevisionNode> revisions) {
		List<String> shown = new ArrayList<>();
		revisions.stream().limit(LIMIT).forEach((revision) -> shown.add(located(revision)));
		if (revisions.size() > LIMIT) {
			shown.add("(" + (revisions.size() - LIMIT) + " more)");
		}
		return String.join(" -> ", shown);
	}

	/**
	 * A number with its noun.
	 * @param number how many
	 * @param noun the noun in the singular
	 * @return such as {@code 1 head} or {@code 2 heads}
	 */
	public static String counted(int number, String noun) {
		return number + " " + noun + ((number == 1) ? "" : "s");
	}

}
