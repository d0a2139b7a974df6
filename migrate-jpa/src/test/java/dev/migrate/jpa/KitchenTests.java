package dev.migrate.jpa;

import dev.migrate.jpa.kitchen.Menu;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;

import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that enum types with a name and arrays are read as Hibernate needs them, where
 * there are such.
 */
class KitchenTests {

	@Test
	void servesOnPostgresql() {
		serve(TestDatabases.postgresql());
	}

	@Test
	void servesOnH2() {
		serve(TestDatabases.h2());
	}

	private static void serve(TestDatabaseServer server) {
		try (TestDatabase database = server.create();
				EntityZoo kitchen = new EntityZoo(database.dataSource(), Menu.class)) {
			assertThat(kitchen.described()).noneMatch((change) -> change.contains("former"))
				.noneMatch((change) -> change.startsWith("drop"));
			kitchen.create();
			assertThat(kitchen.differences()).isEmpty();
			LocalContainerEntityManagerFactoryBean factory = kitchen.start("validate");
			EntityManagerFactory managers = factory.getNativeEntityManagerFactory();
			managers.runInTransaction((manager) -> manager.persist(new Menu()));
			managers.runInTransaction(
					(manager) -> assertThat(manager.find(Menu.class, 1L).text()).isEqualTo("MEAT: hay, fish"));
			factory.destroy();
		}
	}

	@Test
	void whatHibernateHasMadeIsNoDifference() {
		try (TestDatabase database = TestDatabases.postgresql().create();
				EntityZoo kitchen = new EntityZoo(database.dataSource(), Menu.class)) {
			kitchen.start("create-only").destroy();
			assertThat(kitchen.differences()).isEmpty();
		}
	}

}
