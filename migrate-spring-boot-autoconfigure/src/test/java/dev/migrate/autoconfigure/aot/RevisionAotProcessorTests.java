package dev.migrate.autoconfigure.aot;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import db.revisions.CreateUsers;
import dev.migrate.autoconfigure.MigrateAutoConfiguration;
import dev.migrate.connect.KnownDialects;
import dev.migrate.script.RevisionIndexWriter;
import dev.migrate.start.ScriptLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
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
		process(files);
		Path root = Path.of(CreateUsers.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		RevisionIndexWriter writer = new RevisionIndexWriter(new DefaultResourceLoader(),
				ScriptLoader.sectionNames(KnownDialects.OURS));
		assertThat(writer.write(List.of(other, root))).isPositive();
		assertThat(index(files)).isEqualTo(Files.readAllBytes(other.resolve("revisions.index")));
	}

	/**
	 * As the tests of an application do, whose contexts are processed one after another.
	 */
	@Test
	void indexOfTheLastContextStays(@TempDir Path first, @TempDir Path second) throws Exception {
		revision(first.resolve("one/a.sql"), "a1");
		revision(second.resolve("two/b.sql"), "b1");
		try (URLClassLoader both = new URLClassLoader(new URL[] { first.toUri().toURL(), second.toUri().toURL() },
				getClass().getClassLoader())) {
			InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
			process(both, files, "migrate.locations=classpath:one");
			process(both, files, "migrate.locations=classpath:two");
			InMemoryGeneratedFiles last = new InMemoryGeneratedFiles();
			process(both, last, "migrate.locations=classpath:two");
			assertThat(index(files)).isEqualTo(index(last));
		}
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void whatTheIndexLeavesOutIsSaid(@TempDir Path root, CapturedOutput output) throws Exception {
		revision(root.resolve("one/a.sql"), "a1");
		revision(root.resolve("two/b.sql"), "b1");
		Files.writeString(root.resolve("two/wrong.sql"), "no revision");
		try (URLClassLoader loader = new URLClassLoader(new URL[] { root.toUri().toURL() },
				getClass().getClassLoader())) {
			process(loader, new InMemoryGeneratedFiles(), "migrate.locations=classpath:one");
		}
		assertThat(output).containsOnlyOnce("Left to be read at each start: ").contains("two/wrong.sql");
	}

	private static void revision(Path file, String id) throws IOException {
		Files.createDirectories(file.getParent());
		Files.writeString(file, "-- revision: " + id + "\n-- upgrade\nselect 1;\n");
	}

	private static byte[] index(InMemoryGeneratedFiles files) throws IOException {
		try (InputStream index = files.getGeneratedFile(GeneratedFiles.Kind.RESOURCE, "revisions.index")
			.getInputStream()) {
			return index.readAllBytes();
		}
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
		return process(RevisionAotProcessorTests.class.getClassLoader(), files, properties);
	}

	private static RuntimeHints process(ClassLoader classLoader, InMemoryGeneratedFiles files, String... properties) {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.setClassLoader(classLoader);
			TestPropertyValues.of(properties).applyTo(context);
			context.register(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class);
			DefaultGenerationContext generation = new DefaultGenerationContext(
					new ClassNameGenerator(ClassName.get("dev.migrate", "Application")), files);
			new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
			return generation.getRuntimeHints();
		}
	}

}
