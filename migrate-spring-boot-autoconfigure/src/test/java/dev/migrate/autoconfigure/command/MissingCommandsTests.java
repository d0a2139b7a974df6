package dev.migrate.autoconfigure.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.migrate.autoconfigure.application.UsersApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Real processes of an application that was called with a command, where there is no jar
 * with commands.
 */
class MissingCommandsTests {

	@Test
	void nothingHereHasCommands() {
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(CommandListener.class)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate upgrade heads", "migrate", "--spring.main.banner-mode=console migrate --help" })
	void commandEndsWithTheNameOfTheJar(String arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
						Main.class.getName()));
		command.addAll(List.of(arguments.split(" ")));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(output.lines()).containsExactly(
				"error: Commands come with migrate-author, which is not on the class path: add dev.migrate:migrate-author.");
		assertThat(process.waitFor()).isEqualTo(2);
	}

	/** The application. */
	static final class Main {

		private Main() {
		}

		public static void main(String[] arguments) {
			SpringApplication.run(UsersApplication.class, arguments);
		}

	}

}
