package dev.migrate.settings;

/**
 * What follows from a finding.
 */
public enum Reaction {

	/** It is logged as a warning. */
	WARN,

	/** It is an error. */
	FAIL,

	/** Nothing. */
	IGNORE

}
