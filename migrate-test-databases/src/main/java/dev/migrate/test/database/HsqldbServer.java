package dev.migrate.test.database;

import java.nio.file.Path;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * HSQLDB in memory, or in files that other processes open when this one has closed them.
 */
final class HsqldbServer implements TestDatabaseServer {

	/** A lock of a process that was killed would hold for ten seconds. */
	private static final String OF_ONE_PROCESS = ";shutdown=true;hsqldb.lock_file=false;hsqldb.write_delay=false";

	private final boolean inFiles;

	HsqldbServer(boolean inFiles) {
		this.inFiles = inFiles;
	}

	@Override
	public TestDatabase create() {
		if (this.inFiles) {
			Path folder = TestFolders.create("hsqldb-" + UUID.randomUUID());
			return new TestDatabase("jdbc:hsqldb:file:" + folder.resolve("test") + OF_ONE_PROCESS, "SA", "",
					() -> TestFolders.delete(folder));
		}
		String url = "jdbc:hsqldb:mem:migrate_%s".formatted(UUID.randomUUID());
		return new TestDatabase(url, "SA", "", () -> shutdown(url));
	}

	private void shutdown(String url) {
		new JdbcTemplate(new TestDatabase(url, "SA", "", () -> {
		}).dataSource()).execute("shutdown");
	}

}
