package dev.migrate.autogenerate;

import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.error.MigrateException;

/**
 * Two sources want the same thing in different ways.
 */
public final class ConflictingSourcesException extends MigrateException {

	private final String subject;

	private final List<String> origins;

	/**
	 * Create an exception.
	 * @param subject what both want, such as {@code table 'orders'}
	 * @param origins the sources
	 * @param difference how they differ
	 */
	ConflictingSourcesException(String subject, List<String> origins, String difference) {
		super("The " + subject + " is wanted in two ways by "
				+ origins.stream().map((origin) -> "'" + origin + "'").collect(Collectors.joining(" and ")) + ": "
				+ difference + ".", "Let one of them say it, or make both say the same.");
		this.subject = subject;
		this.origins = List.copyOf(origins);
	}

	/**
	 * What both want.
	 * @return what it is, such as {@code table 'orders'}
	 */
	public String subject() {
		return this.subject;
	}

	/**
	 * The sources.
	 * @return where they come from
	 */
	public List<String> origins() {
		return this.origins;
	}

}
