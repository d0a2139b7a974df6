package dev.migrate.author;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.migrate.author.draft.RevisionDraft;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * Which package may know which: a build writes revisions without Spring Boot and without
 * a command line.
 */
class ArchitectureTests {

	private static final String ROOT = "dev.migrate.author.";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.importUrl(RevisionDraft.class.getProtectionDomain().getCodeSource().getLocation());

	@Test
	void everyPackageHasArrows() {
		classes().should()
			.resideInAnyPackage(ROOT + "draft", ROOT + "source", ROOT + "write", ROOT + "page", ROOT + "command")
			.check(CLASSES);
	}

	@Test
	void draftingAndWritingKnowNoSpringBoot() {
		noClasses().that()
			.resideInAnyPackage(ROOT + "draft", ROOT + "source", ROOT + "write")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.boot..", "org.springframework.context..",
					"org.springframework.beans..", "picocli..", "dev.migrate.autoconfigure..", ROOT + "command")
			.check(CLASSES);
	}

	@Test
	void sourcesAreReadByThemselves() {
		noClasses().that()
			.resideInAPackage(ROOT + "source")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(ROOT + "write", ROOT + "draft")
			.check(CLASSES);
	}

	@Test
	void draftingKnowsNoWriting() {
		noClasses().that()
			.resideInAPackage(ROOT + "draft")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(ROOT + "write")
			.check(CLASSES);
	}

}
