package dev.migrate.author.source;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.migrate.lang.Internal;
import dev.migrate.script.Location;

import org.springframework.util.AntPathMatcher;

/**
 * Where the sources of a project are.
 *
 * @param project the directory of the project
 * @param code directories with Java and Kotlin
 * @param resources directories with files that are put on the class path as they are
 */
@Internal
public record SourceRoots(Path project, List<Path> code, List<Path> resources) {

	private static final AntPathMatcher PATTERNS = new AntPathMatcher();

	/**
	 * Copy.
	 */
	public SourceRoots {
		code = List.copyOf(code);
		resources = List.copyOf(resources);
	}

	/**
	 * The sources as Maven and Gradle lay them out.
	 * @param project the directory of the project
	 * @return the sources, which need not be there
	 */
	public static SourceRoots of(Path project) {
		Path main = project.resolve("src/main");
		return new SourceRoots(project, List.of(main.resolve("java"), main.resolve("kotlin"),
				project.resolve("target/generated-sources/annotations")), List.of(main.resolve("resources")));
	}

	/**
	 * Whether this is a project at all.
	 */
	public boolean exist() {
		return Stream.concat(this.code.stream(), this.resources.stream())
			.anyMatch((root) -> Files.isDirectory(root) || Files.isDirectory(root.resolveSibling("")));
	}

	/**
	 * Whether there is a directory for some location.
	 * @return whether there is
	 */
	public boolean have(List<String> locations) {
		return locations.stream()
			.map((location) -> Location.parse(location, ""))
			.filter(Location::onClassPath)
			.anyMatch((location) -> Stream.concat(this.code.stream(), this.resources.stream())
				.anyMatch((root) -> Files.isDirectory(root.resolve(base(location)))));
	}

	/**
	 * The code.
	 * @return all files, sorted
	 */
	List<Path> codeFiles() {
		return this.code.stream()
			.flatMap((root) -> files(root, (name) -> name.endsWith(".java") || name.endsWith(".kt")).stream())
			.toList();
	}

	/**
	 * The root that a file is below of.
	 */
	Path root(Path file) {
		return Stream.concat(this.code.stream(), this.resources.stream())
			.filter(file::startsWith)
			.findFirst()
			.orElse(this.project);
	}

	/**
	 * The path that a file has on the class path.
	 */
	String path(Path file) {
		return root(file).relativize(file).toString().replace('\\', '/');
	}

	/**
	 * Whether a file is in a location, which may have wildcards.
	 */
	boolean isIn(Path file, Location location) {
		String path = path(file);
		return location.onClassPath() && (path.startsWith(location.path() + "/")
				|| (PATTERNS.isPattern(location.path()) && PATTERNS.match(location.path() + "/**/*", path)));
	}

	/**
	 * The part of a location without a wildcard.
	 */
	static String base(Location location) {
		StringBuilder base = new StringBuilder();
		for (String part : location.path().split("/")) {
			if (PATTERNS.isPattern(part)) {
				break;
			}
			base.append(base.isEmpty() ? "" : "/").append(part);
		}
		return base.toString();
	}

	/**
	 * Whether this project has made a file of a class path, be it in a directory or in
	 * the jar of an application.
	 */
	boolean haveMade(URL url) {
		String place = url.toString();
		boolean inJar = place.startsWith("jar:");
		if (inJar && !place.contains("BOOT-INF/classes/")) {
			return false;
		}
		String file = place.replaceFirst("^jar:nested:(.*?)/!.*", "file:$1").replaceFirst("^jar:(.*?)!/.*", "$1");
		try {
			return file.startsWith("file:") && Path.of(new URI(file)).startsWith(this.project.toRealPath());
		}
		catch (URISyntaxException | IllegalArgumentException | IOException ex) {
			// No place in the file system, so none of the project
			return false;
		}
	}

	static List<Path> files(Path directory, Predicate<String> name) {
		if (!Files.isDirectory(directory)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(directory)) {
			return files.filter((file) -> name.test(file.getFileName().toString()) && Files.isRegularFile(file))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			return List.of();
		}
	}

}
