package dev.migrate.autoconfigure.docker.compose;

import dev.migrate.autoconfigure.MigrateConnectionDetails;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Lets migrations use the database that the application got from Docker Compose, or from
 * whatever else provides {@link JdbcConnectionDetails} as a service connection.
 */
class ComposeMigrateConnectionDetailsFactory
		implements ConnectionDetailsFactory<JdbcConnectionDetails, MigrateConnectionDetails> {

	@Override
	public MigrateConnectionDetails getConnectionDetails(JdbcConnectionDetails source) {
		return new JdbcMigrateConnectionDetails(source);
	}

	/**
	 * The application's connection, for migrations.
	 */
	private static final class JdbcMigrateConnectionDetails implements MigrateConnectionDetails {

		private final JdbcConnectionDetails application;

		JdbcMigrateConnectionDetails(JdbcConnectionDetails application) {
			this.application = application;
		}

		@Override
		public @Nullable String getUsername() {
			return this.application.getUsername();
		}

		@Override
		public @Nullable String getPassword() {
			return this.application.getPassword();
		}

		@Override
		public String getJdbcUrl() {
			return this.application.getJdbcUrl();
		}

		@Override
		public String getDriverClassName() {
			return this.application.getDriverClassName();
		}

	}

}
