package dev.migrate.revision;

/**
 * A range where one target is wanted: ranges belong to offline mode and to the history.
 */
public final class RangeNotAllowedException extends RevisionException {

	private static final long serialVersionUID = 1L;

	private final String text;

	RangeNotAllowedException(String text) {
		super("Range " + Wording.quoted(text) + " is not a target: a live database is migrated from where it is.",
				"Name only the end, " + Wording.quoted(text.substring(text.lastIndexOf(':') + 1))
						+ ", or use the range with offline SQL or with the history.");
		this.text = text;
	}

	/**
	 * The text that was given.
	 * @return the text, unchanged
	 */
	public String text() {
		return this.text;
	}

}
