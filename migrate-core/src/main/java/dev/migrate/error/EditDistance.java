package dev.migrate.error;

import dev.migrate.lang.Internal;

/**
 * How many characters have to be changed, added or removed to turn one word into another.
 */
@Internal
public final class EditDistance {

	private EditDistance() {
	}

	/**
	 * Count the changes.
	 * @param one a word
	 * @param other another word
	 * @return the number of characters
	 */
	public static int between(String one, String other) {
		int[] previous = new int[other.length() + 1];
		for (int column = 0; column <= other.length(); column++) {
			previous[column] = column;
		}
		for (int row = 1; row <= one.length(); row++) {
			int[] current = new int[other.length() + 1];
			current[0] = row;
			for (int column = 1; column <= other.length(); column++) {
				int change = (one.charAt(row - 1) == other.charAt(column - 1)) ? 0 : 1;
				int addOrRemove = Math.min(current[column - 1], previous[column]) + 1;
				current[column] = Math.min(previous[column - 1] + change, addOrRemove);
			}
			previous = current;
		}
		return previous[other.length()];
	}

}
