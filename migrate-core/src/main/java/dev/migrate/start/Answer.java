package dev.migrate.start;

/**
 * What a person says became of the statement at which a revision stopped.
 */
public enum Answer {

	/** It has run: the next run goes on behind it. */
	DONE,

	/** It has not run, and nothing of it is there: the next run goes on with it. */
	NOT_DONE

}
