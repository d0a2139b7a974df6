package dev.migrate.revision;

import java.util.List;

/**
 * The beginning of several identifiers or branch labels.
 */
public final class AmbiguousPrefixException extends RevisionException {

	private final String prefix;

	private final List<String> matches;

	AmbiguousPrefixException(String prefix, List<String> matches) {
		super("Revision " + Wording.quoted(prefix) + " is ambiguous: " + Wording.quoted(matches)
				+ " begin with it (branch labels count).", "Write more characters.");
		this.prefix = prefix;
		this.matches = List.copyOf(matches);
	}

	/**
	 * The text that was given.
	 * @return the beginning
	 */
	public String prefix() {
		return this.prefix;
	}

	/**
	 * What begins with it.
	 * @return identifiers and branch labels
	 */
	public List<String> matches() {
		return this.matches;
	}

}
