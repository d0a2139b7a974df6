package dev.migrate.author.draft;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the {@code .editorconfig} files of a project say about a file: those of its
 * directory and of the directories above, the nearest last, up to one that is the root.
 */
final class EditorConfig {

	private static final String NAME = ".editorconfig";

	private final Map<String, String> settings = new LinkedHashMap<>();

	private EditorConfig() {
	}

	/**
	 * Read what is said about a file.
	 * @param file the file, which need not be there
	 * @return the settings in lower case; none if there is no such file, or none that can
	 * be read
	 */
	static Map<String, String> of(Path file) {
		Path absolute = file.toAbsolutePath().normalize();
		Deque<Path> directories = new ArrayDeque<>();
		for (Path directory = absolute.getParent(); directory != null; directory = directory.getParent()) {
			directories.push(directory);
			if (isRoot(lines(directory))) {
				break;
			}
		}
		EditorConfig result = new EditorConfig();
		directories.forEach((directory) -> result.read(directory, absolute));
		result.settings.values().removeIf("unset"::equals);
		return result.settings;
	}

	private static boolean isRoot(List<String> lines) {
		return lines.stream()
			.takeWhile((line) -> !line.startsWith("["))
			.anyMatch((line) -> line.replaceAll("\\s", "").equalsIgnoreCase("root=true"));
	}

	private static List<String> lines(Path directory) {
		Path config = directory.resolve(NAME);
		try {
			return Files.isRegularFile(config)
					? Files.readString(config, StandardCharsets.UTF_8).lines().map(String::strip).toList() : List.of();
		}
		catch (IOException ex) {
			// How a file is laid out is not worth a failure
			return List.of();
		}
	}

	private void read(Path directory, Path file) {
		String path = directory.relativize(file).toString().replace('\\', '/');
		boolean applies = false;
		for (String line : lines(directory)) {
			int equals = line.indexOf('=');
			if (line.startsWith("[") && line.endsWith("]")) {
				applies = new EditorConfigPattern(line.substring(1, line.length() - 1)).matches(path);
			}
			else if (applies && equals > 0 && !line.startsWith("#") && !line.startsWith(";")) {
				this.settings.put(word(line.substring(0, equals)), word(line.substring(equals + 1)));
			}
		}
	}

	private static String word(String text) {
		return text.strip().toLowerCase(Locale.ROOT);
	}

}
