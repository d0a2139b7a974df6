package dev.migrate.script;

import java.util.Locale;

/**
 * The kinds of sections that an SQL file has.
 */
public enum Section {

	/** From the down revision to this one. */
	UPGRADE,

	/** Back. */
	DOWNGRADE;

	String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
