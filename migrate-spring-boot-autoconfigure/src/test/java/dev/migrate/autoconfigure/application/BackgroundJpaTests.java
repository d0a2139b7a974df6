package dev.migrate.autoconfigure.application;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that JPA that starts in the background finds the tables of the migrations.
 */
@SpringBootTest(classes = UsersApplication.class, webEnvironment = WebEnvironment.NONE,
		properties = { "spring.jpa.bootstrap=async", "spring.jpa.hibernate.ddl-auto=validate",
				"spring.datasource.url=jdbc:h2:mem:background-jpa" })
class BackgroundJpaTests {

	@Autowired
	private EntityManagerFactory entityManagerFactory;

	@Test
	void findsTables() {
		try (EntityManager entityManager = this.entityManagerFactory.createEntityManager()) {
			assertThat(entityManager.createQuery("select count(u) from User u").getSingleResult()).isEqualTo(0L);
		}
	}

}
