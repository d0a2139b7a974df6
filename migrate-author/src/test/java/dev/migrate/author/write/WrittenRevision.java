package dev.migrate.author.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.author.JavaSources;
import dev.migrate.author.draft.RevisionFileName;
import dev.migrate.author.draft.RevisionTemplate;
import dev.migrate.author.draft.SourceTree;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operations;
import dev.migrate.operation.Recording;
import dev.migrate.revision.RevisionNode;
import dev.migrate.script.Migration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A revision in Java as it is written into a project, compiled and called.
 *
 * @param source its source
 * @param migration the compiled class
 */
record WrittenRevision(String source, Migration migration) {

	private static final Pattern IMPORT = Pattern.compile("import (?:static )?[\\w.]*?(\\w+);");

	/** Strings, characters and comments. */
	private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'|//[^\n]*");

	static WrittenRevision of(Path project, RevisionBody body, String message) {
		try {
			Files.createDirectories(project.resolve("src/main"));
			Path file = new SourceTree(project, RevisionFileName.DEFAULT).write(
					body.toDraft(
							new RevisionNode("27c6a30d7c24", List.of("1975ea83b712"), List.of(), Set.of(), message, ""),
							Instant.parse("2026-03-04T05:06:07Z")),
					RevisionTemplate.builtIn().get(0), "classpath:db/revisions");
			return new WrittenRevision(Files.readString(file), compiled(project, file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Migration compiled(Path project, Path file) throws IOException {
		Path classes = project.resolve("target/classes");
		JavaSources.compile(classes, file);
		String name = file.getFileName().toString().replace(".java", "");
		try (URLClassLoader classLoader = new URLClassLoader(new URL[] { classes.toUri().toURL() },
				WrittenRevision.class.getClassLoader())) {
			return (Migration) classLoader.loadClass("db.revisions." + name).getDeclaredConstructor().newInstance();
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	List<Operation> upgrade() {
		return operations(Recording.of("postgresql", this.migration::upgrade));
	}

	List<Operation> downgrade() {
		return operations(Recording.of("postgresql", this.migration::downgrade));
	}

	private static List<Operation> operations(Recording recording) {
		return recording.entries().stream().map(Recording.Entry::operation).toList();
	}

	boolean hasDowngrade() {
		try {
			this.migration.getClass().getDeclaredMethod("downgrade", Operations.class);
			return true;
		}
		catch (NoSuchMethodException ex) {
			return false;
		}
	}

	/**
	 * Check that nothing is imported that the code does not name.
	 * @return this
	 */
	WrittenRevision importsNothingUnused() {
		String code = TEXT.matcher(this.source.replaceAll("(?m)^import .*$", "")).replaceAll("");
		Matcher imports = IMPORT.matcher(this.source);
		while (imports.find()) {
			assertThat(code).as(imports.group()).containsPattern("\\b" + imports.group(1) + "\\b");
		}
		assertThat(this.source).doesNotContain(".*;");
		return this;
	}

}
