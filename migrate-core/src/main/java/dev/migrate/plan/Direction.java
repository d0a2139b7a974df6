package dev.migrate.plan;

import java.util.Locale;

/**
 * What a step does with its revision.
 */
public enum Direction {

	/** Run the upgrade of the revision and record it as applied. */
	UPGRADE,

	/** Run the downgrade of the revision and forget it. */
	DOWNGRADE,

	/** Change the version table only. */
	STAMP;

	/**
	 * The word that users type and read.
	 * @return the name in lower case
	 */
	public String verb() {
		return name().toLowerCase(Locale.ROOT);
	}

}
