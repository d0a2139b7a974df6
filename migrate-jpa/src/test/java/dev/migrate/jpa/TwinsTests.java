package dev.migrate.jpa;

import java.util.List;

import dev.migrate.jpa.twins.Twins;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that two entities may declare the same names where a database has them once, and
 * that both get what they declare.
 */
class TwinsTests {

	@Test
	void bothHaveWhatTheyDeclare() {
		for (TestDatabaseServer server : List.of(TestDatabases.postgresql(), TestDatabases.h2(),
				TestDatabases.mariadb())) {
			try (TestDatabase database = server.create();
					EntityZoo twins = new EntityZoo(database.dataSource(), Twins.class)) {
				twins.create();
				twins.start("validate").destroy();
				assertThat(twins.described()).isEmpty();
			}
		}
	}

}
