package dev.migrate.script;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.migrate.lang.Internal;

/**
 * The keys that the header of an SQL file may have.
 */
@Internal
public enum HeaderKey {

	/** The revision's id. */
	REVISION,

	/** The revisions that it is built on. */
	DOWN_REVISION,

	/** What it does. */
	MESSAGE,

	/** Names of the branch that begins here. */
	BRANCH_LABELS,

	/** What has to be applied before. */
	DEPENDS_ON,

	/** When it was written. */
	CREATED,

	/** Whether it runs in a transaction. */
	TRANSACTIONAL,

	/** Whether placeholders are replaced. */
	PLACEHOLDERS;

	static Optional<HeaderKey> of(String text) {
		String spelling = text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
		return Arrays.stream(values()).filter((key) -> key.spelling().equals(spelling)).findFirst();
	}

	static List<String> spellings() {
		return Arrays.stream(values()).map(HeaderKey::spelling).toList();
	}

	/**
	 * How it is written.
	 * @return the key in lower case, words separated by blanks
	 */
	public String spelling() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
