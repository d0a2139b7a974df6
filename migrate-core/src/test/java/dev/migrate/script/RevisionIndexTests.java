package dev.migrate.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import dev.migrate.connect.KnownDialects;
import dev.migrate.error.MigrateException;
import dev.migrate.revision.GraphException;
import dev.migrate.revision.RevisionNode;
import dev.migrate.sql.Checksums;
import dev.migrate.start.ScriptLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.DefaultResourceLoader;

import static dev.migrate.script.RevisionFiles.revision;
import static dev.migrate.script.RevisionFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that revisions are the same with an index as without, whatever has become of the
 * files or of the index, and that what it knows is not read.
 */
class RevisionIndexTests {

	private static final SectionNames NAMES = ScriptLoader.sectionNames(KnownDialects.OURS);

	private static final String LOCATION = "indexed/revisions";

	/** Classes are read wherever they lie. */
	private static final String CODE = "indexed/code";

	private static final String WHOLE = """
			-- revision: b1
			-- down revision: a1, a2
			-- depends on: c1
			-- branch labels: orders, more
			-- message: Größe, "quoted" and 'quoted'
			-- created: 2026-11-30
			-- transactional: false
			-- placeholders: false
			-- external: table audit_log, "Jobs".queue

			-- upgrade
			create table orders (id integer);
			-- upgrade (postgresql)
			create table orders (id serial);
			-- downgrade
			drop table orders;
			""";

	@TempDir
	private Path folder;

	private Path classes;

	private int jars;

	@BeforeEach
	void compile() {
		this.classes = this.folder.resolve("classes");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "postgresql", "mysql", "mariadb", "h2", "hsqldb", "sqlite" })
	void tellsWhatReadingTells(String dialect) throws IOException {
		sql("b1.sql", WHOLE);
		sql("sub/plain.SQL", revision("a1"));
		sql("a2.sql", "-- revision: a2\n-- upgrade (postgresql)\nselect 1;\n");
		sql("c1.sql", "-- revision: c1\n-- downgrade\nselect 1;\n-- upgrade\nselect 2;\n");
		sql("README.md", "no revision");
		assertThat(index()).isEqualTo(4);
		for (Path root : List.of(this.classes, jar(false))) {
			List<String> read = described(source(dialect, false, root));
			assertThat(described(source(dialect, true, root))).isEqualTo(read).hasSize(4);
		}
	}

	@Test
	void classesAreNotRead() throws IOException {
		code("good");
		code("base");
		assertThat(index()).isEqualTo(3);

		Path jar = jar(false);
		List<Script> read = source("h2", false, CODE, jar).scripts();
		assertThat(described(source("h2", true, CODE, jar))).isEqualTo(described(read)).hasSize(3);
		Path spoilt = jar(true);
		assertThat(described(source("h2", true, CODE, spoilt))).isEqualTo(described(read));
	}

	@Test
	void keepsAllThatAClassSays() throws IOException {
		RevisionNode node = new RevisionNode("a1", List.of("b"), List.of("c"), Set.of("d"), "e", "shop.Create");
		RevisionClass revision = new RevisionClass(node, "shop.Create", false, "2026",
				External.parse(List.of("table audit_log, \"Jobs\".\"que ue\"", "enum mood")));
		RevisionIndex index = new RevisionIndex(Map.of("line", new RevisionIndex.Entry(revision, null, List.of())));
		assertThat(RevisionIndex.read(index.write(NAMES), NAMES)).contains(index);
	}

	@Test
	void filesOfAnArchiveAreNotOpenedBeforeTheyRun() throws IOException {
		sql("a.sql", revision("a1"));
		index();
		Script script = source("h2", true, jar(true)).scripts().get(0);
		assertThat(script.node().id()).isEqualTo("a1");
		assertThat(script.checksum()).contains(Checksums.of("select 'a1';\n"));
		assertThat(script.matches(Checksums.of("select 'a1';\n"))).isTrue();
		assertThatExceptionOfType(RevisionFileException.class).isThrownBy(script::check);
		assertThatExceptionOfType(RevisionFileException.class)
			.isThrownBy(() -> source("h2", false, jar(true)).scripts());
	}

	@Test
	void runsWhatTheFileSays() throws IOException {
		sql("b1.sql", WHOLE);
		index();
		Script script = source("h2", true, jar(false)).scripts().get(0);
		script.check();
		assertThat(script.downgradeWritten()).isTrue();
		assertThat(script.load()).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void readsWhatIsNotAsItWas(boolean archive) throws IOException {
		sql("a.sql", revision("a1"));
		sql("b.sql", revision("b1"));
		sql("gone.sql", revision("g1"));
		index();
		sql("b.sql", revision("b2"));
		sql("new.sql", revision("n1"));
		Files.delete(this.classes.resolve(LOCATION + "/gone.sql"));
		Path root = archive ? jar(false) : this.classes;
		assertThat(RevisionFiles.ids(source("h2", true, root))).containsExactly("a1", "b2", "n1");
	}

	@Test
	void readsAFileThatWasEditedWithinOneSizeAndTime() throws IOException {
		Path file = sql("a.sql", revision("a1"));
		index();
		var time = Files.getLastModifiedTime(file);
		sql("a.sql", revision("a2"));
		Files.setLastModifiedTime(file, time);
		assertThat(RevisionFiles.ids(source("h2", true, this.classes))).containsExactly("a2");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 4, 8, 12, 40, -1 })
	void readsAllWhereTheIndexIsDamaged(int position) throws IOException {
		sql("a.sql", revision("a1"));
		index();
		Path index = this.classes.resolve(RevisionIndex.FILE);
		byte[] bytes = Files.readAllBytes(index);
		bytes[(position < 0) ? bytes.length - 1 : position] ^= 0x10;
		Files.write(index, bytes);
		assertNoIndex();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 11, 12, 60 })
	void readsAllWhereTheIndexIsCutOff(int length) throws IOException {
		sql("a.sql", revision("a1"));
		index();
		Path index = this.classes.resolve(RevisionIndex.FILE);
		Files.write(index, Arrays.copyOf(Files.readAllBytes(index), length));
		assertNoIndex();
	}

	@Test
	void readsAllWhereTheContentIsNotWhatItShouldBe() throws IOException {
		sql("a.sql", revision("a1"));
		index();
		Path index = this.classes.resolve(RevisionIndex.FILE);
		byte[] whole = Files.readAllBytes(index);
		for (int length = 12; length < whole.length; length++) {
			byte[] bytes = Arrays.copyOf(whole, length);
			CRC32 crc = new CRC32();
			crc.update(bytes, 12, length - 12);
			for (int i = 0; i < 4; i++) {
				bytes[8 + i] = (byte) (crc.getValue() >> (24 - 8 * i));
			}
			assertThat(RevisionIndex.read(bytes, NAMES)).as("of " + length + " bytes").isEmpty();
		}
		assertThat(RevisionIndex.read(whole, NAMES)).isPresent();
	}

	@Test
	void readsAllWhereTheIndexCannotBeTakenOutOfTheArchive() throws IOException {
		sql("a.sql", revision("a1"));
		index();
		Path jar = this.folder.resolve("deflated.jar");
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
			zip.putNextEntry(new ZipEntry(RevisionIndex.FILE));
			Files.copy(this.classes.resolve(RevisionIndex.FILE), zip);
			zip.putNextEntry(new ZipEntry(LOCATION + "/"));
			zip.putNextEntry(new ZipEntry(LOCATION + "/a.sql"));
			Files.copy(this.classes.resolve(LOCATION + "/a.sql"), zip);
		}
		byte[] bytes = Files.readAllBytes(jar);
		// The first block that is compressed, behind the header of the first file
		bytes[30 + RevisionIndex.FILE.length()] = (byte) 0xFF;
		Files.write(jar, bytes);
		assertThat(RevisionFiles.ids(source("h2", true, jar))).containsExactly("a1");
	}

	private void assertNoIndex() throws IOException {
		assertThat(RevisionFiles.ids(source("h2", true, jar(false)))).containsExactly("a1");
		assertThatExceptionOfType(RevisionFileException.class)
			.isThrownBy(() -> source("h2", true, jar(true)).scripts());
	}

	@Test
	void readsAllWhereThereAreOtherDatabases() throws IOException {
		sql("a.sql", revision("a1"));
		index();
		SectionNames others = new SectionNames(Map.of("firebird", List.of("firebird")), List.of(), Map.of());
		byte[] bytes = Files.readAllBytes(this.classes.resolve(RevisionIndex.FILE));
		assertThat(RevisionIndex.read(bytes, NAMES)).isPresent();
		assertThat(RevisionIndex.read(bytes, others)).isEmpty();
	}

	@Test
	void archivesEachHaveTheirOwn() throws IOException {
		sql("a.sql", revision("a1"));
		sql("same.sql", revision("s1"));
		index();
		Path one = jar(true, "a.sql");
		Files.delete(this.classes.resolve(LOCATION + "/a.sql"));
		sql("b.sql", revision("b1"));
		index();
		Path two = jar(true, "b.sql");
		Files.delete(this.classes.resolve(LOCATION + "/b.sql"));
		sql("c.sql", revision("c1"));
		Files.delete(this.classes.resolve(RevisionIndex.FILE));
		Path without = jar(false);
		assertThat(RevisionFiles.ids(source("h2", true, one, two, without))).containsExactlyInAnyOrder("a1", "b1", "c1",
				"s1");
	}

	@Test
	void oneNameInTwoArchivesIsToldApart() throws IOException {
		sql("a.sql", revision("a1"));
		index();
		Path one = jar(false);
		sql("a.sql", revision("a2"));
		index();
		Path two = jar(false);
		List<Script> scripts = source("h2", true, one, two).scripts();
		assertThat(described(scripts)).isEqualTo(described(source("h2", false, one, two)));
		assertThat(scripts).extracting((script) -> script.node().origin())
			.satisfiesExactly((origin) -> assertThat(origin).contains(one.getFileName() + "!/"),
					(origin) -> assertThat(origin).contains(two.getFileName() + "!/"));
	}

	@Test
	void idThatAFolderHasTooIsRefused() throws IOException {
		sql("a.sql", revision("a1"));
		index();
		Path files = this.folder.resolve("files");
		write(files, "other.sql", revision("a1"));
		List<String> locations = List.of("classpath:" + LOCATION, "file:" + files);
		ScriptSource source = source("h2", true, locations, jar(true, "a.sql"));
		assertThatExceptionOfType(GraphException.class).isThrownBy(() -> Scripts.from(source))
			.withMessageContaining("'a1'");
		write(files, "other.sql", revision("o1"));
		assertThat(RevisionFiles.ids(source("h2", true, locations, jar(true, "a.sql")))).containsExactly("a1", "o1");
	}

	@Test
	void locationsAreNotInTheIndex() throws IOException {
		sql("h2/a.sql", revision("a1"));
		sql("postgresql/a.sql", revision("a2"));
		write(this.classes, "elsewhere/b.sql", revision("b1"));
		write(this.classes, "schema.sql", "create table t (id integer);");
		write(this.classes, "other/schema.sql", "create table t (id integer);");
		assertThat(index()).isEqualTo(3);
		Path jar = jar(true, "a.sql", "b.sql");
		assertThat(RevisionFiles.ids(source("h2", true, LOCATION + "/{vendor}", jar))).containsExactly("a1");
		assertThat(RevisionFiles.ids(source("h2", true, "elsewhere", jar))).containsExactly("b1");
		assertThat(RevisionFiles.ids(source("h2", true, LOCATION, jar))).containsExactly("a1", "a2");
	}

	@ParameterizedTest
	@MethodSource("dev.migrate.script.RevisionFiles#oddNames")
	void takesAnyCharactersInNames(String name) throws IOException {
		this.classes = this.folder.resolve(name);
		write(this.classes, "indexed/" + name + "/" + name + ".sql", revision("a1"));
		index();
		String location = "indexed" + (name.matches(".*[?:].*") ? "" : "/" + name);
		Path jar = jar(false);
		for (Path root : List.of(this.classes, jar)) {
			ScriptSource source = source("h2", true, location, root);
			assertThat(described(source)).isEqualTo(described(source("h2", false, location, root))).hasSize(1);
			source.scripts().get(0).check();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "no revision", "-- revision: a1\n-- nonsense: x\n-- upgrade\n",
			"-- revision: a1\n-- upgrade (firebird)\nselect 1;\n", "-- revision: a1\n-- upgrade\n-- upgrade\n",
			"-- revision: a1\n" })
	void whatIsWrongIsLeftToTheStart(String text) throws IOException {
		sql("a.sql", revision("a0"));
		sql("b.sql", text);
		RevisionIndexWriter writer = writer();
		assertThat(writer.write(List.of(this.classes))).isOne();
		assertThat(writer.leftOut()).singleElement().asString().contains(LOCATION + "/b.sql");
		Optional<String> failure = failure(source("h2", false, jar(false)));
		assertThat(failure(source("h2", true, jar(false)))).isEqualTo(failure);
	}

	@Test
	void classThatIsHalfARevisionIsLeftToTheStart() throws IOException {
		code("forgotten");
		sql("a.sql", revision("a1"));
		write(this.classes, CODE + "/a.sql", revision("a2"));
		RevisionIndexWriter writer = writer();
		writer.write(List.of(this.classes));
		assertThat(writer.leftOut()).singleElement().asString().contains("has no @Revision annotation");

		assertThat(failure(source("h2", true, CODE, jar(false)))).isPresent()
			.isEqualTo(failure(source("h2", false, CODE, jar(false))));
	}

	/**
	 * What another archive has of its superclass, a build does not know.
	 */
	@ParameterizedTest
	@CsvSource({ "RevisionClassException.class, true", "LocationListing.class, false" })
	void classThatExtendsAnotherIsRead(String name, boolean read) throws IOException {
		write(this.classes, CODE + "/a.sql", revision("a1"));
		Files.copy(new ClassPathResource("dev/migrate/script/" + name).getFile().toPath(),
				this.classes.resolve(CODE).resolve(name));
		assertThat(index()).isOne();
		assertThat(failure(source("h2", true, CODE, jar(true, name))).isPresent()).isEqualTo(read);
	}

	@Test
	void fileForLaterVersionsOfJavaIsNoRevision() throws IOException {
		sql("a.sql", revision("a1"));
		write(this.classes, "META-INF/versions/17/" + LOCATION + "/a.sql", revision("a2"));
		index();
		assertThat(described(source("h2", true, jar(false)))).isEqualTo(described(source("h2", false, jar(false))))
			.hasSize(1);
	}

	@Test
	void foldersOfOneArchiveHaveOneIndex() throws IOException {
		Path resources = this.folder.resolve("resources");
		code("good");
		write(resources, LOCATION + "/a.sql", revision("a1"));
		assertThat(writer().write(List.of(resources, this.classes, this.folder.resolve("missing")))).isEqualTo(4);
		assertThat(this.classes.resolve(RevisionIndex.FILE)).doesNotExist();
		assertThat(resources.resolve(RevisionIndex.FILE)).exists();
		Path missing = this.folder.resolve("none/resources");
		writer().write(List.of(missing, this.classes));
		assertThat(missing.resolve(RevisionIndex.FILE)).exists();
	}

	@Test
	void goesWithTheLastRevision() throws IOException {
		Path file = sql("a.sql", revision("a1"));
		index();
		Path index = this.classes.resolve(RevisionIndex.FILE);
		assertThat(index).exists();
		Files.delete(file);
		assertThat(index()).isZero();
		assertThat(index).doesNotExist();
	}

	/**
	 * If this fails, what the index has of the same files has changed: raise its format,
	 * so that no index of an earlier version is taken for one of this.
	 */
	@Test
	void formatIsRaisedWithTheContent() throws IOException {
		code("good");
		sql("b1.sql", WHOLE);
		TreeSet<String> known = new TreeSet<>();
		index();
		byte[] bytes = Files.readAllBytes(this.classes.resolve(RevisionIndex.FILE));
		RevisionIndex.read(bytes, NAMES)
			.orElseThrow()
			.entries()
			.forEach((line, entry) -> known.add(line.replaceAll("\n.*", "") + entry.sql() + entry.checksums()
					+ ((entry.code() != null) ? entry.code().node() : "")));
		CRC32 crc = new CRC32();
		crc.update((HexFormat.of().formatHex(bytes, 4, 8) + known).getBytes(StandardCharsets.UTF_8));
		assertThat(crc.getValue()).isEqualTo(2298320099L);
		assertThat(index()).isEqualTo(4);
		assertThat(Files.readAllBytes(this.classes.resolve(RevisionIndex.FILE))).isEqualTo(bytes);
	}

	private static Optional<String> failure(ScriptSource source) {
		try {
			source.scripts();
			return Optional.empty();
		}
		catch (MigrateException ex) {
			return Optional.of(ex.getMessage());
		}
	}

	private Path sql(String name, String text) throws IOException {
		return write(this.classes, LOCATION + "/" + name, text);
	}

	private void code(String samples) throws IOException {
		Path copied = Files.createDirectories(this.classes.resolve(CODE));
		Path compiled = new ClassPathResource("dev/migrate/script/samples/" + samples + "/").getFile().toPath();
		try (Stream<Path> files = Files.list(compiled)) {
			for (Path file : files.toList()) {
				Files.copy(file, copied.resolve(file.getFileName()));
			}
		}
	}

	private static RevisionIndexWriter writer() {
		return new RevisionIndexWriter(new DefaultResourceLoader(), NAMES);
	}

	private int index() throws IOException {
		return writer().write(List.of(this.classes));
	}

	private ScriptSource source(String dialect, boolean indexed, Path... roots) throws IOException {
		return source(dialect, indexed, LOCATION, roots);
	}

	private ScriptSource source(String dialect, boolean indexed, String location, Path... roots) throws IOException {
		return source(dialect, indexed, List.of("classpath:" + location), roots);
	}

	private ScriptSource source(String dialect, boolean indexed, List<String> locations, Path... roots)
			throws IOException {
		URL[] urls = new URL[roots.length];
		for (int i = 0; i < urls.length; i++) {
			urls[i] = roots[i].toUri().toURL();
		}
		URLClassLoader classLoader = new URLClassLoader(urls, RevisionIndexTests.class.getClassLoader());
		return LocationScriptSource.builder(locations)
			.resourceLoader(new DefaultResourceLoader(classLoader))
			.dialect(dialect)
			.sectionNames(NAMES)
			.listing(indexed ? LocationListing.of(locations, dialect, classLoader).orElseThrow() : null)
			.build();
	}

	private static List<String> described(ScriptSource source) {
		return described(source.scripts());
	}

	private static List<String> described(List<Script> scripts) {
		return scripts.stream()
			.map((script) -> script.node() + " " + script.name() + " " + script.type() + " " + script.transactional()
					+ " " + script.createdAt() + " " + script.checksum() + " " + script.external())
			.toList();
	}

	/**
	 * Make an archive of what was compiled.
	 * @param spoilt whether the files have another content than the archive's directory
	 * says, so that who opens one notices
	 * @param only the names of files to which that applies; all if there is none
	 */
	private Path jar(boolean spoilt, String... only) throws IOException {
		Path jar = this.folder.resolve("app-" + this.jars++ + ".jar");
		List<String> places = new ArrayList<>();
		try (OutputStream output = Files.newOutputStream(jar);
				ZipOutputStream zip = new ZipOutputStream(output);
				Stream<Path> all = Files.walk(this.classes)) {
			zip.setMethod(ZipOutputStream.STORED);
			for (Path file : all.filter((each) -> !each.equals(this.classes)).toList()) {
				boolean directory = Files.isDirectory(file);
				byte[] bytes = directory ? new byte[0] : Files.readAllBytes(file);
				ZipEntry entry = new ZipEntry(this.classes.relativize(file) + (directory ? "/" : ""));
				CRC32 crc = new CRC32();
				crc.update(bytes);
				entry.setSize(bytes.length);
				entry.setCrc(crc.getValue());
				zip.putNextEntry(entry);
				zip.write(bytes);
				boolean one = only.length == 0 || List.of(only).contains(file.getFileName().toString());
				if (spoilt && one && !directory && !file.endsWith(RevisionIndex.FILE)) {
					places.add(new String(bytes, StandardCharsets.ISO_8859_1));
				}
			}
		}
		spoil(jar, places);
		return jar;
	}

	private static void spoil(Path jar, List<String> contents) throws IOException {
		String text;
		try (InputStream input = Files.newInputStream(jar)) {
			text = new String(input.readAllBytes(), StandardCharsets.ISO_8859_1);
		}
		for (String content : contents) {
			text = text.replace(content, "x".repeat(content.length()));
		}
		Files.write(jar, text.getBytes(StandardCharsets.ISO_8859_1));
	}

}
