package dev.migrate.autogenerate;

/**
 * How much of a schema is compared.
 */
public enum AutogenerateLevel {

	/**
	 * What Hibernate's own validation looks at: whether tables, columns and sequences are
	 * there, and the kinds of types without their sizes. Whatever else is there stays.
	 */
	VALIDATE,

	/**
	 * All that the application declares. What its sources have no way to declare stays,
	 * and so does, on tables that no revision has made, what they do not declare.
	 */
	FULL,

	/**
	 * All that there is: what the application does not declare is not wanted.
	 */
	STRICT

}
