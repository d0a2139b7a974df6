package dev.migrate.author.command;

/**
 * What a command cannot do without.
 */
enum Need {

	/** The properties of the application. */
	PROPERTIES,

	/** Besides, its revisions, for which the sources do where they are at hand. */
	REVISIONS,

	/** Besides, its database, which the properties name for most applications. */
	DATABASE,

	/** Its beans, such as what says what it wants of its database. */
	APPLICATION;

	/** Whether it cannot do without the database. */
	boolean isDatabase() {
		return this == DATABASE || this == APPLICATION;
	}

}
