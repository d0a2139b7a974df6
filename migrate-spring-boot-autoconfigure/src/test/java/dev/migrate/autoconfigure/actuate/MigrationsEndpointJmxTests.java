package dev.migrate.autoconfigure.actuate;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

import javax.management.MBeanServer;
import javax.management.ObjectName;

import dev.migrate.autoconfigure.application.UsersApplication;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MigrationsEndpoint} over JMX.
 */
@SpringBootTest(classes = UsersApplication.class, webEnvironment = WebEnvironment.NONE,
		properties = { "spring.jmx.enabled=true", "spring.application.name=shop",
				"spring.datasource.url=jdbc:h2:mem:endpoint-jmx",
				"management.endpoints.jmx.exposure.include=migrations" })
class MigrationsEndpointJmxTests {

	private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

	@Test
	void wholeShowsEveryMigratorOfEveryContext() throws Exception {
		assertThat(invoke("migrations")).extracting("contexts")
			.extracting("shop")
			.extracting("migrators")
			.extracting("migrator", InstanceOfAssertFactories.map(String.class, Object.class))
			.containsEntry("state", "UP_TO_DATE")
			.containsEntry("schema", "PUBLIC")
			.containsOnlyKeys("database", "schema", "mode", "target", "state", "current", "heads", "pending",
					"interrupted", "running", "backfill", "lockHolder", "history", "differences", "branches", "graph",
					"tenants", "error");
	}

	@Test
	void migratorIsShownByItsName() throws Exception {
		assertThat(invoke("migrator", "migrator")).asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsEntry("state", "UP_TO_DATE");
	}

	@Test
	void revisionIsShownWithItsOperations() throws Exception {
		assertThat(invoke("revision", "migrator", "27c6a30d7c24")).asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsEntry("state", "APPLIED")
			.containsEntry("description", "Add email column");
	}

	private Object invoke(String operation, Object... arguments) throws Exception {
		ObjectName pattern = new ObjectName("org.springframework.boot:type=Endpoint,name=Migrations,*");
		ObjectName name = this.server.queryNames(pattern, null).iterator().next();
		String[] signature = new String[arguments.length];
		Arrays.fill(signature, String.class.getName());
		return this.server.invoke(name, operation, arguments, signature);
	}

}
