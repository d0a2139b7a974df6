package dev.migrate.autoconfigure.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words of a column's declaration in SQL, one after another. Quoted text and a pair
 * of brackets with what is in it count as one word.
 */
final class DeclarationTokens {

	private final String text;

	private final List<Token> tokens = new ArrayList<>();

	private int next;

	DeclarationTokens(String text) {
		this.text = text;
		int position = 0;
		while (position < text.length()) {
			if (Character.isWhitespace(text.charAt(position))) {
				position++;
				continue;
			}
			int end = endOfToken(position);
			this.tokens.add(new Token(position, end, text.substring(position, end).toUpperCase(Locale.ROOT)));
			position = end;
		}
	}

	boolean hasNext() {
		return this.next < this.tokens.size();
	}

	/**
	 * Go on by a word.
	 * @return the word in upper case
	 */
	String word() {
		return this.tokens.get(this.next++).word();
	}

	/**
	 * Go on by a word.
	 * @return the word as it is written, empty at the end
	 */
	String text() {
		return hasNext() ? textBetween(this.next, ++this.next) : "";
	}

	/**
	 * Go on up to one of some words.
	 * @param words the words in upper case
	 * @param atLeast how many words to go on whatever they are
	 * @return what was passed, as it is written
	 */
	String textUpTo(Set<String> words, int atLeast) {
		int start = this.next;
		while (hasNext() && (this.next < start + atLeast || !words.contains(this.tokens.get(this.next).word()))) {
			this.next++;
		}
		return (start < this.next) ? textBetween(start, this.next) : "";
	}

	/**
	 * Go on by a word if it is a certain one.
	 * @param word the word in upper case
	 * @return whether it was
	 */
	boolean skip(String word) {
		boolean there = hasNext() && this.tokens.get(this.next).word().equals(word);
		if (there) {
			this.next++;
		}
		return there;
	}

	private String textBetween(int from, int to) {
		return this.text.substring(this.tokens.get(from).start(), this.tokens.get(to - 1).end());
	}

	private int endOfToken(int start) {
		char first = this.text.charAt(start);
		if (first == '(') {
			return endOfBrackets(start);
		}
		if (isQuote(first)) {
			return endOfQuotes(start);
		}
		int end = start + 1;
		while (end < this.text.length() && isPartOfWord(this.text.charAt(end))) {
			end++;
		}
		return end;
	}

	private int endOfBrackets(int start) {
		int depth = 0;
		int position = start;
		while (position < this.text.length()) {
			char character = this.text.charAt(position);
			if (isQuote(character)) {
				position = endOfQuotes(position);
				continue;
			}
			depth += (character == '(') ? 1 : (character == ')') ? -1 : 0;
			position++;
			if (depth == 0) {
				return position;
			}
		}
		return this.text.length();
	}

	private int endOfQuotes(int start) {
		char quote = this.text.charAt(start);
		int end = this.text.indexOf(quote, start + 1);
		while (end >= 0 && end + 1 < this.text.length() && this.text.charAt(end + 1) == quote) {
			end = this.text.indexOf(quote, end + 2);
		}
		return (end >= 0) ? end + 1 : this.text.length();
	}

	private static boolean isPartOfWord(char character) {
		return !Character.isWhitespace(character) && character != '(' && !isQuote(character);
	}

	private static boolean isQuote(char character) {
		return character == '\'' || character == '"' || character == '`';
	}

	private record Token(int start, int end, String word) {
	}

}
