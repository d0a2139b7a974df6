package dev.migrate.author.source;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import dev.migrate.author.JavaSources;
import dev.migrate.script.Script;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which revisions count, of sources, of a build and of libraries.
 */
class RevisionSourcesTests {

	private static final String LOCATION = "classpath:db/revisions";

	/** Knows the URLs of the jar of an application, and opens none. */
	private static final URLStreamHandler HANDLER = new URLStreamHandler() {

		@Override
		protected URLConnection openConnection(URL url) throws IOException {
			throw new IOException(url.toString());
		}

	};

	@TempDir
	private Path directory;

	private Path project;

	private Path classes;

	private Path library;

	@BeforeEach
	void begin() throws IOException {
		this.project = Files.createDirectories(this.directory.resolve("shop"));
		this.classes = Files.createDirectories(this.project.resolve("target/classes"));
		this.library = Files.createDirectories(this.directory.resolve("library/db/revisions"));
		Files.createDirectories(this.project.resolve("src/main/java"));
	}

	@Test
	void sourcesNeedNoBuild() throws IOException {
		java("db/revisions/CreateOrders", "a1", "", "");
		sql("db/revisions/more/add_note.sql", "b2", "a1");
		ProjectRevisions found = read();
		assertThat(ids(found)).containsExactly("a1", "b2");
		assertThat(found.scripts().all()).extracting(Script::name)
			.containsExactly("db.revisions.CreateOrders", "db/revisions/more/add_note.sql");
		assertThat(found.scripts().all()).extracting((script) -> script.node().origin())
			.containsExactly("src/main/java/db/revisions/CreateOrders.java:3",
					"src/main/resources/db/revisions/more/add_note.sql:1");
		assertThat(found.source("b2"))
			.contains(this.project.resolve("src/main/resources/db/revisions/more/add_note.sql"));
		assertThat(found.canDescribe("a1")).isFalse();
		assertThat(found.canDescribe("b2")).isTrue();
	}

	@Test
	void revisionThatOnlyABuildHasDoesNotCount() throws IOException {
		java("db/revisions/CreateOrders", "a1", "", "");
		java("db/revisions/AddNote", "b2", "a1", "");
		compile("db/revisions/CreateOrders", "db/revisions/AddNote");
		Files.writeString(this.classes.resolve("db/revisions/c3.sql"), header("c3", "b2"));
		Files.delete(source("db/revisions/AddNote"));
		ProjectRevisions found = read();
		assertThat(ids(found)).containsExactly("a1");
		assertThat(found.stale()).extracting((script) -> script.node().id()).containsExactlyInAnyOrder("b2", "c3");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "with space", "Größe", "100%", "a%41", "a+b", "a#b", "a!b", "a!", "!a", "[x]", "{y}", "a;b" })
	void namesHaveAnyCharacters(String name) throws IOException {
		this.project = this.directory.resolve(name);
		this.classes = Files.createDirectories(this.project.resolve("target/classes"));
		java("db/revisions/CreateOrders", "a1", "", "");
		java("db/revisions/AddNote", "b2", "a1", "");
		compile("db/revisions/CreateOrders", "db/revisions/AddNote");
		Files.delete(source("db/revisions/AddNote"));
		String file = "db/" + name + "/" + name + ".sql";
		sql(file, "c3", "a1");
		ProjectRevisions found = read(LOCATION, "classpath:db/" + name);
		assertThat(ids(found)).containsExactly("a1", "c3");
		assertThat(found.stale()).extracting((script) -> script.node().id()).containsExactly("b2");
		assertThat(found.source("c3")).contains(this.project.resolve("src/main/resources").resolve(file));
	}

	@ParameterizedTest
	@CsvSource({ "nested:%s/app.jar/!BOOT-INF/classes/!/db/A.class, true", "file:%s/target/classes/db/A.class, true",
			"nested:%s/app.jar/!BOOT-INF/lib/shop.jar!/db/A.class, false", "file:%s/lib.jar!/db/A.class, false" })
	void filesOfTheProjectAreToldApart(String place, boolean made) throws IOException {
		for (String name : List.of("shop", "a b", "a!b", "!a", "100%")) {
			Path path = Files.createDirectories(this.directory.resolve(name));
			String root = path.toUri().getRawPath().replaceFirst("/$", "");
			boolean nested = place.startsWith("nested:");
			String url = place.formatted(nested ? root.replace("!", "%21") : root);
			SourceRoots roots = SourceRoots.of(path);
			assertThat(roots.haveMade(new URL(null, url.contains("!/") ? "jar:" + url : url, HANDLER))).as(url)
				.isEqualTo(made);
		}
	}

	@Test
	void sourceThatWasEditedCountsAsItIsNow() throws IOException {
		java("db/revisions/CreateOrders", "a1", "", "");
		compile("db/revisions/CreateOrders");
		assertThat(read().canDescribe("a1")).isTrue();
		java("db/revisions/CreateOrders", "a1", "", "");
		Files.setLastModifiedTime(source("db/revisions/CreateOrders"), FileTime.from(Instant.now().plusSeconds(60)));
		assertThat(read().canDescribe("a1")).isFalse();
		java("db/revisions/CreateOrders", "a9", "", "");
		ProjectRevisions found = read();
		assertThat(ids(found)).containsExactly("a9");
		assertThat(found.stale()).isEmpty();
	}

	@Test
	void constantIsTakenFromTheBuild() throws IOException {
		java("db/revisions/CreateOrders", "a1", "", "");
		compile("db/revisions/CreateOrders");
		String text = Files.readString(source("db/revisions/CreateOrders"));
		Files.writeString(source("db/revisions/CreateOrders"), text.replace("\"a1\"", "Ids.ORDERS"));
		java("db/revisions/AddNote", "b2", "a1", "");
		ProjectRevisions found = read();
		assertThat(ids(found)).containsExactlyInAnyOrder("a1", "b2");
		assertThat(found.problems()).isEmpty();
	}

	@Test
	void whatCannotBeReadIsLeftOutAndNamed() throws IOException {
		java("db/revisions/CreateOrders", "a1", "", "");
		write("src/main/java/db/revisions/Broken.java", "import dev.migrate.script.Revision;\n@Revision(id = \"b2\n");
		write("src/main/resources/db/revisions/broken.sql", "-- revison: c3\n-- upgrade\n");
		ProjectRevisions found = read();
		assertThat(ids(found)).containsExactly("a1");
		assertThat(found.problems()).extracting(SourceProblem::text)
			.satisfiesExactly((text) -> assertThat(text).startsWith("src/main/java/db/revisions/Broken.java, line 2, "),
					(text) -> assertThat(text).contains("broken.sql", "'revison'"));
		assertThatExceptionOfType(UnreadableSourcesException.class).isThrownBy(found::requireReadable)
			.withMessageContaining("Broken.java")
			.satisfies((ex) -> assertThat(ex.files()).hasSize(2));
	}

	@Test
	void othersRevisionsDoNotCount() throws IOException {
		java("db/revisions/CreateOrders", "a1", "", "");
		java("db/revisions/AddNote", "b2", "a1", "");
		sql("db/revisions/c3.sql", "c3", "b2");
		java("db/revisions/AddIndex", "d4", "c3", "");
		java("db/billing/CreateInvoices", "a1", "", "");
		java("db/billing/CreateLines", "c3", "a1", "");
		java("db/seeds/AddSeeds", "e5", "a1", "");
		sql("db/other/x.sql", "x9", "");
		write("src/main/java/db/other/Broken.java", "import dev.migrate.script.Revision;\n@Revision(id = \"b2\n");
		ProjectRevisions found = read();
		assertThat(ids(found)).containsExactlyInAnyOrder("a1", "b2", "c3", "d4");
		assertThat(found.problems()).isEmpty();
	}

	@Test
	void beansAndWhatOthersAreBuiltOnCount() throws IOException {
		java("shop/Fill", "b2", "a1", "@org.springframework.stereotype.Component");
		java("shop/Begin", "a0", "", "");
		java("db/revisions/CreateOrders", "a1", "a0", "");
		assertThat(ids(read())).containsExactlyInAnyOrder("a0", "a1", "b2");
	}

	@Test
	void librariesCount() throws IOException {
		Files.writeString(this.library.resolve("a1.sql"), header("a1", ""));
		java("db/revisions/AddNote", "b2", "a1", "");
		assertThat(ids(read())).containsExactlyInAnyOrder("a1", "b2");
	}

	@Test
	void locationMayHaveWildcards() throws IOException {
		java("db/one/revisions/A", "a1", "", "");
		java("db/one/other/B", "b2", "", "");
		sql("db/two/revisions/c3.sql", "c3", "a1");
		assertThat(ids(read("classpath*:db/*/revisions"))).containsExactly("a1", "c3");
	}

	@Test
	void kotlinIsReadToo() throws IOException {
		write("src/main/kotlin/revisions.kt", """
				package db.revisions
				import dev.migrate.script.*
				@Revision(id = "a1") class A : Migration { override fun upgrade(op: Operations) { } }
				""");
		write("src/main/kotlin/db/revisions/B.kt",
				"""
						package db.revisions
						import dev.migrate.script.*
						@Revision(id = "b2", downRevision = ["a1"]) class B : Migration { override fun upgrade(op: Operations) { } }
						""");
		assertThat(ids(read())).containsExactlyInAnyOrder("a1", "b2");
	}

	@Test
	void revisionThatABuildLacksIsNamed() throws IOException {
		java("db/revisions/CreateOrders", "a1", "", "");
		ProjectRevisions found = read();
		found.requireBuilt(found.scripts().all());
		assertThatExceptionOfType(UnbuiltRevisionsException.class).isThrownBy(() -> found.requireBuilt(List.of()))
			.withMessageContaining("CreateOrders.java")
			.satisfies((ex) -> assertThat(ex.ids()).containsExactly("a1"));
	}

	@Test
	void applicationThatMakesMigratorsHasToBeAsked() throws IOException {
		java("db/revisions/CreateOrders", "a1", "", "");
		assertThat(sources().leaveLocationsToCode()).isFalse();
		write("src/main/java/shop/Config.java",
				"class Config { Migrator billing(DataSource d) { return Migrator.builder(d).build(); } }");
		assertThat(sources().leaveLocationsToCode()).isTrue();
	}

	private ProjectRevisions read(String... locations) throws IOException {
		return sources().revisions((locations.length > 0) ? List.of(locations) : List.of(LOCATION), true);
	}

	private RevisionSources sources() throws IOException {
		URL[] urls = { this.classes.toUri().toURL(), this.directory.resolve("library").toUri().toURL() };
		return new RevisionSources(SourceRoots.of(this.project), new URLClassLoader(urls, getClass().getClassLoader()));
	}

	private static List<String> ids(ProjectRevisions found) {
		return found.scripts().all().stream().map((script) -> script.node().id()).toList();
	}

	private void java(String path, String id, String down, String annotation) throws IOException {
		int slash = path.lastIndexOf('/');
		write("src/main/java/" + path + ".java", "package " + path.substring(0, slash).replace('/', '.') + ";\n"
				+ "import dev.migrate.script.*; import dev.migrate.operation.Operations;\n@Revision(id = \"" + id + "\""
				+ (down.isEmpty() ? "" : ", downRevision = \"" + down + "\"") + ") " + annotation + " public class "
				+ path.substring(slash + 1) + " implements Migration { public void upgrade(Operations op) { } }\n");
	}

	private void sql(String path, String id, String down) throws IOException {
		write("src/main/resources/" + path, header(id, down));
	}

	private static String header(String id, String down) {
		return "-- revision: " + id + "\n" + (down.isEmpty() ? "" : "-- down revision: " + down + "\n")
				+ "-- upgrade\nselect 1;\n";
	}

	private void write(String path, String text) throws IOException {
		Path file = this.project.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

	private Path source(String path) {
		return this.project.resolve("src/main/java/" + path + ".java");
	}

	private void compile(String... paths) {
		JavaSources.compile(this.classes, Arrays.stream(paths).map(this::source).toArray(Path[]::new));
	}

}
