package dev.migrate.revision;

/**
 * The two ways in which revisions of a graph hang together.
 */
public enum Relation {

	/** Lineage: what a revision is built on. */
	DOWN_REVISIONS,

	/**
	 * All that has to be applied first: what a revision is built on and what it depends
	 * on.
	 */
	REQUIREMENTS

}
