package dev.migrate.test.database;

/**
 * A database server, or an engine in this process, that gives each test its own database.
 */
public interface TestDatabaseServer {

	/**
	 * Create an empty database. The first call starts the server and takes seconds.
	 * @return the database; close it when the test is over
	 * @throws org.opentest4j.TestAbortedException if there is no such server on this
	 * machine, so that JUnit reports the test as skipped, with the reason
	 */
	TestDatabase create();

}
