package dev.migrate.author.draft;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.lang.Internal;
import dev.migrate.script.Scripts;

/**
 * Finds revisions in the sources of a project that the running application does not know,
 * because it was built before they were written. What is built on an old graph easily
 * makes a second head.
 */
@Internal
public final class UnbuiltRevisions {

	private static final Map<String, Pattern> SOURCES = Map.of("src/main/java",
			Pattern.compile("@Revision\\s*\\([^)]*?\\bid\\s*=\\s*\"([^\"]+)\""), "src/main/resources",
			Pattern.compile("^--+ *revision *: *(\\S+)", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE));

	private final Path project;

	/**
	 * Look at a project.
	 * @param project its directory
	 */
	public UnbuiltRevisions(Path project) {
		this.project = project;
	}

	/**
	 * Check that all revisions in the sources are known, as far as it is plain to see.
	 * @param scripts the revisions that the application knows
	 * @throws UnbuiltRevisionsException if some are not
	 */
	public void check(Scripts scripts) {
		Map<String, Path> unbuilt = new LinkedHashMap<>();
		SOURCES.forEach((directory, id) -> {
			for (Path file : files(this.project.resolve(directory))) {
				find(file, id).filter((found) -> scripts.find(found).isEmpty())
					.ifPresent((found) -> unbuilt.put(found, this.project.relativize(file)));
			}
		});
		if (!unbuilt.isEmpty()) {
			throw new UnbuiltRevisionsException(unbuilt);
		}
	}

	private static List<Path> files(Path directory) {
		if (!Files.isDirectory(directory)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(directory)) {
			return files.filter(UnbuiltRevisions::mayBeRevision).sorted().toList();
		}
		catch (IOException ex) {
			return List.of();
		}
	}

	private static boolean mayBeRevision(Path file) {
		String name = file.getFileName().toString();
		return (name.endsWith(".java") || name.endsWith(".sql")) && Files.isRegularFile(file);
	}

	private static Optional<String> find(Path file, Pattern id) {
		try {
			Matcher matcher = id.matcher(Files.readString(file, StandardCharsets.UTF_8));
			return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
		}
		catch (IOException ex) {
			// Not a text, or not ours to read; the compiler will say more about it
			return Optional.empty();
		}
	}

}
