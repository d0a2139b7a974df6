package dev.migrate.author.command;

/**
 * What a command cannot do without.
 */
enum Need {

	/** The properties of the application. */
	PROPERTIES,

	/** Besides, its revisions, for which the sources do where they are at hand. */
	REVISIONS,

	/** Its beans and its database. */
	APPLICATION

}
