package dev.migrate.revision;

/**
 * A text that is no target, or no range, or a range where one target is wanted.
 */
public final class IllegalTargetException extends RevisionException {

	private final String text;

	private final Problem problem;

	private IllegalTargetException(Problem problem, String text, String description, String action) {
		super(description, action);
		this.problem = problem;
		this.text = text;
	}

	static IllegalTargetException ofTarget(String text, String reason) {
		return new IllegalTargetException(Problem.NO_TARGET, text,
				"Target " + Wording.quoted(text) + " cannot be read: " + reason + ".",
				"Write a revision or the beginning of one, 'head', 'heads', 'base', a branch label, 'label@head', "
						+ "'+2', '-1' or 'ae10+1'.");
	}

	static IllegalTargetException rangeWithoutColon(String text) {
		return new IllegalTargetException(Problem.NO_RANGE, text,
				"Range " + Wording.quoted(text) + " cannot be read: there is no ':' in it.",
				"Write 'start:end', such as " + Wording.quoted(text + ":") + " for what begins there, or "
						+ Wording.quoted(":" + text) + " for what leads there; both ends are included.");
	}

	static IllegalTargetException ofRange(String text, String reason) {
		return new IllegalTargetException(Problem.NO_RANGE, text,
				"Range " + Wording.quoted(text) + " cannot be read: " + reason + ".",
				"Write 'start:end', 'start:' or ':end'; both ends are included.");
	}

	static IllegalTargetException rangeForTarget(String text) {
		String end = text.substring(text.lastIndexOf(':') + 1);
		return new IllegalTargetException(Problem.RANGE, text,
				"Range " + Wording.quoted(text) + " is not a target: a live database is migrated from where it is.",
				"Name only the end, " + Wording.quoted(end.isBlank() ? "heads" : end)
						+ ", or use the range with offline SQL or with the history.");
	}

	/**
	 * The text that was given.
	 * @return the text, unchanged
	 */
	public String text() {
		return this.text;
	}

	/**
	 * What is wrong with it.
	 * @return the problem
	 */
	public Problem problem() {
		return this.problem;
	}

	/**
	 * What can be wrong with the text of a target.
	 */
	public enum Problem {

		/** It is no target at all. */
		NO_TARGET,

		/** It is no range, where one is wanted. */
		NO_RANGE,

		/**
		 * It is a range, where one target is wanted: ranges belong to offline mode and to
		 * the history.
		 */
		RANGE

	}

}
