package dev.migrate.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever follows a link in what is written about the project arrives somewhere.
 */
class DocumentsTests {

	private static final Path ROOT = Path.of("..");

	private static final Path DOCS = ROOT.resolve("docs");

	private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\n]*`");

	private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

	private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

	@Test
	void linksLeadToFilesAndHeadings() throws IOException {
		List<String> astray = new ArrayList<>();
		int followed = 0;
		for (Path document : documents()) {
			String text = CODE.matcher(Files.readString(document)).replaceAll("");
			for (MatchResult link : LINK.matcher(text).results().toList()) {
				if (!link.group(1).matches("[a-z]+:.*")) {
					followed++;
					if (!leadsSomewhere(document, link.group(1))) {
						astray.add(ROOT.relativize(document) + " -> " + link.group(1));
					}
				}
			}
		}
		assertThat(astray).isEmpty();
		assertThat(followed).isGreaterThan(100);
	}

	private static boolean leadsSomewhere(Path document, String link) throws IOException {
		String[] parts = link.split("#", 2);
		Path file = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
		return Files.exists(file) && (parts.length == 1 || anchors(file).contains(parts[1]));
	}

	private static List<String> anchors(Path file) throws IOException {
		String text = Files.readString(file).replaceAll("(?s)```.*?```", "");
		return HEADING.matcher(text)
			.results()
			.map((heading) -> heading.group(1)
				.toLowerCase(Locale.ROOT)
				.replaceAll("[^\\p{L}\\p{N} _-]", "")
				.strip()
				.replace(' ', '-'))
			.toList();
	}

	@Test
	void indexNamesEveryPage() throws IOException {
		String index = Files.readString(DOCS.resolve("README.md"));
		try (Stream<Path> pages = Files.list(DOCS)) {
			assertThat(pages.map((page) -> page.getFileName().toString())
				.filter((name) -> name.endsWith(".md") && !name.equals("README.md"))).hasSizeGreaterThan(10)
				.allSatisfy((name) -> assertThat(index).contains("](" + name + ")"));
		}
	}

	@Test
	void readmeIsForSomebodyWhoDecidesInFiveMinutes() throws IOException {
		assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(250);
	}

	private static List<Path> documents() throws IOException {
		try (Stream<Path> files = Stream.concat(Files.list(ROOT), Files.list(DOCS))) {
			return files.filter((file) -> file.toString().endsWith(".md")).sorted().toList();
		}
	}

}
