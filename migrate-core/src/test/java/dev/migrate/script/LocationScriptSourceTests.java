package dev.migrate.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.migrate.script.RevisionFiles.classPath;
import static dev.migrate.script.RevisionFiles.ids;
import static dev.migrate.script.RevisionFiles.jar;
import static dev.migrate.script.RevisionFiles.names;
import static dev.migrate.script.RevisionFiles.revision;
import static dev.migrate.script.RevisionFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LocationScriptSourceTests {

	@TempDir
	private Path directory;

	@Test
	void searchesADirectoryRecursivelyInOrder() throws IOException {
		write(this.directory, "b.sql", revision("1"));
		write(this.directory, "a/z.SQL", revision("2"));
		write(this.directory, "a/y.sql", revision("3"));
		write(this.directory, "README.md", "no revision");
		write(this.directory, ".hidden.sql", "no revision");
		write(this.directory, "Some.class", "no revision");
		assertThat(ids(directory("file:" + this.directory).build())).containsExactly("3", "2", "1");
	}

	@Test
	void namesFilesWithoutWhereTheirLocationLies() throws IOException {
		write(this.directory, "a/y.sql", "\n" + revision("3"));
		List<Script> scripts = directory("file:" + this.directory + "/").build().scripts();
		assertThat(scripts.get(0).name()).isEqualTo("a/y.sql");
		assertThat(scripts.get(0).node().origin()).isEqualTo(this.directory + "/a/y.sql:2");
	}

	@Test
	void takesARelativeDirectory() throws IOException {
		Path relative = Path.of("target", "relative-revisions");
		write(relative, "a.sql", revision("1"));
		assertThat(names(directory("file:./target/relative-revisions").build()))
			.containsExactly("target/relative-revisions/a.sql");
	}

	@ParameterizedTest
	@MethodSource("dev.migrate.script.RevisionFiles#oddNames")
	void takesAnyCharactersInNames(String name) throws IOException {
		write(this.directory, name + "/db/revisions/" + name + ".sql", revision("1"));
		Path root = this.directory.resolve(name);
		assertThat(ids(directory("file:" + root).build())).containsExactly("1");
		assertThat(ids(directory(root.toUri().toString()).build())).containsExactly("1");
		assertThat(names(classPath(List.of(root), "classpath:db/revisions").build()))
			.containsExactly("db/revisions/" + name + ".sql");
		for (String location : List.of("db", "db/*", name.replaceAll("[?:]", "*") + "/db/revisions")) {
			assertThat(names(classPath(List.of(root, this.directory), "classpath:" + location).build())).as(location)
				.singleElement()
				.asString()
				.endsWith("db/revisions/" + name + ".sql");
		}
	}

	@ParameterizedTest
	@MethodSource("dev.migrate.script.RevisionFiles#oddNames")
	void takesAnyCharactersInNamesOfAnArchive(String name) throws IOException {
		String file = name + "/" + name + ".sql";
		Path jar = jar(this.directory.resolve(name + "/" + name + ".jar"), "db/" + name, name + ".sql", revision("1"));
		for (String location : List.of("db", "db/*", "db/" + name.replaceAll("[?:]", "*"))) {
			ScriptSource source = classPath(List.of(jar), "classpath:" + location).build();
			assertThat(names(source)).as(location).containsExactly("db/" + file);
			source.scripts().get(0).check();
		}
	}

	/**
	 * Each of these is another's name once it is taken for a part of a URL.
	 */
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void takesNoFileForAnother(boolean archive) throws IOException {
		Map<String, String> files = new LinkedHashMap<>();
		List.of("aA", "a%41", "a%2541", "a b", "a+b", "a%20b", "a%2Bb", "a#b", "a%23b", "a?b", "a", "a!/b", "b",
				"Gr\u00f6", "Gro\u0308")
			.forEach((name) -> files.put("db/revisions/" + name + ".sql", revision("r" + files.size())));
		Path jar = archive ? jar(this.directory.resolve("app.jar"), files) : this.directory.resolve("classes");
		for (Map.Entry<String, String> file : archive ? Map.<String, String>of().entrySet() : files.entrySet()) {
			write(jar, file.getKey(), file.getValue());
		}
		Map<String, String> found = new HashMap<>();
		for (Script script : classPath(List.of(jar), "classpath:db/revisions").build().scripts()) {
			script.check();
			found.put(script.name(), revision(script.node().id()));
		}
		assertThat(found).isEqualTo(files);
	}

	@ParameterizedTest
	@CsvSource({ "file:/C:/srv/revisions, C:/srv/revisions", "file:///C:/srv/revisions, C:/srv/revisions",
			"file:C:\\srv\\revisions\\, C:/srv/revisions", "file:/srv/C:/x, /srv/C:/x" })
	void takesAPathWithADrive(String location, String path) {
		assertThat(Location.parse(location, "").path()).isEqualTo(path);
	}

	@Test
	void searchesAllRootsOfTheClassPath() throws IOException {
		write(this.directory, "one/db/revisions/b.sql", revision("1"));
		write(this.directory, "two/db/revisions/sub/a.sql", revision("2"));
		Path jar = jar(this.directory.resolve("three.jar"), "db/revisions", "c.sql", revision("3"));
		List<Path> roots = List.of(this.directory.resolve("one"), this.directory.resolve("two"), jar);
		assertThat(names(classPath(roots, "classpath:db/revisions").build())).containsExactly("db/revisions/b.sql",
				"db/revisions/c.sql", "db/revisions/sub/a.sql");
		assertThat(ids(classPath(roots, "classpath*:/db/revisions/").build())).containsExactly("1", "3", "2");
		assertThat(ids(classPath(roots, "db/revisions").build())).containsExactly("1", "3", "2");
		assertThat(ids(classPath(roots, "classpath:db/*").build())).containsExactly("1", "3", "2");
	}

	@Test
	void readsAndRunsFilesInAJar() throws IOException {
		Path jar = jar(this.directory.resolve("a.jar"), "db/revisions", "c.sql", revision("3"));
		Script script = classPath(List.of(jar), "classpath:db/revisions").build().scripts().get(0);
		script.check();
		assertThat(script.checksum()).isPresent();
	}

	@Test
	void keepsTheOrderOfLocations() throws IOException {
		write(this.directory, "z/a.sql", revision("1"));
		write(this.directory, "a/z.sql", revision("2"));
		assertThat(ids(directory("file:" + this.directory + "/z", "file:" + this.directory + "/a").build()))
			.containsExactly("1", "2");
	}

	@Test
	void countsAFileOnceThatSeveralLocationsLeadTo() throws IOException {
		write(this.directory, "db/sub/a.sql", revision("1"));
		Files.createSymbolicLink(this.directory.resolve("link"), this.directory.resolve("db"));
		assertThat(ids(classPath(List.of(this.directory), "classpath:db", "classpath:db/sub",
				"file:" + this.directory + "/db", "file:" + this.directory + "/link")
			.build())).containsExactly("1");
	}

	@Test
	void survivesALinkThatLeadsBack() throws IOException {
		write(this.directory, "a.sql", revision("1"));
		Files.createSymbolicLink(this.directory.resolve("loop"), this.directory);
		assertThat(ids(directory("file:" + this.directory).build())).containsExactly("1");
	}

	@Test
	void readsFilesThatKubernetesMounts() throws IOException {
		write(this.directory, "..2026/a.sql", revision("1"));
		Files.createSymbolicLink(this.directory.resolve("..data"), Path.of("..2026"));
		Files.createSymbolicLink(this.directory.resolve("a.sql"), Path.of("..data/a.sql"));
		assertThat(names(directory("file:" + this.directory).build())).containsExactly("a.sql");
	}

	@Test
	void countsALibraryOnceThatIsThereTwice() throws IOException {
		Path one = jar(this.directory.resolve("one.jar"), "db/revisions", "c.sql", revision("3"));
		Path two = jar(this.directory.resolve("two.jar"), "db/revisions", "c.sql", revision("3"));
		assertThat(ids(classPath(List.of(one, two), "classpath:db/revisions").build())).containsExactly("3");
	}

	@Test
	void tellsFilesWithOneNameApartByTheirUrls() throws IOException {
		Path one = jar(this.directory.resolve("one.jar"), "db/revisions", "c.sql", revision("3"));
		Path two = jar(this.directory.resolve("two.jar"), "db/revisions", "c.sql", revision("3") + "select 1;");
		List<Script> scripts = classPath(List.of(one, two), "classpath:db/revisions").build().scripts();
		assertThat(scripts).extracting(Script::name).containsExactly("db/revisions/c.sql", "db/revisions/c.sql");
		assertThat(scripts.get(0).node().origin()).contains("one.jar!/db/revisions/c.sql:1");
		assertThat(scripts.get(1).node().origin()).contains("two.jar!/db/revisions/c.sql:1");
	}

	@Test
	void putsTheDialectInPlaceOfTheVendor() throws IOException {
		write(this.directory, "postgresql/a.sql", revision("1"));
		write(this.directory, "mysql/a.sql", revision("2"));
		String location = "file:" + this.directory + "/{vendor}";
		assertThat(ids(directory(location).dialect("mysql").build())).containsExactly("2");
		assertThatExceptionOfType(BadLocationException.class).isThrownBy(() -> directory(location).build().scripts())
			.withMessageContaining("has a {vendor}, and the database is not known");
	}

	@Test
	void refusesMissingLocationsAndNamesAll() {
		ScriptSource source = directory("classpath:nowhere/at/all", "file:" + this.directory, "file:/no/where").build();
		assertThatExceptionOfType(LocationNotFoundException.class).isThrownBy(source::scripts).satisfies((ex) -> {
			assertThat(ex.locations()).containsExactly("classpath:nowhere/at/all", "file:/no/where");
			assertThat(ex.description()).contains("'classpath:nowhere/at/all', 'file:/no/where'");
			assertThat(ex.action()).contains("'MigratorBuilder.failOnMissingLocations(false)'");
		});
	}

	@Test
	void toleratesMissingLocationsIfAsked() throws IOException {
		write(this.directory, "a.sql", revision("1"));
		ScriptSource source = directory("classpath:nowhere/at/all", "file:" + this.directory).failOnMissing(false)
			.build();
		assertThat(ids(source)).containsExactly("1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "classpath:", "classpath:/", "file:", "", "s3:bucket/revisions", "filesystem:/srv" })
	void refusesWhatIsNoLocation(String location) {
		assertThatExceptionOfType(BadLocationException.class).isThrownBy(() -> directory(location).build().scripts())
			.satisfies((ex) -> assertThat(ex.location()).isEqualTo(location));
	}

	@Test
	void refusesAStrayFile() throws IOException {
		write(this.directory, "data.sql", "insert into t values (1);");
		assertThatExceptionOfType(RevisionFileException.class)
			.isThrownBy(() -> directory("file:" + this.directory).build().scripts())
			.satisfies((ex) -> assertThat(ex.file()).isEqualTo(this.directory + "/data.sql"));
	}

	@Test
	void findsWhatHasComeSinceTheLastSearch() throws IOException {
		ScriptSource source = directory("file:" + this.directory).build();
		write(this.directory, "a.sql", revision("1"));
		assertThat(ids(source)).containsExactly("1");
		write(this.directory, "b.sql", revision("2"));
		assertThat(ids(source)).containsExactly("1", "2");
	}

	private static LocationScriptSource.Builder directory(String... locations) {
		return LocationScriptSource.builder(List.of(locations));
	}

}
