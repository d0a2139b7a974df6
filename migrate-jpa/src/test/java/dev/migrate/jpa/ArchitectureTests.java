package dev.migrate.jpa;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * What may be known: entities are read by a build too.
 */
class ArchitectureTests {

	@Test
	void entitiesAreReadWithoutSpringBoot() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.boot..", "org.springframework.context..",
					"org.springframework.beans..", "dev.migrate.autoconfigure..")
			.check(new ClassFileImporter()
				.importUrl(JpaSchemaSource.class.getProtectionDomain().getCodeSource().getLocation()));
	}

}
