package dev.migrate.test.database;

import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.mariadb.MariaDBContainer;
import org.testcontainers.mysql.MySQLContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The images for {@link ContainerSource}: the same versions as the binaries.
 */
final class Containers {

	private Containers() {
	}

	static JdbcDatabaseContainer<?> postgresql() {
		return new PostgreSQLContainer("postgres:" + PostgresqlBinariesSource.VERSION.split("\\.", 2)[0]);
	}

	static JdbcDatabaseContainer<?> mariadb() {
		return new MariaDBContainer("mariadb:11.4").withUsername("root");
	}

	static JdbcDatabaseContainer<?> mysql() {
		return new MySQLContainer("mysql:8.0").withUsername("root");
	}

}
