package dev.migrate.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.jdbc.DatabaseDriver;

/**
 * How migrations reach the database if not through the application's {@code DataSource}.
 * <p>
 * A bean of this type takes the place of {@code migrate.url}, {@code migrate.user},
 * {@code migrate.password} and {@code migrate.driver-class-name} altogether. So does a
 * service connection of Testcontainers or Docker Compose: those properties name an
 * account of the real database, which the container does not know.
 */
public interface MigrateConnectionDetails extends ConnectionDetails {

	/**
	 * The database account.
	 * @return the user name, or {@code null} for that of the application
	 */
	@Nullable String getUsername();

	/**
	 * The password of the account.
	 * @return the password, or {@code null} if there is none
	 */
	@Nullable String getPassword();

	/**
	 * The database.
	 * @return the JDBC URL, or {@code null} for that of the application
	 */
	@Nullable String getJdbcUrl();

	/**
	 * The JDBC driver.
	 * @return the name of the class, by default as the JDBC URL tells; {@code null} if
	 * there is no URL
	 */
	default @Nullable String getDriverClassName() {
		String url = getJdbcUrl();
		return (url != null) ? DatabaseDriver.fromJdbcUrl(url).getDriverClassName() : null;
	}

}
