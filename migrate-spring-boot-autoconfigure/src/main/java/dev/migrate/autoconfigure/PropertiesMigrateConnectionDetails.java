package dev.migrate.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * The connection that {@code migrate.url} and its companions describe.
 */
final class PropertiesMigrateConnectionDetails implements MigrateConnectionDetails {

	private final MigrateProperties properties;

	PropertiesMigrateConnectionDetails(MigrateProperties properties) {
		this.properties = properties;
	}

	@Override
	public @Nullable String getUsername() {
		return this.properties.user();
	}

	@Override
	public @Nullable String getPassword() {
		return this.properties.password();
	}

	@Override
	public @Nullable String getJdbcUrl() {
		return this.properties.url();
	}

	@Override
	public @Nullable String getDriverClassName() {
		String name = this.properties.driverClassName();
		return (name != null) ? name : MigrateConnectionDetails.super.getDriverClassName();
	}

}
