package dev.migrate.test.database;

/**
 * There is no server this way on this machine; its message says what is missing.
 */
final class ServerNotAvailableException extends Exception {

	ServerNotAvailableException(String message) {
		super(message);
	}

}
