package dev.migrate.sample;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.WantedSchemaComparison;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static dev.migrate.test.MigrationAssertions.assertThat;

/**
 * The revisions make what the entities want, and each can be undone.
 */
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:entities")
class EntitiesTests {

	@Test
	void revisionsLeadToTheEntitiesAndBack(@Autowired Migrator migrator, @Autowired WantedSchemaComparison entities) {
		assertThat(migrator).hasSingleHead().downgradesAndUpgrades().isUpToDate().matches(entities);
	}

}
