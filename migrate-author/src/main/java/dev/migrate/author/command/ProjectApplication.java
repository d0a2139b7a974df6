package dev.migrate.author.command;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.core.io.FileSystemResource;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

/**
 * The application of a project, built where its sources are newer than what was built of
 * them.
 */
final class ProjectApplication {

	private static final String CLASSES = "target/classes";

	private static final String APPLICATION = "org.springframework.boot.autoconfigure.SpringBootApplication";

	/** Who has built it before says so. */
	private static final String BUILT = "migrate.built";

	private static final String MAIN_CLASS = "migrate.main-class";

	private final Path project;

	private final Path classes;

	private final Output output;

	ProjectApplication(Path project, Output output) {
		this.project = project;
		this.classes = project.resolve(CLASSES);
		this.output = output;
	}

	/**
	 * Have the application run the command, which ends the process, unless it cannot be
	 * called.
	 * @param invocation the command
	 * @param arguments the arguments of the application
	 * @return the exit code if it could not be called, or has ended without one
	 */
	Optional<Integer> call(Invocation invocation, String[] arguments) {
		try {
			if (!isBuilt()) {
				build();
			}
			String mainClass = Optional.ofNullable(System.getProperty(MAIN_CLASS)).orElseGet(this::mainClass);
			return isUntouched() ? inThisProcess(mainClass, arguments) : inItsOwn(mainClass, arguments);
		}
		catch (RuntimeException ex) {
			return Optional.of(invocation.fail(ex, List.of()));
		}
	}

	/** Whether nothing is logged here, so that the application can say how it logs. */
	private static boolean isUntouched() {
		return System.getProperty("slf4j.provider") == null;
	}

	private boolean isBuilt() {
		if (Boolean.getBoolean(BUILT)) {
			return true;
		}
		Path stamp = this.project.resolve("target/migrate/built");
		return Files.isDirectory(this.classes) && Stream.of("java", "kotlin", "resources").allMatch((root) -> {
			Path directory = this.project.resolve("src/main").resolve(root);
			return files(directory).allMatch((file) -> !isNewer(file, stamp) || !isNewer(file, made(directory, file)));
		});
	}

	private Path made(Path root, Path file) {
		String path = root.relativize(file).toString();
		return this.classes.resolve(path.endsWith(".java") ? path.replaceFirst("java$", "class") : path);
	}

	private static boolean isNewer(Path file, Path than) {
		try {
			return !Files.exists(than)
					|| Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(than)) > 0;
		}
		catch (IOException ex) {
			return true;
		}
	}

	private void build() {
		boolean windows = File.separatorChar == '\\';
		Path wrapper = this.project.resolve(windows ? "mvnw.cmd" : "mvnw");
		String maven = Files.exists(wrapper) ? wrapper.toString() : windows ? "mvn.cmd" : "mvn";
		int code = run(List.of(maven, "-q", "-B", "compile"), true);
		if (code != 0) {
			throw new IllegalUsageException(
					"The project cannot be built: '" + maven + " compile' ends with " + code + ".",
					"Correct what it says; commands that need no database read the sources and need no build.");
		}
		try {
			Path stamp = Files.createDirectories(this.project.resolve("target/migrate")).resolve("built");
			Files.write(stamp, new byte[0]);
			Files.setLastModifiedTime(stamp, FileTime.fromMillis(System.currentTimeMillis()));
		}
		catch (IOException ex) {
			this.output.err().println("warning: built again with the next command: " + ex);
		}
	}

	private String mainClass() {
		MetadataReaderFactory reader = new SimpleMetadataReaderFactory();
		List<String> found = new ArrayList<>();
		files(this.classes).filter((file) -> file.toString().endsWith(".class")).forEach((file) -> {
			try {
				AnnotationMetadata metadata = reader.getMetadataReader(new FileSystemResource(file))
					.getAnnotationMetadata();
				if (metadata.hasAnnotation(APPLICATION)) {
					String name = metadata.getClassName();
					found.add(Files.exists(this.classes.resolve(name.replace('.', '/') + "Kt.class")) ? name + "Kt"
							: name);
				}
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		});
		if (found.size() != 1) {
			throw new IllegalUsageException(
					found.isEmpty() ? "No class in '" + this.classes + "' has @SpringBootApplication."
							: "Several classes have @SpringBootApplication: '" + String.join("', '", found) + "'.",
					"Name the class with main(…): MIGRATE_JAVA_OPTS=-D" + MAIN_CLASS + "=com.example.Shop.");
		}
		return found.get(0);
	}

	/**
	 * Have this thread find what was built of a project, be it as old as it may.
	 * @param project the directory of the project
	 */
	static ClassLoader takeClasses(Path project) {
		try {
			URL[] urls = { project.resolve(CLASSES).toUri().toURL() };
			ClassLoader loader = new URLClassLoader(urls, ProjectApplication.class.getClassLoader());
			Thread.currentThread().setContextClassLoader(loader);
			return loader;
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Optional<Integer> inThisProcess(String mainClass, String[] arguments) {
		try {
			ClassLoader loader = takeClasses(this.project);
			Class<?> type = Class.forName(mainClass, false, loader);
			type.getMethod("main", String[].class).invoke(null, (Object) arguments);
			return Optional.empty();
		}
		catch (InvocationTargetException ex) {
			throw new IllegalStateException(ex.getCause());
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalUsageException("'" + mainClass + "' cannot be called: " + ex + ".",
					"It needs a method main(String[]) that is public.");
		}
	}

	private Optional<Integer> inItsOwn(String mainClass, String[] arguments) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", this.classes + File.pathSeparator + System.getProperty("java.class.path"), mainClass));
		command.addAll(List.of(arguments));
		return Optional.of(run(command, false));
	}

	private int run(List<String> command, boolean outIsTalk) {
		try {
			ProcessBuilder builder = new ProcessBuilder(command).directory(this.project.toFile()).inheritIO();
			if (outIsTalk) {
				builder.redirectOutput(ProcessBuilder.Redirect.PIPE).redirectErrorStream(true);
			}
			Process process = builder.start();
			if (outIsTalk) {
				process.inputReader().lines().forEach(this.output.err()::println);
			}
			return process.waitFor();
		}
		catch (IOException ex) {
			throw new IllegalUsageException("'" + command.get(0) + "' cannot be started.",
					"Install it, or call the application as by `java -jar`.");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return ExitCode.FAILURE.number();
		}
	}

	private static Stream<Path> files(Path directory) {
		if (!Files.isDirectory(directory)) {
			return Stream.empty();
		}
		try (Stream<Path> files = Files.walk(directory)) {
			return files.filter(Files::isRegularFile).toList().stream();
		}
		catch (IOException ex) {
			return Stream.empty();
		}
	}

}
