package dev.migrate.connect;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import dev.migrate.contract.TestedDatabase;
import dev.migrate.dialect.Dialect;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * An empty database of one of our servers, made for each test. Subclasses give the
 * server.
 */
public abstract class DatabaseTests implements TestedDatabase {

	@TempDir
	private Path files;

	private TestDatabase database;

	/**
	 * The server.
	 * @return the server
	 */
	protected abstract TestDatabaseServer server();

	@BeforeEach
	void createDatabase() {
		this.database = server().create();
	}

	@AfterEach
	void dropDatabase() {
		if (this.database != null) {
			this.database.close();
		}
	}

	protected TestDatabase database() {
		return this.database;
	}

	@Override
	public DataSource dataSource() {
		return this.database.dataSource();
	}

	@Override
	public Dialect dialect() {
		try (Connection connection = dataSource().getConnection()) {
			return KnownDialects.OURS.detect(connection);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public Path files() {
		return this.files;
	}

}
