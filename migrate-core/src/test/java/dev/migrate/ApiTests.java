package dev.migrate;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.migrate.error.MigrateException;
import dev.migrate.test.rules.ApiPage;
import dev.migrate.test.rules.PublicTypes;
import dev.migrate.test.rules.PublicTypesContract;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is promised of the core, and the counts of docs/api.md.
 */
class ApiTests implements PublicTypesContract {

	private static final PublicTypes TYPES = PublicTypes.besides(MigrateException.class);

	private static final String CONTRACT = "For those who bring a database";

	private final ApiPage page = ApiPage.read();

	@Override
	public PublicTypes types() {
		return TYPES;
	}

	@Test
	void listHasTypes() {
		assertThat(this.page.types()).hasSizeGreaterThan(100)
			.contains("dev.migrate.Migrator", "dev.migrate.schema.Definitions", "dev.migrate.test.MigratorAssert");
	}

	@Test
	void headingsCountTheirTypes() {
		Map<String, Integer> counted = new TreeMap<>();
		this.page.listed().forEach((heading, names) -> {
			Set<String> types = new TreeSet<>(names);
			if (types.removeIf((name) -> name.endsWith(".*"))) {
				types.addAll(TYPES.contract());
			}
			if (!types.isEmpty()) {
				counted.put(heading, types.size());
			}
		});
		assertThat(this.page.said()).isEqualTo(counted).containsKey(CONTRACT);
	}

	@Test
	void nothingIsListedTwice() {
		assertThat(this.page.listed().values().stream().mapToInt(Set::size).sum())
			.isEqualTo(this.page.types().size() + 3);
	}

	@Test
	void exceptionsThatUsersMeetAreNotMarked() {
		assertThat(TYPES.markedExceptions()).as("caught by the engine")
			.singleElement()
			.asString()
			.endsWith(".DataAccessInRecordingException");
	}

}
