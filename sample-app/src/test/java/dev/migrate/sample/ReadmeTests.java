package dev.migrate.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every Java, SQL and YAML snippet of the README and of some pages stands in a file of
 * this module, which is compiled and run.
 */
class ReadmeTests {

	private static final Pattern SNIPPET = Pattern.compile("```(java|sql|yaml)\\R(.*?)```", Pattern.DOTALL);

	private static final Path ROOT = Path.of("..");

	private static final List<String> PAGES = List.of("README.md", "docs/actuator.md", "docs/autogenerate.md",
			"docs/configuration.md", "docs/operations.md", "docs/testing.md", "docs/writing-revisions.md");

	@TestFactory
	List<DynamicContainer> snippetsStandInFilesThatRun() throws IOException {
		List<DynamicContainer> pages = new ArrayList<>();
		int snippets = 0;
		for (String page : PAGES) {
			List<DynamicTest> tests = snippetsStandInFilesThatRun(page);
			pages.add(DynamicContainer.dynamicContainer(page, tests));
			snippets += tests.size();
		}
		assertThat(snippets).isGreaterThan(30);
		return pages;
	}

	private List<DynamicTest> snippetsStandInFilesThatRun(String name) throws IOException {
		String document = Files.readString(ROOT.resolve(name));
		List<String> sources = sources();
		List<DynamicTest> tests = new ArrayList<>();
		Matcher snippet = SNIPPET.matcher(document);
		while (snippet.find()) {
			String text = squeezed(snippet.group(2));
			tests.add(DynamicTest.dynamicTest(text,
					() -> assertThat(sources).as(text).anyMatch((source) -> source.contains(text))));
		}
		assertThat(tests).as(name).isNotEmpty();
		return tests;
	}

	private List<String> sources() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src"))) {
			return files.filter(Files::isRegularFile).map(this::read).toList();
		}
	}

	private String read(Path file) {
		try {
			return squeezed(Files.readString(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String squeezed(String text) {
		return text.replaceAll("(?s)/\\*\\*.*?\\*/", "").replaceAll("\\s+", " ").strip();
	}

}
