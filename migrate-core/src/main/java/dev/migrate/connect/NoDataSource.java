package dev.migrate.connect;

import java.sql.Connection;

import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Stands where there is no database.
 */
final class NoDataSource extends AbstractDataSource {

	private final String dialect;

	NoDataSource(String dialect) {
		this.dialect = dialect;
	}

	@Override
	public Connection getConnection() {
		throw new NoDatabaseException(this.dialect);
	}

	@Override
	public Connection getConnection(String username, String password) {
		throw new NoDatabaseException(this.dialect);
	}

}
