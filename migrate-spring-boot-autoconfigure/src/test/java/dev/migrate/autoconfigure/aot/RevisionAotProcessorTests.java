package dev.migrate.autoconfigure.aot;

import db.revisions.CreateUsers;
import dev.migrate.autoconfigure.MigrateAutoConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RevisionAotProcessor}.
 */
class RevisionAotProcessorTests {

	@Test
	void revisionsOfTheDefaultLocationStay() {
		RuntimeHints hints = process();
		assertThat(RuntimeHintsPredicates.resource().forResource("db/revisions/add_email.sql")).accepts(hints);
		assertThat(RuntimeHintsPredicates.resource().forResource("db/revisions/CreateUsers.class")).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(CreateUsers.class)).accepts(hints);
	}

	@Test
	void revisionsOfTheConfiguredLocationsStay() {
		RuntimeHints hints = process("migrate.locations=classpath:/db/{vendor}/more,file:/revisions");
		assertThat(RuntimeHintsPredicates.resource().forResource("db/postgresql/more/a.sql")).accepts(hints);
		assertThat(RuntimeHintsPredicates.resource().forResource("other/a.sql")).rejects(hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(CreateUsers.class)).accepts(hints);
	}

	@Test
	void revisionsOfEachDatabaseStay() {
		RuntimeHints hints = process("migrate.locations=classpath:db/none",
				"migrate.datasources.reporting.url=jdbc:h2:mem:reporting",
				"migrate.datasources.reporting.locations=classpath:db/revisions");
		assertThat(RuntimeHintsPredicates.resource().forResource("db/revisions/add_email.sql")).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(CreateUsers.class)).accepts(hints);
	}

	private static RuntimeHints process(String... properties) {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			TestPropertyValues.of(properties).applyTo(context);
			context.register(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class);
			DefaultGenerationContext generation = new DefaultGenerationContext(
					new ClassNameGenerator(ClassName.get("dev.migrate", "Application")), new InMemoryGeneratedFiles());
			new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
			return generation.getRuntimeHints();
		}
	}

}
