package dev.migrate.error;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page about what goes wrong tells of what can go wrong, and of nothing else.
 */
class MessagesPageTests {

	private static final Path PAGE = Path.of("../docs/when-something-goes-wrong.md");

	private static Set<String> sections() throws IOException {
		List<String> lines = Files.readAllLines(PAGE);
		return lines.stream()
			.filter((line) -> line.matches("### \\w+Exception"))
			.map((line) -> line.substring(4))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> exceptions() {
		return new ClassFileImporter()
			.importUrl(MigrateException.class.getProtectionDomain().getCodeSource().getLocation())
			.stream()
			.filter((type) -> type.isAssignableTo(MigrateException.class))
			.filter((type) -> type.getModifiers().contains(JavaModifier.PUBLIC)
					&& !type.getModifiers().contains(JavaModifier.ABSTRACT))
			.filter((type) -> Set.of("execute", "start", "tables", "connect")
				.contains(type.getPackageName().replace("dev.migrate.", "")))
			.map(JavaClass::getSimpleName)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	@Test
	void everyFailureHasItsSectionAndEverySectionItsFailure() throws IOException {
		assertThat(exceptions()).hasSizeGreaterThan(20);
		assertThat(sections()).containsExactlyElementsOf(exceptions());
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
