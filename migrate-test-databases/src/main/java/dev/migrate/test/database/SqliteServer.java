package dev.migrate.test.database;

import java.nio.file.Path;

/**
 * SQLite. A database is a folder with one file, so that its journal goes with it. As with
 * the servers, that the machine loses power is not tested.
 */
final class SqliteServer implements TestDatabaseServer {

	@Override
	public TestDatabase create() {
		Path folder = TestFolders.createInMemory("sqlite");
		return new TestDatabase("jdbc:sqlite:" + folder.resolve("test.db"), "", "", () -> TestFolders.delete(folder));
	}

}
