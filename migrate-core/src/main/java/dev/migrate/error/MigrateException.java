package dev.migrate.error;

import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

	/** Page of the project's documentation. */
	private static final String PAGE = "docs/when-something-goes-wrong.md";

	private final String description;

	private final Advice advice;

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
		this(description, Advice.of(action), cause);
	}

	/**
	 * Create an exception that knows remedies.
	 * @param description what is wrong and what is there: one or more full sentences
	 * @param advice what to do
	 */
	protected MigrateException(String description, Advice advice) {
		this(description, advice, null);
	}

	/**
	 * Create an exception that knows remedies, with a cause.
	 * @param description what is wrong and what is there: one or more full sentences
	 * @param advice what to do
	 * @param cause the failure met, or {@code null}
	 */
	protected MigrateException(String description, Advice advice, @Nullable Throwable cause) {
		super(Quoted.visible(description) + " " + advice, cause);
		this.description = Quoted.visible(description);
		this.advice = advice;
	}

	/**
	 * What is wrong and what is there.
	 * @return full sentences
	 */
	public final String description() {
		return this.description;
	}

	/**
	 * What to do about it, in the words of those who call the library.
	 * @return full sentences
	 */
	public final String action() {
		return this.advice.toString();
	}

	/**
	 * What to do about it, for a front end that has words of its own for settings and
	 * commands.
	 * @return the advice, with its remedies
	 */
	public final Advice advice() {
		return this.advice;
	}

	/**
	 * Where what happened, the state that the database is in, and what to do are told at
	 * more length.
	 * @return a page of the documentation with a section of it; empty for failures that
	 * are not the library's own
	 */
	public final Optional<String> help() {
		return section(getClass()).map((section) -> PAGE + "#" + section.toLowerCase(Locale.ROOT));
	}

	/** A family of failures, each a class that extends another, shares a section. */
	static Optional<String> section(Class<?> type) {
		Class<?> family = type;
		while (family.getSuperclass() != MigrateException.class) {
			family = family.getSuperclass();
		}
		boolean known = Modifier.isPublic(family.getModifiers()) && family.getName().startsWith("dev.migrate.");
		return known ? Optional.of(family.getSimpleName()) : Optional.empty();
	}

	/**
	 * The settings and commands that help.
	 * @return the remedies in the order in which the text says them
	 */
	public final List<Remedy> remedies() {
		return this.advice.remedies();
	}

}
