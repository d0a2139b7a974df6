package dev.migrate.autoconfigure.application;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@code @JdbcTest} migrates the database that it has put in the place of that
 * of the application, whatever the properties say of that one.
 */
@JdbcTest(properties = { "migrate.user=ddl", "migrate.password=secret", "migrate.tenants.canaries=acme",
		"migrate.datasources.archive.locations=classpath:db/none",
		"migrate.datasources.elsewhere.url=jdbc:h2:tcp://127.0.0.1:1/elsewhere" })
class ReplacedDatabaseSliceTests {

	@Autowired
	private JdbcClient jdbc;

	@Test
	void migrates() {
		this.jdbc.sql("insert into users (id, name, email) values (1, 'Ada', 'ada@example.org')").update();
		assertThat(this.jdbc.sql("select version_num from migrate_version").query(String.class).single())
			.isEqualTo("27c6a30d7c24");
	}

}
