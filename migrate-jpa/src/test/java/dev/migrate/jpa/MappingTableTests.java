package dev.migrate.jpa;

import dev.migrate.jpa.mapping.Rows;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares each annotation that touches the schema with what Hibernate itself creates for
 * it, on one database.
 */
abstract class MappingTableTests {

	private final TestDatabaseServer server;

	MappingTableTests(TestDatabaseServer server) {
		this.server = server;
	}

	@Test
	void whatHibernateHasMadeIsNoDifference() {
		try (TestDatabase database = this.server.create();
				EntityZoo rows = new EntityZoo(database.dataSource(), Rows.class)) {
			rows.start("create-only").destroy();
			assertThat(rows.described()).isEmpty();
		}
	}

	@Test
	void whatWeMakeIsWhatHibernateNeeds() {
		try (TestDatabase database = this.server.create();
				EntityZoo rows = new EntityZoo(database.dataSource(), Rows.class)) {
			rows.create();
			rows.start("validate").destroy();
			assertThat(rows.described()).isEmpty();
		}
	}

}
