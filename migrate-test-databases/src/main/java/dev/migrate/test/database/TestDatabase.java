package dev.migrate.test.database;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * An empty database of one test.
 */
public final class TestDatabase implements AutoCloseable {

	private final String url;

	private final String user;

	private final String password;

	private final Runnable drop;

	TestDatabase(String url, String user, String password, Runnable drop) {
		this.url = url;
		this.user = user;
		this.password = password;
		this.drop = drop;
	}

	/**
	 * The JDBC URL.
	 * @return the URL, without user and password
	 */
	public String url() {
		return this.url;
	}

	/**
	 * The user, who may do everything, with other databases of the server too.
	 * @return the user name
	 */
	public String user() {
		return this.user;
	}

	/**
	 * The user's password.
	 * @return the password, empty if there is none
	 */
	public String password() {
		return this.password;
	}

	/**
	 * A data source without a pool: each call of {@code getConnection} connects anew.
	 * @return a new data source
	 */
	public DataSource dataSource() {
		return new DriverManagerDataSource(this.url, this.user, this.password);
	}

	/**
	 * Drop the database. Its connections should be closed by then.
	 */
	@Override
	public void close() {
		this.drop.run();
	}

	@Override
	public String toString() {
		return this.url;
	}

}
