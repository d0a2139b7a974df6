package dev.migrate.sample;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The revisions of the shop without Spring Boot, up and down, on the databases that the
 * sample has a profile for.
 */
class RevisionTests {

	@TestFactory
	Stream<DynamicTest> revisionsGoUpAndDown() {
		return Stream.of("h2", "postgresql").map((name) -> DynamicTest.dynamicTest(name, () -> {
			try (TestDatabase database = (name.equals("h2") ? TestDatabases.h2() : TestDatabases.postgresql())
				.create()) {
				upAndDown(database.dataSource());
			}
		}));
	}

	private void upAndDown(DataSource dataSource) {
		Migrator migrator = Migrator.builder(dataSource).build();
		JdbcClient jdbc = JdbcClient.create(dataSource);

		migrator.upgrade("44d0c97a6be1");
		jdbc.sql("insert into customers (name) values ('Grace Hopper')").update();

		migrator.upgrade("heads");
		assertThat(migrator.current()).containsExactly("a05f8d2b4e79");
		assertThat(jdbc.sql("select full_name from customers").query(String.class).list())
			.containsExactly("Grace Hopper");

		migrator.downgrade("-1");
		assertThat(migrator.current()).containsExactly("9a4e7c1f3d68");

		migrator.downgrade("7e2c5a9d1b46");
		assertThat(jdbc.sql("select name from customers").query(String.class).list()).containsExactly("Grace Hopper");

		migrator.downgrade("58a7d3c6b1e2");
		assertThat(migrator.current()).containsExactlyInAnyOrder("58a7d3c6b1e2", "6d1b9e4c8f05");

		migrator.downgrade("base");
		assertThat(migrator.current()).isEmpty();
		List<Map<String, Object>> left = jdbc.sql("""
				select table_name from information_schema.tables
				where lower(table_name) in ('customers', 'orders', 'order_items', 'products')
				""").query().listOfRows();
		assertThat(left).isEmpty();
	}

}
