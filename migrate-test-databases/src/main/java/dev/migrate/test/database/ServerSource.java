package dev.migrate.test.database;

/**
 * A way to come to a database server.
 */
interface ServerSource {

	/**
	 * Start the server, or find it.
	 * @return where it is
	 * @throws ServerNotAvailableException if there is no server this way; any other
	 * failure means that there should be one, and fails the test
	 */
	ServerAddress start() throws ServerNotAvailableException;

}
