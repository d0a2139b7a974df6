package dev.migrate.test.database;

import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * H2 in memory.
 */
final class H2Server implements TestDatabaseServer {

	@Override
	public TestDatabase create() {
		String url = "jdbc:h2:mem:migrate_%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID());
		return new TestDatabase(url, "sa", "", () -> shutdown(url));
	}

	private void shutdown(String url) {
		new JdbcTemplate(new TestDatabase(url, "sa", "", () -> {
		}).dataSource()).execute("shutdown");
	}

}
