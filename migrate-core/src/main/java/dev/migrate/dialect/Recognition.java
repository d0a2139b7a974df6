package dev.migrate.dialect;

import java.util.List;
import java.util.Locale;

/**
 * Whether a dialect is that of a database.
 *
 * @param recognised whether it is
 * @param other the name of the database if it only speaks the same protocol; empty if
 * there is nothing to say
 */
public record Recognition(boolean recognised, String other) {

	/** It is. */
	public static final Recognition YES = new Recognition(true, "");

	/** It is not. */
	public static final Recognition NO = new Recognition(false, "");

	/**
	 * It is, unless the database says that it is another one.
	 * @param text what the database says of itself
	 * @param others names of databases that speak the same protocol
	 * @return whether it is
	 */
	public static Recognition unless(String text, List<String> others) {
		String lower = text.toLowerCase(Locale.ROOT);
		for (String other : others) {
			if (lower.contains(other.toLowerCase(Locale.ROOT))) {
				return new Recognition(false, other);
			}
		}
		return YES;
	}

}
