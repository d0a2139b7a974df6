package dev.migrate.autoconfigure.application;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@code @JdbcTest} migrates.
 */
@JdbcTest
class JdbcSliceTests {

	@Autowired
	private JdbcClient jdbc;

	@Test
	void migrates() {
		this.jdbc.sql("insert into users (id, name, email) values (1, 'Ada', 'ada@example.org')").update();
		assertThat(this.jdbc.sql("select version_num from migrate_version").query(String.class).single())
			.isEqualTo("27c6a30d7c24");
	}

}
