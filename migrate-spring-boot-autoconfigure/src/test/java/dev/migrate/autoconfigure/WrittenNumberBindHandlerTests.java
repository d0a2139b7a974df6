package dev.migrate.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WrittenNumberBindHandler}.
 */
class WrittenNumberBindHandlerTests {

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "1e10", "0017", "27e630117245", "123456789012", "1_000", "0x1F", "1.10", "+1", "-1",
			"ae1027a6acf", "0b11" })
	void targetIsWhatStandsInTheFile(String target) throws IOException {
		assertThat(bind("migrate:\n  mode: verify\n  target: " + target + "\n").target()).isEqualTo(target);
		assertThat(bind("migrate:\n  target:   " + target + "  # why\n").target()).isEqualTo(target);
		assertThat(bind("migrate.target: '" + target + "'\n").target()).isEqualTo(target);
		assertThat(bind("migrate: { target: " + target + ", mode: verify}\n").target()).isEqualTo(target);
	}

	@Test
	void placeholderIsWhatStandsInTheFile() throws IOException {
		assertThat(bind("migrate.placeholders:\n  version: 1.10\n").placeholders()).containsEntry("version", "1.10");
	}

	@Test
	void numberWithoutFileIsItsDigits() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of("migrate.target", 20261123)));
		assertThat(bind(environment).target()).isEqualTo("20261123");
	}

	private MigrateProperties bind(String yaml) throws IOException {
		Path file = Files.writeString(this.folder.resolve("application.yaml"), yaml);
		StandardEnvironment environment = new StandardEnvironment();
		for (PropertySource<?> source : new YamlPropertySourceLoader().load("yaml", new FileSystemResource(file))) {
			environment.getPropertySources().addFirst(source);
		}
		return bind(environment);
	}

	private MigrateProperties bind(StandardEnvironment environment) {
		return Binder.get(environment)
			.bindOrCreate("migrate", Bindable.of(MigrateProperties.class),
					new WrittenNumberBindHandler(BindHandler.DEFAULT));
	}

}
