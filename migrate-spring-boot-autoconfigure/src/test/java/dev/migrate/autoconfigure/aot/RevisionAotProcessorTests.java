package dev.migrate.autoconfigure.aot;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import db.revisions.CreateUsers;
import dev.migrate.autoconfigure.MigrateAutoConfiguration;
import dev.migrate.connect.KnownDialects;
import dev.migrate.script.RevisionIndexWriter;
import dev.migrate.start.ScriptLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.io.DefaultResourceLoader;
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

	/**
	 * The same bytes that the goal of the plugin writes for the folder of the revisions.
	 */
	@Test
	void indexOfTheRevisionsIsWritten(@TempDir Path other) throws Exception {
		InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
		RuntimeHints hints = process(files);
		assertThat(RuntimeHintsPredicates.resource().forResource("revisions.index")).accepts(hints);
		byte[] index = files.getGeneratedFileContent(GeneratedFiles.Kind.RESOURCE, "revisions.index")
			.getBytes(StandardCharsets.UTF_8);
		Path root = Path.of(CreateUsers.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		RevisionIndexWriter writer = new RevisionIndexWriter(new DefaultResourceLoader(),
				ScriptLoader.sectionNames(KnownDialects.OURS));
		assertThat(writer.write(List.of(other, root))).isPositive();
		assertThat(new String(Files.readAllBytes(other.resolve("revisions.index")), StandardCharsets.UTF_8)
			.getBytes(StandardCharsets.UTF_8)).isEqualTo(index);
	}

	@Test
	void nothingIsWrittenWhereThereIsNoRevision() {
		InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
		process(files, "migrate.locations=classpath:db/none,file:/revisions");
		assertThat(files.getGeneratedFiles(GeneratedFiles.Kind.RESOURCE)).doesNotContainKey("revisions.index");
	}

	private static RuntimeHints process(String... properties) {
		return process(new InMemoryGeneratedFiles(), properties);
	}

	private static RuntimeHints process(InMemoryGeneratedFiles files, String... properties) {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			TestPropertyValues.of(properties).applyTo(context);
			context.register(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class);
			DefaultGenerationContext generation = new DefaultGenerationContext(
					new ClassNameGenerator(ClassName.get("dev.migrate", "Application")), files);
			new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
			return generation.getRuntimeHints();
		}
	}

}
