package dev.migrate.jpa;

import java.sql.Connection;

import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * A database that nobody may ask for.
 */
class FailingDataSource extends AbstractDataSource {

	@Override
	public Connection getConnection() {
		throw new AssertionError("A connection was asked for");
	}

	@Override
	public Connection getConnection(String username, String password) {
		return getConnection();
	}

}
