package dev.migrate.author.draft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.migrate.script.RevisionLanguage;

/**
 * Finds the style of a project: what its {@code .editorconfig} says, else how the files
 * beside a new one look, else how some of its other sources do.
 */
record SourceStyles(Path project) {

	private static final int SAMPLES = 20;

	private static final int DEPTH = 20;

	/**
	 * The style of a new file.
	 */
	SourceStyle of(Path file) {
		String name = file.getFileName().toString();
		String suffix = name.substring(name.lastIndexOf('.'));
		List<String> neighbours = texts(file.resolveSibling(""), 1, suffix);
		RevisionLanguage language = RevisionLanguage.of(name).orElse(RevisionLanguage.SQL);
		if (neighbours.isEmpty() && language.isCode()) {
			neighbours = texts(this.project.resolve(language.root()), DEPTH, suffix);
		}
		SourceStyle usual = (language == RevisionLanguage.KOTLIN) ? SourceStyle.KOTLIN : SourceStyle.DEFAULT;
		return observed(neighbours, usual).with(EditorConfig.of(file));
	}

	private static List<String> texts(Path directory, int depth, String suffix) {
		if (!Files.isDirectory(directory)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(directory, depth)) {
			return files.filter((file) -> file.toString().endsWith(suffix) && Files.isRegularFile(file))
				.limit(SAMPLES)
				.map(SourceStyles::text)
				.toList();
		}
		catch (IOException | UncheckedIOException ex) {
			// How a file is laid out is not worth a failure
			return List.of();
		}
	}

	private static String text(Path file) {
		try {
			return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			return "";
		}
	}

	private static SourceStyle observed(List<String> texts, SourceStyle usual) {
		long crlf = texts.stream().filter((text) -> text.contains("\r\n")).count();
		return new SourceStyle(texts.isEmpty() ? usual.indentation() : indentation(texts),
				(2 * crlf > texts.size()) ? "\r\n" : usual.lineEnd(), usual.finalNewline(), usual.lineLength());
	}

	/**
	 * The members of a class are indented by one level, and most lines of a source are
	 * deeper: the smallest indentation of a file is one level.
	 */
	private static String indentation(List<String> texts) {
		int[] sizes = texts.stream().flatMapToInt((text) -> smallest(text).stream()).toArray();
		long tabs = IntStream.of(sizes).filter((size) -> size == 0).count();
		int[] blanks = IntStream.of(sizes).filter((size) -> size > 0).sorted().toArray();
		return (tabs >= blanks.length) ? SourceStyle.DEFAULT.indentation() : " ".repeat(blanks[blanks.length / 2]);
	}

	/**
	 * The smallest indentation in blanks, 0 for a tab.
	 */
	private static OptionalInt smallest(String text) {
		return text.lines()
			.filter((line) -> line.startsWith("\t") || line.matches(" {2,16}[^\\s*].*"))
			.mapToInt((line) -> line.startsWith("\t") ? 0 : line.length() - line.stripLeading().length())
			.min();
	}

	/**
	 * What the {@code .editorconfig} files of a project say about a file: those of its
	 * directory and of the directories above, the nearest last, up to one that is the
	 * root.
	 */
	private static final class EditorConfig {

		private static final String NAME = ".editorconfig";

		private final Map<String, String> settings = new LinkedHashMap<>();

		private EditorConfig() {
		}

		/**
		 * Read what is said about a file.
		 * @param file the file, which need not be there
		 * @return the settings in lower case; none if there is no such file, or none that
		 * can be read
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
						? Files.readString(config, StandardCharsets.UTF_8).lines().map(String::strip).toList()
						: List.of();
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
					applies = new SectionPattern(line.substring(1, line.length() - 1)).matches(path);
				}
				else if (applies && equals > 0 && !line.startsWith("#") && !line.startsWith(";")) {
					this.settings.put(word(line.substring(0, equals)), word(line.substring(equals + 1)));
				}
			}
		}

		private static String word(String text) {
			return text.strip().toLowerCase(Locale.ROOT);
		}

		/**
		 * The pattern of a section in an {@code .editorconfig}: {@code *} and {@code **},
		 * {@code ?}, {@code [abc]}, {@code [!abc]}, {@code {java,kt}} and {@code {1..3}}.
		 *
		 * @param text the pattern without its brackets
		 */
		private record SectionPattern(String text) {

			/**
			 * Whether a file is meant.
			 * @param path its path below the directory of the {@code .editorconfig}, with
			 * slashes
			 * @return whether it is meant; a pattern that cannot be read means none
			 */
			boolean matches(String path) {
				String pattern = this.text.startsWith("/") ? this.text.substring(1)
						: this.text.contains("/") ? this.text : "**/" + this.text;
				try {
					return Pattern.compile(regex(pattern.replace("**/", "\u0000"))).matcher(path).matches();
				}
				catch (PatternSyntaxException ex) {
					return false;
				}
			}

			private static String regex(String pattern) {
				StringBuilder regex = new StringBuilder();
				int braces = 0;
				for (int i = 0; i < pattern.length(); i++) {
					char character = pattern.charAt(i);
					switch (character) {
						case '\u0000' -> regex.append("(?:.*/)?");
						case '*' -> {
							boolean twice = pattern.startsWith("**", i);
							regex.append(twice ? ".*" : "[^/]*");
							i += twice ? 1 : 0;
						}
						case '?' -> regex.append("[^/]");
						case '[' -> regex.append(pattern.startsWith("[!", i) ? "[^" : "[");
						case ']' -> regex.append(']');
						case '!' -> regex.append((i > 0 && pattern.charAt(i - 1) == '[') ? "" : "!");
						case '{' -> {
							regex.append("(?:");
							braces++;
						}
						case '}' -> {
							regex.append(')');
							braces--;
						}
						case ',' -> regex.append((braces > 0) ? "|" : ",");
						default -> regex.append(Character.isLetterOrDigit(character) || character == '-' ? character
								: Pattern.quote(String.valueOf(character)));
					}
				}
				return regex.toString();
			}

		}

	}

}
