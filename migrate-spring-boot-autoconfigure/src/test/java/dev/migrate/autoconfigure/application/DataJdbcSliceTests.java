package dev.migrate.autoconfigure.application;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.WantedSchemaSources;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;
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
	private Migrator migrator;

	@Autowired
	private WantedSchemaSources sources;

	@Test
	void migrates() {
		assertThat(this.jdbc.sql("select count(email) from users").query(Integer.class).single()).isZero();
	}

	@Test
	void looksForEntities() {
		assertThat(this.sources.of(this.migrator)).as("the mapping context of Spring Data JDBC").hasSize(1);
	}

}
