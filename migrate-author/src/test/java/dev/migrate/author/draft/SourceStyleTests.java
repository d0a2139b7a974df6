package dev.migrate.author.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import dev.migrate.revision.RevisionNode;
import dev.migrate.script.RevisionLanguage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SourceStyleTests {

	private static final String LOCATION = "classpath:db/revisions";

	@TempDir
	private Path project;

	@BeforeEach
	void begin() throws IOException {
		Files.createDirectories(this.project.resolve("src/main/java/db/revisions"));
		Files.createDirectories(this.project.resolve("src/main/resources/db/revisions"));
	}

	@Test
	void nothingIsSaidAndNothingIsThere() {
		assertThat(java()).isEqualTo(SourceStyle.DEFAULT);
		assertThat(sql()).isEqualTo(SourceStyle.DEFAULT);
	}

	@ParameterizedTest
	@CsvSource({ "'[*.java]', true", "'[*]', true", "'[**.java]', true", "'[*.{kt,java}]', true",
			"'[{*.kt,*.java}]', true", "'[src/**.java]', true", "'[/src/main/**]', true", "'[src/*.java]', false",
			"'[*.jav?]', true", "'[*.[jk]ava]', true", "'[*.[!k]ava]', true", "'[*.[!j]ava]', false", "'[*.kt]', false",
			"'[main/**.java]', false", "'[**/revisions/*.java]', true", "'[*.{java]', false", "'[A.java]', true" })
	void sectionsApplyToTheFilesTheyName(String section, boolean applies) throws IOException {
		config(this.project, "root = true", section, "indent_style = space", "indent_size = 3");
		assertThat(java().indentation()).isEqualTo(applies ? "   " : "\t");
	}

	@Test
	void allSettingsCount() throws IOException {
		config(this.project, "root=TRUE", "# a comment", "[*.java]", "INDENT_STYLE = Space", "indent_size = tab",
				"tab_width = 2", "end_of_line = CRLF", "insert_final_newline = false", "max_line_length = 100");
		assertThat(java()).isEqualTo(new SourceStyle("  ", "\r\n", false, 100));
		assertThat(sql()).isEqualTo(SourceStyle.DEFAULT);
	}

	@Test
	void nearerFilesAndLaterSectionsWin() throws IOException {
		config(this.project, "root = true", "[*]", "indent_style = space", "indent_size = 8", "end_of_line = crlf",
				"[*.java]", "indent_size = 6");
		assertThat(java().indentation()).isEqualTo("      ");
		config(this.project.resolve("src"), "[*.java]", "indent_size = 2", "end_of_line = unset");
		assertThat(java()).isEqualTo(new SourceStyle("  ", "\n", true, 120));
		config(this.project.resolve("src/main"), "root = true", "[*.java]", "indent_style = tab");
		assertThat(java()).isEqualTo(SourceStyle.DEFAULT);
	}

	@ParameterizedTest
	@CsvSource({ "max_line_length = off", "max_line_length = 0", "indent_size = many", "end_of_line = what",
			"indent_style = space = tab", "nonsense" })
	void whatMakesNoSenseIsLeftOut(String line) throws IOException {
		config(this.project, "root = true", "[*.java]", line);
		assertThat(java()).isEqualTo(SourceStyle.DEFAULT);
	}

	@Test
	void neighboursAreFollowedBeforeOtherSources() throws IOException {
		source("com/example/App.java", "\t");
		assertThat(java()).isEqualTo(SourceStyle.DEFAULT);
		source("com/example/Two.java", "  ");
		source("com/example/Three.java", "  ");
		assertThat(java().indentation()).isEqualTo("  ");
		source("db/revisions/Base.java", "    ");
		assertThat(java().indentation()).isEqualTo("    ");
	}

	@Test
	void lineEndsOfNeighboursAreFollowed() throws IOException {
		Files.writeString(this.project.resolve("src/main/resources/db/revisions/a.sql"), "-- upgrade\r\nSELECT 1;\r\n");
		assertThat(sql().lineEnd()).isEqualTo("\r\n");
		assertThat(java().lineEnd()).isEqualTo("\n");
	}

	@Test
	void fileIsWrittenInTheStyle() throws IOException {
		config(this.project, "root = true", "[*]", "indent_style = space", "indent_size = 2", "end_of_line = crlf",
				"[*.java]", "insert_final_newline = false");
		RevisionDraft draft = new RevisionDraft(RevisionNode.of("a1f0").withMessage("Add a"),
				Instant.parse("2026-03-04T05:06:07Z"), List.of(), List.of(),
				List.of("op.dropTable(\"a\",", "\t\tcolumn(\"\\t\"));"), List.of());
		assertThat(written(draft, 0)).endsWith("""
				public class AddA implements Migration {

				  @Override
				  public void upgrade(Operations op) {
				    op.dropTable("a",
				        column("\\t"));
				  }

				}""".replace("\n", "\r\n")).doesNotContain("\t");
		assertThat(written(draft, 2)).endsWith("-- upgrade\r\nop.dropTable(\"a\",\r\n\t\tcolumn(\"\\t\"));\r\n");
	}

	private String written(RevisionDraft draft, int template) throws IOException {
		return Files.readString(new SourceTree(this.project, RevisionFileName.DEFAULT).write(draft,
				RevisionTemplate.builtIn().get(template), LOCATION));
	}

	private SourceStyle java() {
		return new SourceTree(this.project, RevisionFileName.DEFAULT).style(RevisionLanguage.JAVA, LOCATION);
	}

	private SourceStyle sql() {
		return new SourceTree(this.project, RevisionFileName.DEFAULT).style(RevisionLanguage.SQL, LOCATION);
	}

	private static void config(Path directory, String... lines) throws IOException {
		Files.write(directory.resolve(".editorconfig"), List.of(lines));
	}

	private void source(String name, String indentation) throws IOException {
		Path file = this.project.resolve("src/main/java").resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, """
				/**
				 * What it is.
				 */
				class A {

				>int b;

				>void c() {
				>>d();
				>}

				}
				""".replace(">", indentation));
	}

}
