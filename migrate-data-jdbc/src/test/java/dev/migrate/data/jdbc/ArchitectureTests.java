package dev.migrate.data.jdbc;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

/**
 * What may be known: aggregates are read by a build too.
 */
class ArchitectureTests {

	@Test
	void aggregatesAreReadWithoutSpringBoot() {
		classes().should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("java..", "javax.sql..", "org.jspecify..", "org.springframework.core..",
					"org.springframework.util..", "org.springframework.data..", "dev.migrate.data.jdbc",
					"dev.migrate.autogenerate", "dev.migrate.schema", "dev.migrate.error", "dev.migrate.lang")
			.because("it says what is wanted, and knows neither beans nor how a database is changed")
			.check(new ClassFileImporter()
				.importUrl(JdbcSchemaSource.class.getProtectionDomain().getCodeSource().getLocation()));
	}

}
