package dev.migrate.autoconfigure.aot;

import dev.migrate.data.jdbc.JdbcSchemaSource;
import dev.migrate.jpa.JpaSchemaSource;
import io.r2dbc.spi.ConnectionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReaderHints}.
 */
class ReaderHintsTests {

	@ParameterizedTest
	@ValueSource(classes = { JpaSchemaSource.class, JdbcSchemaSource.class, ConnectionFactory.class,
			R2dbcConnectionDetails.class })
	void whatIsFoundByNameIsRegisteredWhereItIs(Class<?> type) throws Exception {
		assertThat(RuntimeHintsPredicates.reflection().onType(type)).accepts(registered(getClass().getClassLoader()));
		try (FilteredClassLoader lean = new FilteredClassLoader(type)) {
			assertThat(RuntimeHintsPredicates.reflection().onType(type)).rejects(registered(lean));
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
