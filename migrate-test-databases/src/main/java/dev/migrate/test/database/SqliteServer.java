package dev.migrate.test.database;

import java.nio.file.Path;

/**
 * SQLite. A database is a folder with one file, so that its journal goes with it. As with
 * the servers, that the machine loses power is not tested.
 */
final class SqliteServer implements TestDatabaseServer {

	private static final long ROOM = 256L << 20;

	@Override
	public TestDatabase create() {
		Path folder = TestFolders.createInMemory("sqlite", ROOM);
		return new TestDatabase("jdbc:sqlite:" + folder.resolve("test.db"), "", "", () -> TestFolders.delete(folder));
	}

}
