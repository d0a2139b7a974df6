package dev.migrate;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import dev.migrate.contract.RecordingDataSource;
import dev.migrate.error.MigrateException;
import dev.migrate.execute.MigrationListener;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.plan.Step;
import dev.migrate.plan.UnknownRevisionException;
import dev.migrate.revision.NoSuchRevisionException;
import dev.migrate.script.Script;
import dev.migrate.settings.Mode;
import dev.migrate.settings.Reaction;
import dev.migrate.start.AboveTargetException;
import dev.migrate.start.ChangedRevisionException;
import dev.migrate.start.EmptiedVersionTableException;
import dev.migrate.start.SetBackVersionTableException;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that a start that reads no revision is one that has nothing to do, whatever has
 * been done to the files and to the database since the last run.
 */
class QuickLookTests {

	private static final String LOCATION = "db/revisions";

	@TempDir
	private Path folder;

	private final List<Path> roots = new ArrayList<>();

	private JdbcDataSource dataSource;

	private int jars;

	private int searches;

	@BeforeEach
	void migrate() throws Exception {
		this.dataSource = new JdbcDataSource();
		this.dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
		this.roots.add(this.folder);
		build(Map.of("a.sql", table("a001", "", "one"), "b.sql", table("b001", "a001", "two")));
		assertThat(migrator().build().run().steps()).hasSize(2);
	}

	@Test
	void nothingIsReadWhereNothingHasChanged() {
		RecordingDataSource recording = new RecordingDataSource(this.dataSource);
		assertNothingIsRead(configure(Migrator.builder(recording)));
		assertThat(recording.statements()).singleElement().asString().startsWith("select ");
		assertThat(recording.connections()).isOne();
		assertNothingIsRead(migrator().mode(Mode.VERIFY));
	}

	@Test
	void resultIsThatOfAStartThatReadsAll() {
		MigrationResult quick = migrator().build().run();
		jdbc().update("update migrate_history set digest = null");
		MigrationResult whole = migrator().build().run();
		assertThat(quick.from()).isEqualTo(whole.from()).containsExactly("b001");
		assertThat(quick.to()).isEqualTo(whole.to()).containsExactly("b001");
	}

	@Test
	void startWritesNothingThatHasNothingToDo() {
		jdbc().update("update migrate_history set digest = null");
		RecordingDataSource recording = new RecordingDataSource(this.dataSource);
		configure(Migrator.builder(recording)).build().run();
		assertThat(recording.statements()).hasSize(2).allMatch((sql) -> sql.startsWith("select "));
		assertAllIsRead(migrator());
	}

	@Test
	void jarThatWasBuiltAnewOfTheSameFilesIsTheSame() throws IOException {
		build(Map.of("a.sql", table("a001", "", "one"), "b.sql", table("b001", "a001", "two")));
		Files.setLastModifiedTime(this.roots.get(0), FileTime.fromMillis(0));
		assertNothingIsRead(migrator());
	}

	@Test
	void fileForLaterVersionsOfJavaIsSeen() throws IOException {
		Map<String, String> files = new HashMap<>(
				Map.of("a.sql", table("a001", "", "one"), "b.sql", table("b001", "a001", "two")));
		files.put("META-INF/versions/17/elsewhere/c.sql", "other");
		build(files);
		assertNothingIsRead(migrator());
		files.put("META-INF/versions/17/" + LOCATION + "/b.sql", "other");
		build(files);
		assertAllIsRead(migrator());
	}

	@Test
	void folderWithTheFilesOfTheJarIsTheSame() throws IOException {
		Path classes = this.folder.resolve("classes");
		write(classes.resolve(LOCATION).resolve("a.sql"), table("a001", "", "one"));
		write(classes.resolve(LOCATION).resolve("b.sql"), table("b001", "a001", "two"));
		this.roots.set(0, classes);
		assertNothingIsRead(migrator());
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void editedFileOfTheSameSizeAndTimeIsSeen(boolean inFolder) throws IOException {
		Path classes = this.folder.resolve("classes").resolve(LOCATION);
		Path file = write(classes.resolve("b.sql"), table("b001", "a001", "two"));
		if (inFolder) {
			write(classes.resolve("a.sql"), table("a001", "", "one"));
			this.roots.set(0, this.folder.resolve("classes"));
			FileTime time = Files.getLastModifiedTime(file);
			assertNothingIsRead(migrator());
			write(file, table("b001", "a001", "owt"));
			Files.setLastModifiedTime(file, time);
		}
		else {
			build(Map.of("a.sql", table("a001", "", "one"), "b.sql", table("b001", "a001", "owt")));
		}
		assertFails(migrator(), ChangedRevisionException.class);
	}

	@Test
	void otherRevisionInAFileOfTheSameNameSizeAndTimeIsSeen() throws IOException {
		Path files = this.folder.resolve("files");
		Path file = write(files.resolve("c.sql"), table("c001", "b001", "three"));
		MigratorBuilder builder = migrator().locations("classpath:" + LOCATION, "file:" + files);
		FileTime time = Files.getLastModifiedTime(file);
		assertThat(builder.build().run().steps()).hasToString("[upgrade c001]");
		write(file, table("c002", "b001", "three"));
		Files.setLastModifiedTime(file, time);
		assertFails(builder.onUnknownRevision(Reaction.FAIL), UnknownRevisionException.class);
	}

	@Test
	void revisionThatComesToTheJarIsRun() throws IOException {
		build(Map.of("a.sql", table("a001", "", "one"), "b.sql", table("b001", "a001", "two"), "c.sql",
				table("c001", "b001", "three")));
		assertThat(migrator().build().run().steps()).hasToString("[upgrade c001]");
		assertNothingIsRead(migrator());
	}

	@Test
	void revisionInAFolderBelowIsRun() throws IOException {
		build(Map.of("a.sql", table("a001", "", "one"), "b.sql", table("b001", "a001", "two"), "more/c.sql",
				table("c001", "b001", "three")));
		assertThat(migrator().build().run().steps()).hasToString("[upgrade c001]");
	}

	@Test
	void revisionInASecondJarIsRun() throws IOException {
		Path other = this.folder.resolve("other.jar");
		jar(other, Map.of("c.sql", table("c001", "b001", "three")));
		this.roots.add(other);
		assertThat(migrator().build().run().steps()).hasToString("[upgrade c001]");
		assertNothingIsRead(migrator());
		this.roots.set(1, this.folder.resolve("changed.jar"));
		jar(this.roots.get(1), Map.of("c.sql", table("c001", "b001", "eerht")));
		assertFails(migrator(), ChangedRevisionException.class);
	}

	@Test
	void revisionThatGoesWithItsJarIsMissed() throws IOException {
		revisionInASecondJarIsRun();
		this.roots.remove(1);
		assertFails(migrator().onUnknownRevision(Reaction.FAIL), UnknownRevisionException.class);
	}

	@Test
	void revisionInASecondLocationIsRun() throws IOException {
		Path files = this.folder.resolve("files");
		write(files.resolve("c.sql"), table("c001", "b001", "three"));
		MigratorBuilder builder = migrator().locations("classpath:" + LOCATION, "file:" + files);
		assertThat(builder.build().run().steps()).hasToString("[upgrade c001]");
		assertNothingIsRead(builder);
	}

	@Test
	void locationThatIsMissingNowIsNamed() {
		MigratorBuilder builder = migrator().locations("classpath:" + LOCATION, "classpath:db/gone");
		assertFails(builder, MigrateException.class);
	}

	@Test
	void revisionOfAnotherSourceIsRun() throws IOException {
		Path files = this.folder.resolve("files");
		write(files.resolve("c.sql"), table("c001", "b001", "three"));
		List<Script> scripts = Migrator.builder(this.dataSource)
			.locations("classpath:" + LOCATION, "file:" + files)
			.resourceLoader(new DefaultResourceLoader(classLoader()))
			.build()
			.revisions()
			.stream()
			.filter((script) -> script.node().id().equals("c001"))
			.toList();
		assertThat(migrator().scriptSource(() -> scripts).build().run().steps()).hasToString("[upgrade c001]");
		assertAllIsRead(migrator().scriptSource(() -> scripts));
	}

	@Test
	void patternIsSearchedFor() {
		MigratorBuilder builder = migrator().locations("classpath:db/*");
		assertThat(builder.build().run().steps()).isEmpty();
		assertAllIsRead(builder);
	}

	@Test
	void fileThatComesDuringTheRunIsRunNext() throws IOException {
		Path files = this.folder.resolve("files");
		write(files.resolve("c.sql"), table("c001", "b001", "three"));
		MigrationListener adding = new MigrationListener() {

			@Override
			public void beforeStep(Step step) {
				write(files.resolve("d.sql"), table("d001", "c001", "four"));
			}

		};
		MigratorBuilder builder = migrator().locations("classpath:" + LOCATION, "file:" + files);
		builder.listener(adding).build().run();
		assertThat(migrator().locations("classpath:" + LOCATION, "file:" + files).build().run().steps())
			.hasToString("[upgrade d001]");
	}

	@Test
	void placeholderOfWhatIsAppliedIsOfNoInterest() {
		assertNothingIsRead(migrator().placeholders(Map.of("owner", "somebody else")));
	}

	@Test
	void otherTargetIsCompared() {
		assertFails(migrator().target("a001"), AboveTargetException.class);
		assertFails(migrator().target("nowhere"), NoSuchRevisionException.class);
		migrator().target("a001").allowDowngrade(true).build().run();
		assertThat(rows()).containsExactly("a001");
		assertNothingIsRead(migrator().target("a001"));
		assertThat(migrator().build().run().steps()).hasToString("[upgrade b001]");
	}

	@Test
	void targetThatCountsFromTheRowsIsCounted() throws IOException {
		revisionThatComesToTheJarIsRun();
		migrator().build().downgrade("a001");
		assertThat(migrator().target("+1").build().run().steps()).hasToString("[upgrade b001]");
		assertThat(migrator().target("+1").build().run().steps()).hasToString("[upgrade c001]");
	}

	@Test
	void rowThatSomebodyHasChangedIsSeen() {
		jdbc().update("update migrate_version set version_num = 'a001'");
		assertFails(migrator(), SetBackVersionTableException.class);
		jdbc().update("update migrate_version set version_num = 'zzz'");
		assertFails(migrator().onUnknownRevision(Reaction.FAIL), UnknownRevisionException.class);
		jdbc().update("delete from migrate_version");
		assertFails(migrator(), EmptiedVersionTableException.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "delete from migrate_history", "drop table migrate_history",
			"delete from migrate_history where revision = 'b001'", "update migrate_history set digest = 'nonsense'",
			"update migrate_history set digest = 'd1:'", "update migrate_history set digest = 'd9:00:00'",
			"alter table migrate_history drop column digest" })
	void allIsReadWhereTheHistorySaysNothing(String loss) {
		jdbc().execute(loss);
		assertAllIsRead(migrator());
		assertThat(rows()).containsExactly("b001");
	}

	@Test
	void columnIsAddedByARunThatWrites() throws IOException {
		jdbc().execute("alter table migrate_history drop column digest");
		assertAllIsRead(migrator());
		assertThat(jdbc().queryForList("select * from migrate_history").get(0)).doesNotContainKey("DIGEST");
		revisionThatComesToTheJarIsRun();
		assertThat(jdbc().queryForList("select digest from migrate_history order by installed_rank", String.class))
			.satisfiesExactly((digest) -> assertThat(digest).isNull(), (digest) -> assertThat(digest).isNull(),
					(digest) -> assertThat(digest).startsWith("d1:"));
	}

	@Test
	void rowOfAnEarlierVersionSaysNothing() {
		jdbc().update("insert into migrate_history (installed_rank, revision, direction, description, type, script, "
				+ "installed_by, installed_on, execution_ms, outcome) values (3, 'b001', 'stamp', '', '', '', 'sa', "
				+ "current_timestamp, 0, 'applied')");
		assertAllIsRead(migrator());
	}

	@Test
	void revisionThatHasStoppedInTheMiddleIsSeen() throws IOException {
		build(Map.of("a.sql", table("a001", "", "one"), "b.sql", table("b001", "a001", "two"), "c.sql",
				table("c001", "b001", "three").replace("primary key);", "primary key);\nselect 1 from nowhere;")));
		assertFails(migrator(), RevisionFailedException.class);
		jdbc().update("delete from migrate_history where revision = 'c001'");
		assertFails(migrator(), RevisionFailedException.class);
		build(Map.of("a.sql", table("a001", "", "one"), "b.sql", table("b001", "a001", "two")));
		jdbc().update("delete from migrate_history where revision = 'c001'");
		assertAllIsRead(migrator());
	}

	@Test
	void changeThatOneStartPutUpWithIsRefusedByTheNext() throws IOException {
		build(Map.of("a.sql", table("a001", "", "eno"), "b.sql", table("b001", "a001", "two"), "c.sql",
				table("c001", "b001", "three")));
		assertThat(migrator().onChangedRevision(Reaction.WARN).build().run().steps()).hasSize(1);
		assertAllIsRead(migrator().onChangedRevision(Reaction.WARN));
		assertFails(migrator(), ChangedRevisionException.class);
	}

	@Test
	void changeThatNobodyLookedForIsRefusedByTheNext() throws IOException {
		build(Map.of("a.sql", table("a001", "", "eno"), "b.sql", table("b001", "a001", "two"), "c.sql",
				table("c001", "b001", "three")));
		assertThat(migrator().onChangedRevision(Reaction.IGNORE).build().run().steps()).hasSize(1);
		assertFails(migrator(), ChangedRevisionException.class);
	}

	@Test
	void newRevisionIsRunWithoutReadingTheHistory() throws IOException {
		build(Map.of("a.sql", table("a001", "", "one"), "b.sql", table("b001", "a001", "two"), "c.sql",
				table("c001", "b001", "three")));
		RecordingDataSource recording = new RecordingDataSource(this.dataSource);
		configure(Migrator.builder(recording)).build().run();
		assertThat(recording.statements()).noneMatch((sql) -> sql.contains("checksum is not null"));
	}

	@Test
	void editedChecksumIsFoundByTheCheckAndByAStartThatReadsTheHistory() {
		jdbc().update("update migrate_history set checksum = 'v2:0000000000000000' where revision = 'a001'");
		assertThat(migrator().build().changedRevisions()).hasSize(1);
		jdbc().update("update migrate_history set digest = null");
		assertFails(migrator(), ChangedRevisionException.class);
	}

	@Test
	void acceptedChangeIsReadWithTheHistory() throws IOException {
		build(Map.of("a.sql", table("a001", "", "eno"), "b.sql", table("b001", "a001", "two")));
		migrator().build().acceptChanges();
		assertAllIsRead(migrator());
		build(Map.of("a.sql", table("a001", "", "one"), "b.sql", table("b001", "a001", "two")));
		assertFails(migrator(), ChangedRevisionException.class);
	}

	@Test
	void stampIsReadWithTheHistory() {
		migrator().build().stamp("a001");
		migrator().build().stamp("b001");
		assertAllIsRead(migrator());
	}

	private MigratorBuilder migrator() {
		return configure(Migrator.builder(this.dataSource));
	}

	private MigratorBuilder configure(MigratorBuilder builder) {
		return builder.locations(LOCATION).resourceLoader(new DefaultResourceLoader(classLoader()));
	}

	private ClassLoader classLoader() {
		return new CountingClassLoader(this.roots.stream().map(QuickLookTests::url).toArray(URL[]::new));
	}

	private static URL url(Path path) {
		try {
			return path.toUri().toURL();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The quick look lists the location once; who looks for revisions does it again.
	 */
	private void assertNothingIsRead(MigratorBuilder builder) {
		int before = this.searches;
		assertThat(builder.build().run().steps()).isEmpty();
		assertThat(this.searches - before).as("searches").isOne();
	}

	private void assertAllIsRead(MigratorBuilder builder) {
		int before = this.searches;
		assertThat(builder.build().run().steps()).isEmpty();
		assertThat(this.searches - before).as("searches").isGreaterThan(1);
	}

	private void assertFails(MigratorBuilder builder, Class<? extends MigrateException> type) {
		assertThatExceptionOfType(type).isThrownBy(() -> builder.build().run());
	}

	private JdbcTemplate jdbc() {
		return new JdbcTemplate(this.dataSource);
	}

	private List<String> rows() {
		return jdbc().queryForList("select version_num from migrate_version order by 1", String.class);
	}

	private static String table(String id, String down, String table) {
		return "-- revision: " + id + "\n" + (down.isEmpty() ? "" : "-- down revision: " + down + "\n")
				+ "\n-- upgrade\ncreate table " + table + " (id integer primary key);\n\n-- downgrade\ndrop table "
				+ table + ";\n";
	}

	private static Path write(Path file, String text) {
		try {
			Files.createDirectories(file.getParent());
			return Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Build the application anew. A file of its own, since the JVM remembers archives.
	 */
	private void build(Map<String, String> files) throws IOException {
		this.roots.set(0, this.folder.resolve("app-" + this.jars++ + ".jar"));
		jar(this.roots.get(0), files);
	}

	private static void jar(Path file, Map<String, String> files) throws IOException {
		try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(file))) {
			jar.putNextEntry(new ZipEntry("db/"));
			jar.putNextEntry(new ZipEntry(LOCATION + "/"));
			List<String> names = new ArrayList<>(files.keySet());
			Collections.shuffle(names);
			for (String name : names) {
				jar.putNextEntry(new ZipEntry(name.startsWith("META-INF/") ? name : LOCATION + "/" + name));
				jar.write(files.get(name).getBytes("UTF-8"));
			}
		}
	}

	/**
	 * Counts how often somebody looks for the location.
	 */
	private final class CountingClassLoader extends URLClassLoader {

		CountingClassLoader(URL[] roots) {
			super(roots, QuickLookTests.class.getClassLoader());
		}

		@Override
		public Enumeration<URL> getResources(String name) throws IOException {
			QuickLookTests.this.searches++;
			return super.getResources(name);
		}

	}

}
