package dev.migrate.autoconfigure.application;

import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that Hibernate leaves an embedded database that has migrations alone.
 */
@DataJpaTest
class EmbeddedDatabaseTests {

	@Autowired
	private EntityManagerFactory entityManagerFactory;

	@Test
	void hibernateCreatesNoTables() {
		assertThat(this.entityManagerFactory.getProperties().get("hibernate.hbm2ddl.auto")).isIn(null, "none");
	}

}
