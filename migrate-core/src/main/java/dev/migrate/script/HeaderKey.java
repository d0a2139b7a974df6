package dev.migrate.script;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

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
	PLACEHOLDERS,

	/** What is somebody else's. */
	EXTERNAL;

	private static final List<HeaderKey> ALL = List.of(values());

	private static final Pattern BLANKS = Pattern.compile("\\s+");

	private final String spelling = name().toLowerCase(Locale.ROOT).replace('_', ' ');

	static Optional<HeaderKey> of(String text) {
		String written = BLANKS.matcher(text.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
		for (HeaderKey key : ALL) {
			if (key.spelling.equals(written)) {
				return Optional.of(key);
			}
		}
		return Optional.empty();
	}

	static List<String> spellings() {
		return ALL.stream().map(HeaderKey::spelling).toList();
	}

	/**
	 * How it is written.
	 * @return the key in lower case, words separated by blanks
	 */
	public String spelling() {
		return this.spelling;
	}

}
