package dev.migrate.tables;

import dev.migrate.lang.Internal;

/**
 * What the last row of the history says of the whole, so that a start need not read the
 * rows before. A row has it only if the run that wrote it had found nothing changed.
 *
 * @param applied the {@linkplain AppliedSum sum} over what was applied with it; empty if
 * nobody has looked
 * @param listing stands for the revisions that there were and the rows of the version
 * table, where the row has brought the database to its target; else empty
 */
@Internal
public record HistoryDigest(String applied, String listing) {

	/** Nothing is said. */
	public static final HistoryDigest NONE = new HistoryDigest("", "");

	/** Is raised when digests are made in another way, so that older ones say nothing. */
	private static final String VERSION = "d1:";

	/**
	 * Read the text of the column.
	 * @param text the text; one of another version says nothing
	 */
	static HistoryDigest parse(String text) {
		if (!text.startsWith(VERSION)) {
			return NONE;
		}
		int end = text.indexOf(':', VERSION.length());
		return (end < 0) ? NONE : new HistoryDigest(text.substring(VERSION.length(), end), text.substring(end + 1));
	}

	/**
	 * Whether nothing is said. Unlike {@code equals}, it costs a start nothing.
	 */
	boolean isEmpty() {
		return this.applied.isEmpty() && this.listing.isEmpty();
	}

	/**
	 * The text of the column.
	 */
	String text() {
		return VERSION + this.applied + ":" + this.listing;
	}

}
