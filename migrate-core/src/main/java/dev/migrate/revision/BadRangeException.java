package dev.migrate.revision;

/**
 * A text that is no range.
 */
public final class BadRangeException extends RevisionException {

	private static final long serialVersionUID = 1L;

	private final String text;

	BadRangeException(String text, String reason) {
		super("Range " + Wording.quoted(text) + " cannot be read: " + reason + ".",
				"Write 'start:end', 'start:' or ':end'; both ends are included.");
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
