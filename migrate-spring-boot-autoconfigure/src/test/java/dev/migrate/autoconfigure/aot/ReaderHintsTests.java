package dev.migrate.autoconfigure.aot;

import dev.migrate.data.jdbc.JdbcSchemaSource;
import dev.migrate.jpa.JpaSchemaSource;
import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReaderHints}.
 */
class ReaderHintsTests {

	@Test
	void readersAreFoundByName() {
		RuntimeHints hints = registered(getClass().getClassLoader());
		assertThat(RuntimeHintsPredicates.reflection().onType(JpaSchemaSource.class)).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(JdbcSchemaSource.class)).accepts(hints);
	}

	@Test
	void missingReadersStayMissing() throws Exception {
		try (FilteredClassLoader lean = new FilteredClassLoader("dev.migrate.jpa", "dev.migrate.data.jdbc")) {
			RuntimeHints hints = registered(lean);
			assertThat(RuntimeHintsPredicates.reflection().onType(JpaSchemaSource.class)).rejects(hints);
			assertThat(RuntimeHintsPredicates.reflection().onType(JdbcSchemaSource.class)).rejects(hints);
		}
	}

	private static RuntimeHints registered(ClassLoader classLoader) {
		RuntimeHints hints = new RuntimeHints();
		SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories", classLoader)
			.load(RuntimeHintsRegistrar.class)
			.stream()
			.filter((registrar) -> registrar.getClass().getName().startsWith("dev.migrate."))
			.forEach((registrar) -> registrar.registerHints(hints, classLoader));
		return hints;
	}

}
