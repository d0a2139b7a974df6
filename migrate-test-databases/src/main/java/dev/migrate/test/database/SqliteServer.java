package dev.migrate.test.database;

import java.nio.file.Path;
import java.util.UUID;

/**
 * SQLite. A database is a folder with one file, so that its journal goes with it.
 */
final class SqliteServer implements TestDatabaseServer {

	@Override
	public TestDatabase create() {
		Path folder = TestFolders.create("sqlite-" + UUID.randomUUID());
		return new TestDatabase("jdbc:sqlite:" + folder.resolve("test.db"), "", "", () -> TestFolders.delete(folder));
	}

}
