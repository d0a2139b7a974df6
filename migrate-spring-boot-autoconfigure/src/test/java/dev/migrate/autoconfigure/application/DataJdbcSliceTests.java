package dev.migrate.autoconfigure.application;

import dev.migrate.autoconfigure.WantedSchemaSourceFinder;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@code @DataJdbcTest} migrates.
 */
@DataJdbcTest
class DataJdbcSliceTests {

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private ApplicationContext context;

	@Test
	void migrates() {
		assertThat(this.jdbc.sql("select count(email) from users").query(Integer.class).single()).isZero();
	}

	@Test
	void looksForEntities() {
		assertThat(this.context.getBeanNamesForType(WantedSchemaSourceFinder.class)).contains("jdbcSchemaSourceFinder");
	}

}
