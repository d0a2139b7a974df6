package dev.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.tenant.Tenant;
import dev.migrate.tenant.TenantSettings;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.DelegatingDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tenants on H2.
 */
class H2FleetTests extends DatabaseTests implements FleetContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.h2();
	}

	/**
	 * What is read ahead helps; a pool that fails then may have a connection a moment
	 * later.
	 */
	@Test
	void tenantIsNotLostIfReadingAheadFails() {
		tableRevision("a001", "", "one");
		AtomicInteger failures = new AtomicInteger();
		DataSource failing = new DelegatingDataSource(dataSource()) {

			@Override
			public Connection getConnection() throws SQLException {
				boolean ofTenant = Thread.currentThread().getName().startsWith("tenant ");
				if (ofTenant && failures.getAndIncrement() == 0) {
					throw new IllegalStateException("The pool is being renewed");
				}
				return super.getConnection();
			}

		};
		FleetResult result = builderOfFiles(failing).createSchemas(true)
			.tenants(() -> List.of(Tenant.ofSchema("T_A"), Tenant.ofSchema("T_B")),
					TenantSettings.DEFAULTS.withParallelism(1))
			.build()
			.fleet()
			.run();
		assertThat(failures).hasPositiveValue();
		assertThat(result.failed()).isEmpty();
		assertThat(result.migrated()).containsOnlyKeys("T_A", "T_B");
	}

}
