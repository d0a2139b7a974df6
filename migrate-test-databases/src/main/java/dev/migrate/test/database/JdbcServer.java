package dev.migrate.test.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A server that is reached over the network and whose databases are made with SQL.
 */
final class JdbcServer implements TestDatabaseServer {

	private static final Logger logger = LoggerFactory.getLogger(TestDatabases.class);

	private final String name;

	private final String dropStatement;

	private final List<ServerSource> sources;

	private @Nullable ServerAddress address;

	/** To connect takes about as long as to make a database. */
	private @Nullable Connection connection;

	private @Nullable RuntimeException failure;

	JdbcServer(String name, String dropStatement, List<ServerSource> sources) {
		this.name = name;
		this.dropStatement = dropStatement;
		this.sources = List.copyOf(sources);
	}

	@Override
	public TestDatabase create() {
		ServerAddress server = address();
		String database = "migrate_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
		execute(server, "create database " + database);
		return new TestDatabase(server.url(database), server.user(), server.password(),
				() -> execute(server, this.dropStatement.formatted(database)));
	}

	/** Starting is tried once: a second try would fail as slowly as the first. */
	private synchronized ServerAddress address() {
		if (this.failure != null) {
			throw this.failure;
		}
		if (this.address == null) {
			try {
				this.address = start();
			}
			catch (RuntimeException ex) {
				this.failure = ex;
				throw ex;
			}
		}
		return this.address;
	}

	private ServerAddress start() {
		List<String> reasons = new ArrayList<>();
		for (ServerSource source : this.sources) {
			try {
				ServerAddress found = source.start();
				logger.info("{} for tests: {} from {}, {}", this.name, version(found), found.origin(), found.url());
				return found;
			}
			catch (ServerNotAvailableException ex) {
				reasons.add(ex.getMessage());
			}
		}
		String reason = "No %s for tests: %s".formatted(this.name, String.join("; ", reasons));
		logger.warn(reason);
		return Assumptions.abort(reason);
	}

	private String version(ServerAddress server) {
		try (Connection connection = dataSource(server).getConnection()) {
			return connection.getMetaData().getDatabaseProductVersion();
		}
		catch (SQLException ex) {
			throw new IllegalStateException("%s at %s cannot be reached".formatted(this.name, server.url()), ex);
		}
	}

	private synchronized void execute(ServerAddress server, String statement) {
		try {
			if (this.connection == null || !this.connection.isValid(0)) {
				this.connection = dataSource(server).getConnection();
			}
			try (Statement made = this.connection.createStatement()) {
				made.execute(statement);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException("%s at %s: %s".formatted(this.name, server.url(), statement), ex);
		}
	}

	private DataSource dataSource(ServerAddress server) {
		return new DriverManagerDataSource(server.url(), server.user(), server.password());
	}

}
