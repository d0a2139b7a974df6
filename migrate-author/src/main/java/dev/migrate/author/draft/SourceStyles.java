package dev.migrate.author.draft;

import dev.migrate.script.RevisionLanguage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the style of a project: what its {@code .editorconfig} says, else how the files
 * beside a new one look, else how some of its other sources do.
 */
final class SourceStyles {

	private static final int SAMPLES = 20;

	private static final int DEPTH = 20;

	private final Path project;

	SourceStyles(Path project) {
		this.project = project;
	}

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

}
