package dev.migrate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.ShopRevisions;
import dev.migrate.execute.OfflineRevisionException;
import dev.migrate.error.Quoted;
import dev.migrate.settings.ContradictorySettingsException;
import dev.migrate.settings.Mode;
import dev.migrate.start.ScriptNotWrittenException;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for where a start writes what it would run. What is in it,
 * {@link OfflineContractTests} say.
 */
class SqlOutputTests extends DatabaseTests {

	@TempDir
	private Path output;

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.h2();
	}

	@BeforeEach
	void writeRevision() {
		tableRevision("a001", "", "one");
	}

	@Test
	void fileIsReplacedAsAWholeAndItsFolderCreated() throws IOException {
		Path file = this.output.resolve("deep/in/upgrade.sql");
		write(file.toString());
		assertThat(file).content().contains("create table one", "Running upgrade base -> a001");
		migrator().build().run();
		write(file.toString());
		assertThat(file).content().contains("-- Nothing to do").doesNotContain("create table");
		try (Stream<Path> files = Files.list(file.getParent())) {
			assertThat(files).containsExactly(file);
		}
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "A link takes a privilege there")
	void linkStaysAndLeadsToTheScript() throws IOException {
		Path file = Files.writeString(this.output.resolve("upgrade.sql"), "old");
		Path link = Files.createSymbolicLink(this.output.resolve("link.sql"), file);
		write(link.toString());
		assertThat(link).isSymbolicLink();
		assertThat(file).content().contains("create table one");
	}

	@Test
	void hyphenIsStandardOutput() {
		PrintStream before = System.out;
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		System.setOut(new PrintStream(out, true, StandardCharsets.ISO_8859_1));
		try {
			revision("a002", "a001", "update one set id = 1 where '\u20ac' = '';", "");
			write("-");
		}
		finally {
			System.setOut(before);
		}
		assertThat(out.toString(StandardCharsets.UTF_8)).contains("create table one", "\u20ac");
	}

	@Test
	void folderIsNoFile() {
		assertThatExceptionOfType(ScriptNotWrittenException.class).isThrownBy(() -> write(this.output.toString()))
			.withMessageContaining("'" + this.output + "': ")
			.withMessageContaining("Call 'MigratorBuilder.sqlOutput(…)' with a file that the application may write")
			.withMessageContaining("The database has not been changed.")
			.satisfies((ex) -> assertThat(ex.file()).isEqualTo(this.output.toString()));
		assertThat(tables()).isEmpty();
	}

	@Test
	void placeThatCannotBeWrittenIsNamed() throws IOException {
		Path file = Files.writeString(this.output.resolve("file"), "");
		for (String place : List.of(file.resolve("upgrade.sql").toString(), "a\0b")) {
			assertThatExceptionOfType(ScriptNotWrittenException.class).isThrownBy(() -> write(place))
				.withMessageContaining(Quoted.visible(place))
				.withMessageContaining("or to '-' for standard output");
		}
		assertThat(tables()).isEmpty();
	}

	@Test
	void revisionThatNeedsTheDatabaseWritesNothing() throws IOException {
		Path file = Files.writeString(this.output.resolve("upgrade.sql"), "old");
		assertThatExceptionOfType(OfflineRevisionException.class)
			.isThrownBy(() -> shop().sqlOutput(file.toString()).build().run())
			.withMessageContaining(ShopRevisions.FULL_NAME);
		assertThat(file).hasContent("old");
		assertThat(tables()).isEmpty();
	}

	@Test
	void onlyStartsThatUpgradeWrite() {
		Path file = this.output.resolve("upgrade.sql");
		MigratorBuilder migrator = migrator().sqlOutput(file.toString());
		migrator.mode(Mode.NONE).build().run();
		assertThatExceptionOfType(ContradictorySettingsException.class)
			.isThrownBy(() -> migrator.mode(Mode.VERIFY).build());
		assertThat(migrator.mode(Mode.UPGRADE).build().upgrade("heads").steps()).hasSize(1);
		assertThat(file).doesNotExist();
	}

	private void write(String file) {
		migrator().sqlOutput(file).build().run();
	}

}
