package dev.migrate.error;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.migrate.settings.IllegalSettingException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page about what goes wrong tells of what can go wrong, and of nothing else.
 */
class MessagesPageTests {

	private static final Path PAGE = Path.of("../docs/when-something-goes-wrong.md");

	private static final Pattern DECLARATION = Pattern
		.compile("public (?:final |abstract )?class (\\w+) extends MigrateException ");

	private static Set<String> sections() throws IOException {
		List<String> lines = Files.readAllLines(PAGE);
		return lines.stream()
			.filter((line) -> line.matches("### \\w+Exception"))
			.map((line) -> line.substring(4))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Of all modules, as far as users can meet them.
	 */
	private static Set<String> exceptions() throws IOException {
		Set<String> names = new TreeSet<>();
		try (Stream<Path> files = Files.walk(Path.of(".."))) {
			for (Path file : files.filter((each) -> each.toString().endsWith("Exception.java")).toList()) {
				Matcher matcher = DECLARATION.matcher(Files.readString(file));
				if (file.toString().contains("src" + File.separator + "main") && matcher.find()) {
					names.add(matcher.group(1));
				}
			}
		}
		return names;
	}

	@Test
	void everyFailureHasItsSectionAndEverySectionItsFailure() throws IOException {
		assertThat(exceptions()).hasSizeGreaterThan(60);
		assertThat(sections()).containsExactlyElementsOf(exceptions());
	}

	@Test
	void everyFailureOfTheCoreLeadsToItsSection() throws IOException {
		Set<String> sections = sections();
		new ClassFileImporter().importUrl(MigrateException.class.getProtectionDomain().getCodeSource().getLocation())
			.stream()
			.filter((type) -> type.isAssignableTo(MigrateException.class)
					&& !type.getModifiers().contains(JavaModifier.ABSTRACT))
			.forEach((type) -> assertThat(MigrateException.section(type.reflect())).as(type.getName())
				.get()
				.isIn(sections));
	}

	@Test
	void failureThatIsNotOursLeadsNowhere() {
		assertThat(new MigrateException("It failed.", "Wait.") {
		}.help()).isEmpty();
		assertThat(new IllegalSettingException(Setting.URL, "It is wrong.", "another").help())
			.contains("docs/when-something-goes-wrong.md#illegalsettingexception");
	}

	@Test
	void linksLeadToSections() throws IOException {
		String page = Files.readString(PAGE);
		assertThat(page).contains("](command-line.md#resume)", "](#the-rights-that-it-takes)");
		assertThat(Files.readString(Path.of("../docs/command-line.md"))).contains("\n## resume\n", "\n## repair\n",
				"\n## stamp\n");
		assertThat(Files.readString(Path.of("../README.md"))).contains("(docs/when-something-goes-wrong.md)");
	}

}
