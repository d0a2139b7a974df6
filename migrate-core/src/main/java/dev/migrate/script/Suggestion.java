package dev.migrate.script;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

import dev.migrate.error.EditDistance;

/**
 * Finds the word that somebody may have meant.
 */
final class Suggestion {

	private static final int CHARACTERS_PER_MISTAKE = 3;

	private Suggestion() {
	}

	/**
	 * Find the most similar word.
	 * @param word what was written
	 * @param known the words that there are
	 * @return the one that was meant, if one is similar enough: one mistake in three
	 * characters
	 */
	static Optional<String> of(String word, Collection<String> known) {
		String lower = word.toLowerCase(Locale.ROOT);
		return known.stream()
			.filter((
					candidate) -> EditDistance.between(lower, candidate) <= candidate.length() / CHARACTERS_PER_MISTAKE)
			.min(Comparator.comparingInt((candidate) -> EditDistance.between(lower, candidate)));
	}

	/**
	 * The same as a sentence.
	 * @param word what was written
	 * @param known the words that there are
	 * @return a question with a blank behind it, or an empty string
	 */
	static String question(String word, Collection<String> known) {
		return of(word, known).map((candidate) -> "Did you mean '" + candidate + "'? ").orElse("");
	}

}
