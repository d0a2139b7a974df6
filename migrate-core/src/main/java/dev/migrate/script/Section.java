package dev.migrate.script;

import java.util.Locale;

import dev.migrate.lang.Internal;

/**
 * The kinds of sections that an SQL file has.
 */
@Internal
public enum Section {

	/** From the down revision to this one. */
	UPGRADE,

	/** Back. */
	DOWNGRADE;

	private final String word = name().toLowerCase(Locale.ROOT);

	String word() {
		return this.word;
	}

}
