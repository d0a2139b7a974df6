package dev.migrate.author.draft;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import dev.migrate.Migrator;
import dev.migrate.author.JavaSources;
import dev.migrate.revision.RevisionNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SourceTreeTests {

	private static final Instant TIME = Instant.parse("2026-03-04T05:06:07Z");

	private static final String LOCATION = "classpath:db/revisions";

	private static final RevisionTemplate JAVA = RevisionTemplate.builtIn().get(0);

	private static final RevisionTemplate KOTLIN = RevisionTemplate.builtIn().get(1);

	private static final RevisionTemplate SQL = RevisionTemplate.builtIn().get(2);

	@TempDir
	private Path project;

	private SourceTree sources;

	@BeforeEach
	void begin() throws IOException {
		Files.createDirectories(this.project.resolve("src/main"));
		this.sources = new SourceTree(this.project, RevisionFileName.DEFAULT);
	}

	@Test
	void javaIsWhatOneWouldWrite() throws IOException {
		Path file = this.sources.write(draft("Add email column", List.of("1975ea83b712")), JAVA, LOCATION);
		assertThat(this.project.relativize(file)).hasToString("src/main/java/db/revisions/AddEmailColumn.java");
		assertThat(file).hasContent("""
				package db.revisions;

				import dev.migrate.operation.Operations;
				import dev.migrate.script.Migration;
				import dev.migrate.script.Revision;

				import static dev.migrate.schema.Definitions.*;

				@Revision(id = "27c6a30d7c24", downRevision = "1975ea83b712", message = "Add email column",
						createdAt = "2026-03-04T05:06:07Z")
				public class AddEmailColumn implements Migration {

					@Override
					public void upgrade(Operations op) {
					}

				}
				""");
	}

	@Test
	void annotationHasAsManyAttributesOnALineAsFit() throws IOException {
		RevisionNode node = RevisionNode.of("27c6a30d7c24", "1975ea83b712", "5c0e1f7a2d93");
		Path file = this.sources.write(RevisionDraft.of(node.withMessage("x".repeat(60)), TIME), JAVA, LOCATION);
		assertThat(file).content().contains("""
				@Revision(id = "27c6a30d7c24", downRevision = { "1975ea83b712", "5c0e1f7a2d93" },
						message = "%s", createdAt = "2026-03-04T05:06:07Z")
				public class""".formatted("x".repeat(60)));
	}

	@Test
	void kotlinIsWhatOneWouldWrite() throws IOException {
		Path file = this.sources.write(draft("Add column", List.of("1975ea83b712")), KOTLIN, LOCATION);
		assertThat(this.project.relativize(file)).hasToString("src/main/kotlin/db/revisions/AddColumn.kt");
		assertThat(file).hasContent("""
				package db.revisions

				import dev.migrate.operation.Operations
				import dev.migrate.schema.Definitions.*
				import dev.migrate.script.Migration
				import dev.migrate.script.Revision

				@Revision(
				    id = "27c6a30d7c24",
				    downRevision = ["1975ea83b712"],
				    message = "Add column",
				    createdAt = "2026-03-04T05:06:07Z",
				)
				class AddColumn : Migration {

				    override fun upgrade(op: Operations) {
				    }

				}
				""");
	}

	@Test
	void kotlinHasItsOwnKeywordsAndEscapes() {
		RevisionDraft draft = new RevisionDraft(node("a1f0", List.of(), "A"), TIME, List.of(), List.of(),
				List.of("op.execute(" + KotlinText.literal("$a\\f\f\\\\\f") + ")"), List.of("op.execute(\"x\")"));
		assertThat(this.sources.write(draft, KOTLIN, "classpath:db/in/when")).hasContent("""
				package db.`in`.`when`

				import dev.migrate.operation.Operations
				import dev.migrate.script.Migration
				import dev.migrate.script.Revision

				@Revision(id = "a1f0", message = "A", createdAt = "2026-03-04T05:06:07Z")
				class A : Migration {

				    override fun upgrade(op: Operations) {
				        op.execute("\\$a\\\\f\\u000c\\\\\\\\\\u000c")
				    }

				    override fun downgrade(op: Operations) {
				        op.execute("x")
				    }

				}
				""");
	}

	@Test
	void sqlIsWhatOneWouldWrite() throws IOException {
		Path file = this.sources.write(draft("Add email column", List.of("1975ea83b712")), SQL, LOCATION);
		assertThat(this.project.relativize(file)).hasToString("src/main/resources/db/revisions/add_email_column.sql");
		assertThat(file).hasContent("""
				-- revision: 27c6a30d7c24
				-- down revision: 1975ea83b712
				-- message: Add email column
				-- created: 2026-03-04T05:06:07Z

				-- upgrade
				""");
	}

	@Test
	void bodyIsIndentedAndItsImportsAreSorted() {
		RevisionDraft draft = new RevisionDraft(node("a1f0", List.of(), "A"), TIME,
				List.of("java.util.List", "dev.migrate.schema.Constraint"),
				List.of("dev.migrate.schema.Definitions.text", "dev.migrate.schema.Definitions.column"),
				List.of("op.dropTable(\"a\");", "", "List.of();"), List.of("op.execute(\"x\");"));
		assertThat(this.sources.write(draft, JAVA, LOCATION)).hasContent("""
				package db.revisions;

				import java.util.List;

				import dev.migrate.operation.Operations;
				import dev.migrate.schema.Constraint;
				import dev.migrate.script.Migration;
				import dev.migrate.script.Revision;

				import static dev.migrate.schema.Definitions.column;
				import static dev.migrate.schema.Definitions.text;

				@Revision(id = "a1f0", message = "A", createdAt = "2026-03-04T05:06:07Z")
				public class A implements Migration {

					@Override
					public void upgrade(Operations op) {
						op.dropTable("a");

						List.of();
					}

					@Override
					public void downgrade(Operations op) {
						op.execute("x");
					}

				}
				""");
	}

	@Test
	void bodyWithoutStaticImportsLeavesNoGap() {
		RevisionDraft draft = new RevisionDraft(node("a1f0", List.of(), "A"), TIME, List.of(), List.of(),
				List.of("op.dropTable(\"a\");"), List.of());
		assertThat(this.sources.write(draft, JAVA, LOCATION)).content().contains("""
				import dev.migrate.script.Revision;

				@Revision(""");
	}

	@Test
	void templateWithoutPlaceForStaticImportsIsUsedAsItIs() throws IOException {
		Files.writeString(this.project.resolve("house.java"), """
				package ${package};
				import static dev.migrate.schema.Definitions.*;
				import dev.migrate.script.*;
				${imports}
				// ${class}
				${upgrade}
				""");
		RevisionDraft draft = new RevisionDraft(node("a1f0", List.of(), "A"), TIME, List.of("java.util.List"),
				List.of("dev.migrate.schema.Definitions.text"), List.of("text();"), List.of());
		assertThat(this.sources.write(draft, RevisionTemplate.in(this.project).get(0), LOCATION)).hasContent("""
				package db.revisions;
				import java.util.List;

				import dev.migrate.script.*;

				import static dev.migrate.schema.Definitions.*;

				// A
						text();
				""");
	}

	@Test
	void sqlWithoutDowngradeHasNoSectionForOne() {
		RevisionDraft draft = new RevisionDraft(node("a1f0", List.of(), "A"), TIME, List.of(), List.of(),
				List.of("DELETE FROM a;"), List.of());
		assertThat(this.sources.write(draft, SQL, LOCATION)).content().endsWith("""
				-- upgrade
				DELETE FROM a;
				""").doesNotContain("downgrade");
	}

	@Test
	void sqlThatLooksLikePlaceholderIsTakenAsItIs() {
		RevisionDraft draft = new RevisionDraft(node("a1f0", List.of(), "A"), TIME, List.of(), List.of(),
				List.of("COMMENT ON TABLE a IS '${name}';"), List.of("SELECT 1;"));
		assertThat(this.sources.write(draft, SQL, LOCATION)).content().contains("""
				-- created: 2026-03-04T05:06:07Z
				-- placeholders: false

				-- upgrade
				""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-- upgrade", "--downgrade (mysql)", "-- upgrad", "-- upgrade (nothing)" })
	void sqlThatWouldBeginSectionIsRefused(String line) {
		RevisionDraft draft = new RevisionDraft(node("a1f0", List.of(), "A"), TIME, List.of(), List.of(),
				List.of("INSERT INTO a VALUES (1)", line, ", (2);"), List.of());
		assertThatExceptionOfType(RevisionNotWrittenException.class)
			.isThrownBy(() -> this.sources.write(draft, SQL, LOCATION))
			.withMessageContaining("'" + line + "' belongs to a statement")
			.withMessageContaining("--language java");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Say \"hi\" \\ 'you' */ \\u000a \\users", "Zeile 1\r\nZeile 2\u2028\u0085\0 Ende",
			"-- upgrade", "-- downgrade: x", "down revision: zz, yy", "emoji \uD83D\uDE00 und 用户", "${x} $1 \\1",
			"\"; System.exit(1); //" })
	void writtenFilesCompileAndRunAsTheyAre(String message) throws IOException {
		Path first = this.sources.write(
				new RevisionDraft(node("a1f0", List.of(), message), TIME, List.of(), List.of(), List.of(), List.of()),
				JAVA, LOCATION);
		Path second = this.sources.write(RevisionDraft.of(node("b2e0", List.of("a1f0"), message), TIME), SQL, LOCATION);
		try (URLClassLoader classLoader = build(first, second)) {
			Migrator migrator = Migrator
				.builder(
						new DriverManagerDataSource("jdbc:h2:mem:" + this.project.getFileName() + ";DB_CLOSE_DELAY=-1"))
				.resourceLoader(new DefaultResourceLoader(classLoader))
				.build();
			String oneLine = message.replaceAll("[\\p{Cc}\\s\u2028]+", " ").strip();
			assertThat(migrator.graph().nodes()).extracting(RevisionNode::message).containsOnly(oneLine);
			assertThat(migrator.upgrade("heads").steps()).hasToString("[upgrade a1f0, upgrade b2e0]");
			assertThat(migrator.downgrade("base").steps()).hasToString("[downgrade b2e0, downgrade a1f0]");
		}
	}

	private URLClassLoader build(Path java, Path sql) throws IOException {
		Path classes = this.project.resolve("target/classes");
		Path resources = classes.resolve("db/revisions");
		Files.createDirectories(resources);
		Files.copy(sql, resources.resolve(sql.getFileName()));
		JavaSources.compile(classes, java);
		return new URLClassLoader(new URL[] { classes.toUri().toURL() }, getClass().getClassLoader());
	}

	@Test
	void nothingIsWrittenOver() {
		RevisionDraft draft = draft("Add email", List.of());
		for (RevisionTemplate template : List.of(JAVA, SQL)) {
			Path first = this.sources.write(draft, template, LOCATION);
			Path second = this.sources.write(draft, template, LOCATION);
			assertThat(second.getFileName().toString()).contains("27c6a30d7c24").isNotEqualTo(first.toString());
			assertThatExceptionOfType(RevisionNotWrittenException.class)
				.isThrownBy(() -> this.sources.write(draft, template, LOCATION))
				.withMessageContaining("is there already");
		}
	}

	@Test
	void folderThatIsNotWritableIsMessage() throws IOException {
		Files.writeString(this.project.resolve("src/main/java"), "a file");
		assertThatExceptionOfType(RevisionNotWrittenException.class)
			.isThrownBy(() -> this.sources.write(draft("x", List.of()), JAVA, LOCATION))
			.withMessageContaining("src/main/java");
	}

	@Test
	void directoryWithoutProjectIsMessage(@TempDir Path elsewhere) {
		assertThatExceptionOfType(RevisionNotWrittenException.class).isThrownBy(
				() -> new SourceTree(elsewhere, RevisionFileName.DEFAULT).write(draft("x", List.of()), JAVA, LOCATION))
			.withMessageStartingWith("There is no 'src/main' in '");
	}

	@Test
	void placesThatAreNotForJavaAreRefused() {
		RevisionDraft draft = draft("x", List.of());
		assertThatExceptionOfType(RevisionNotWrittenException.class)
			.isThrownBy(() -> this.sources.write(draft, JAVA, "file:revisions"))
			.withMessageContaining("--language sql");
		assertThatExceptionOfType(RevisionNotWrittenException.class)
			.isThrownBy(() -> this.sources.write(draft, JAVA, "classpath:db/my-revisions"))
			.withMessageContaining("cannot be a package");
		assertThat(this.sources.write(draft, SQL, "file:revisions")).isEqualTo(this.project.resolve("revisions/x.sql"));
	}

	@Test
	void templatesAreFoundInDirectory() throws IOException {
		Files.writeString(this.project.resolve("house.java"), "${package}|${class}|${annotation}|${upgrade}|");
		Files.writeString(this.project.resolve("bad.sql"), "${headers}");
		Files.writeString(this.project.resolve("readme.txt"), "");
		List<RevisionTemplate> templates = RevisionTemplate.in(this.project);
		assertThat(templates).extracting(RevisionTemplate::name).containsExactly("bad", "house");
		assertThat(this.sources.write(draft("x", List.of()), templates.get(1), LOCATION)).content()
			.startsWith("db.revisions|X|@Revision(id = ");
		assertThatExceptionOfType(RevisionTemplateException.class)
			.isThrownBy(() -> this.sources.write(draft("y", List.of()), templates.get(0), LOCATION))
			.withMessageContaining("'${headers}'")
			.withMessageContaining("${header}, ${upgrade}, ${downgrade}");
		assertThat(this.project.resolve("src/main/resources/db/revisions/y.sql")).doesNotExist();
	}

	private static RevisionDraft draft(String message, List<String> downRevisions) {
		return RevisionDraft.of(node("27c6a30d7c24", downRevisions, message), TIME);
	}

	private static RevisionNode node(String id, List<String> downRevisions, String message) {
		return new RevisionNode(id, downRevisions, List.of(), Set.of(), message, "");
	}

}
