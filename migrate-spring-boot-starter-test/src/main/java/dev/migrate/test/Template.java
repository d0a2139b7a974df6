package dev.migrate.test;

/**
 * What databases are made from in which the revisions have run already.
 */
@FunctionalInterface
interface Template {

	/**
	 * Make a database.
	 * @param database the name of the new one
	 */
	void copyTo(String database);

}
