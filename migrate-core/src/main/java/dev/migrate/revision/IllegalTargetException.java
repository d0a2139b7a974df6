package dev.migrate.revision;

/**
 * A text that is no target at all.
 */
public final class IllegalTargetException extends RevisionException {

	private static final long serialVersionUID = 1L;

	private final String text;

	IllegalTargetException(String text, String reason) {
		super("Target " + Wording.quoted(text) + " cannot be read: " + reason + ".",
				"Write a revision or the beginning of one, 'head', 'heads', 'base', a branch label, 'label@head', "
						+ "'+2', '-1' or 'ae10+1'.");
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
