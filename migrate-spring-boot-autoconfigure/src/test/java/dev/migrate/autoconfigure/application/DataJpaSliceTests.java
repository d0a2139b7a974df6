package dev.migrate.autoconfigure.application;

import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@code @DataJpaTest} migrates, and that Hibernate finds what it validates.
 */
@DataJpaTest(properties = "spring.jpa.hibernate.ddl-auto=validate")
class DataJpaSliceTests {

	@Autowired
	private EntityManager entityManager;

	@Test
	void migrates() {
		this.entityManager.persist(new User(1, "Ada", "ada@example.org"));
		this.entityManager.flush();
		this.entityManager.clear();
		assertThat(this.entityManager.find(User.class, 1).getEmail()).isEqualTo("ada@example.org");
	}

}
