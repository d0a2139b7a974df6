package dev.migrate.jpa;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

/**
 * What may be known: entities are read by a build too.
 */
class ArchitectureTests {

	@Test
	void entitiesAreReadWithoutSpringBoot() {
		classes().should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("java..", "javax.sql..", "org.jspecify..", "jakarta.persistence..", "org.hibernate..",
					"org.springframework.core..", "org.springframework.util..", "org.springframework.orm.jpa..",
					"dev.migrate.jpa", "dev.migrate.autogenerate", "dev.migrate.dialect", "dev.migrate.operation",
					"dev.migrate.schema", "dev.migrate.sql", "dev.migrate.error", "dev.migrate.lang")
			.because("it says what is wanted, and knows neither beans nor how a database is changed")
			.check(new ClassFileImporter()
				.importUrl(JpaSchemaSource.class.getProtectionDomain().getCodeSource().getLocation()));
	}

}
