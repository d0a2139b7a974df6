package dev.migrate.error;

import org.jspecify.annotations.Nullable;

/**
 * Root of all exceptions that a user of the product can meet.
 * <p>
 * The text is up to three sentences: what is wrong, with the values quoted; what is
 * there; what to do. They are kept apart, so that a failure analyzer can show the last
 * one as the action without parsing. It stands on one line: control characters, of
 * whatever it quotes, are written so that they are seen. Subclasses live beside the code
 * that throws them and carry the data that the text mentions.
 */
public abstract class MigrateException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String description;

	private final String action;

	/**
	 * Create an exception.
	 * @param description what is wrong and what is there: one or more full sentences
	 * @param action what to do: one or more full sentences
	 */
	protected MigrateException(String description, String action) {
		this(description, action, null);
	}

	/**
	 * Create an exception with a cause.
	 * @param description what is wrong and what is there: one or more full sentences
	 * @param action what to do: one or more full sentences
	 * @param cause the failure met, or {@code null}
	 */
	protected MigrateException(String description, String action, @Nullable Throwable cause) {
		super(Quoted.visible(description + " " + action), cause);
		this.description = Quoted.visible(description);
		this.action = Quoted.visible(action);
	}

	/**
	 * What is wrong and what is there.
	 * @return full sentences
	 */
	public final String description() {
		return this.description;
	}

	/**
	 * What to do about it.
	 * @return full sentences
	 */
	public final String action() {
		return this.action;
	}

}
