package dev.migrate.test.database;

import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * HSQLDB in memory.
 */
final class HsqldbServer implements TestDatabaseServer {

	@Override
	public TestDatabase create() {
		String url = "jdbc:hsqldb:mem:migrate_%s".formatted(UUID.randomUUID());
		return new TestDatabase(url, "SA", "", () -> shutdown(url));
	}

	private void shutdown(String url) {
		new JdbcTemplate(new TestDatabase(url, "SA", "", () -> {
		}).dataSource()).execute("shutdown");
	}

}
