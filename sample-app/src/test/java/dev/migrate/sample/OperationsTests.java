package dev.migrate.sample;

import java.util.List;

import dev.migrate.Migrator;
import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.bool;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.view;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the page on operations shows, run.
 */
class OperationsTests {

	@Test
	void operationOfOnesOwnIsRunAndUndone() {
		try (TestDatabase database = TestDatabases.h2().create()) {
			JdbcClient jdbc = JdbcClient.create(database.dataSource());
			jdbc.sql("create role reporting").update();
			Migrator migrator = Migrator.builder(database.dataSource())
				.locations(List.of())
				.scriptSource(new MigrationBeans().add(new LetReportingRead()))
				.build();
			assertThat(migrator.describe("aa00")).containsExactly("create table orders", "let reporting read orders");
			migrator.upgrade("head");
			assertThat(grants(jdbc)).isEqualTo(1);
			migrator.downgrade("base");
			assertThat(grants(jdbc)).isZero();
		}
	}

	@Test
	void viewIsReplacedAndComesBack() {
		try (TestDatabase database = TestDatabases.h2().create()) {
			Migrator migrator = Migrator.builder(database.dataSource())
				.locations(List.of())
				.scriptSource(new MigrationBeans().add(new CreateOpenOrders()).add(new ShowCustomers()))
				.build();
			migrator.upgrade("head");
			assertThat(columns(database)).isEqualTo(3);
			migrator.downgrade("-1");
			assertThat(columns(database)).isEqualTo(2);
		}
	}

	private static long columns(TestDatabase database) {
		return JdbcClient.create(database.dataSource())
			.sql("select count(*) from information_schema.columns where table_name = 'OPEN_ORDERS'")
			.query(Long.class)
			.single();
	}

	private static long grants(JdbcClient jdbc) {
		return jdbc.sql("select count(*) from information_schema.table_privileges where grantee = 'REPORTING'")
			.query(Long.class)
			.single();
	}

	/**
	 * A revision that makes a view.
	 */
	@Revision(id = "aa00")
	static class CreateOpenOrders implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("orders", column("id", bigint()), column("total", bigint()), column("customer_id", bigint()),
					column("paid", bool()));
			op.createView(view("open_orders").as("select id, total from orders where not paid"));
		}

	}

	/**
	 * A revision that replaces it.
	 */
	@Revision(id = "bb11", downRevision = "aa00")
	static class ShowCustomers implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.replaceView(view("open_orders").as("select id, total, customer_id from orders where not paid"));
		}

	}

	/**
	 * A revision with an operation of one's own.
	 */
	@Revision(id = "aa00")
	static class LetReportingRead implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("orders", column("id", bigint()));
			op.apply(new GrantRead("orders", "reporting"));
		}

	}

}
