package dev.migrate.autoconfigure.application;

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

	@Test
	void migrates() {
		assertThat(this.jdbc.sql("select count(email) from users").query(Integer.class).single()).isZero();
	}

}
