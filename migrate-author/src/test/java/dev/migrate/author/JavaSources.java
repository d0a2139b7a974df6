package dev.migrate.author;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compiles sources that a test has written, on the class path of the tests, which is
 * opened once for all of them.
 */
public final class JavaSources {

	private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

	private static final StandardJavaFileManager FILES = files();

	private JavaSources() {
	}

	private static StandardJavaFileManager files() {
		StandardJavaFileManager files = COMPILER.getStandardFileManager(null, null, StandardCharsets.UTF_8);
		// Surefire's own class path is a jar that only names the others
		String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		files.handleOption("-cp", List.of(classPath).iterator());
		return files;
	}

	/**
	 * Compile without a warning, or fail with the source.
	 * @param classes the folder for the classes, which is made
	 * @param sources the files
	 */
	public static synchronized void compile(Path classes, Path... sources) {
		DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
		try {
			FILES.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(Files.createDirectories(classes)));
			boolean compiled = COMPILER
				.getTask(null, FILES, said, List.of("-Xlint:all", "-Werror", "-proc:none"), null,
						FILES.getJavaFileObjects(sources))
				.call();
			assertThat(compiled).as(() -> said.getDiagnostics() + "\n" + text(sources)).isTrue();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(Path[] sources) {
		StringBuilder text = new StringBuilder();
		for (Path source : sources) {
			try {
				text.append(source).append('\n').append(Files.readString(source));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return text.toString();
	}

}
