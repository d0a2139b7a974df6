package dev.migrate.start;

import java.util.Locale;

/**
 * How somebody has left, by hand, a revision that had stopped in the middle.
 */
public enum Resolution {

	/** All of the revision is there: it counts as applied. */
	APPLIED,

	/** Nothing of the revision is there: it counts as not applied. */
	UNDONE;

	/**
	 * The word that users type.
	 * @return the name in lower case
	 */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
