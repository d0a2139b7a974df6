package dev.migrate.test.database;

import java.nio.file.Path;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * H2 in memory, or in files that other processes open when this one has closed them.
 */
final class H2Server implements TestDatabaseServer {

	private final boolean inFiles;

	H2Server(boolean inFiles) {
		this.inFiles = inFiles;
	}

	@Override
	public TestDatabase create() {
		if (this.inFiles) {
			Path folder = TestFolders.create("h2-" + UUID.randomUUID());
			return new TestDatabase("jdbc:h2:file:%s;WRITE_DELAY=0".formatted(folder.resolve("test")), "sa", "",
					() -> TestFolders.delete(folder));
		}
		String url = "jdbc:h2:mem:migrate_%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID());
		return new TestDatabase(url, "sa", "", () -> shutdown(url));
	}

	private void shutdown(String url) {
		new JdbcTemplate(new TestDatabase(url, "sa", "", () -> {
		}).dataSource()).execute("shutdown");
	}

}
