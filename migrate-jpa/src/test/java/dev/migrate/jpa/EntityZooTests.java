package dev.migrate.jpa;

import java.util.Map;

import dev.migrate.jpa.zoo.Zoo;
import dev.migrate.jpa.zoo.ZooKeeping;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that what {@link JpaSchemaSource} reads from the entities of {@link Zoo} is what
 * Hibernate needs, on one database.
 */
abstract class EntityZooTests {

	private final TestDatabaseServer server;

	private TestDatabase database;

	private EntityZoo zoo;

	EntityZooTests(TestDatabaseServer server) {
		this.server = server;
	}

	@BeforeEach
	void createDatabase() {
		this.database = this.server.create();
		this.zoo = new EntityZoo(this.database.dataSource(), properties(), Zoo.class);
	}

	@AfterEach
	void dropDatabase() {
		// Neither is there where the database could not be had
		if (this.zoo != null) {
			this.zoo.close();
		}
		if (this.database != null) {
			this.database.close();
		}
	}

	Map<String, Object> properties() {
		return Map.of();
	}

	EntityZoo zoo() {
		return this.zoo;
	}

	@Test
	void hibernateFindsWhatItNeedsAndEntitiesLive() {
		this.zoo.create();
		LocalContainerEntityManagerFactoryBean factory = this.zoo.start("validate");
		try {
			EntityManagerFactory managers = factory.getNativeEntityManagerFactory();
			managers.runInTransaction(ZooKeeping::open);
			managers.runInTransaction((manager) -> assertThat(ZooKeeping.count(manager)).isEqualTo(15));
		}
		finally {
			factory.destroy();
		}
	}

	@Test
	void whatWasMadeForEntitiesIsNoDifference() {
		this.zoo.create();
		assertThat(this.zoo.differences()).isEmpty();
	}

	@Test
	void whatHibernateHasMadeIsNoDifference() {
		this.zoo.start("create-only").destroy();
		assertThat(this.zoo.differences()).isEmpty();
	}

}
