package dev.migrate.autoconfigure.docker.compose;

import dev.migrate.autoconfigure.MigrateConnectionDetails;

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

}
