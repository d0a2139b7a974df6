package dev.migrate.author.command;

import dev.migrate.autoconfigure.jpa.LazyEntityManagerFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.FilteredClassLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CommandContext}.
 */
class CommandContextTests {

	@Test
	void makesEntityManagerFactoriesLazy() {
		assertThat(isLazyWithout("nothing")).isTrue();
		assertThat(isLazyWithout("org.hibernate")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "org.springframework.orm", "jakarta.persistence" })
	void knowsNothingOfEntitiesWhereThereIsNoJpa(String missing) {
		assertThat(isLazyWithout(missing)).isFalse();
	}

	private static boolean isLazyWithout(String missing) {
		try (CommandContext context = new CommandContext()) {
			context.setClassLoader(new FilteredClassLoader(missing));
			context.refresh();
			return context.getDefaultListableBeanFactory()
				.getBeanPostProcessors()
				.stream()
				.anyMatch(LazyEntityManagerFactories.class::isInstance);
		}
	}

}
