package dev.migrate.author.command;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.migrate.author.command.TestCommands.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Processes of the wrapper in a project that nobody has built.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The wrapper that is run is the one for a shell")
class ProjectCommandsTests {

	private static final String APPLICATION = """
			package shop;
			@org.springframework.boot.autoconfigure.SpringBootApplication
			public class Shop {
				public static void main(String[] arguments) {
					org.springframework.boot.SpringApplication.run(Shop.class, arguments);
				}
			}
			""";

	@TempDir
	private Path directory;

	private Path project;

	@BeforeEach
	void begin() throws IOException {
		this.project = this.directory.resolve("a shop");
		write("pom.xml", "<project/>");
		write("src/main/resources/application.properties",
				"migrate.locations=classpath:db/shop\nspring.datasource.url=jdbc:h2:file:./target/shop\n");
		write("src/main/resources/application-billing.properties", "migrate.locations=classpath:db/billing\n");
		write("src/main/resources/db/billing/a1.sql", "-- revision: a1\n-- message: Bill\n-- upgrade\nselect 1;\n");
		assertThat(new ProjectWrapper(this.project).write()).containsExactly("migrate", "migrate.cmd");
		assertThat(new ProjectWrapper(this.project).write()).isEmpty();
	}

	@Test
	void whatIsAboutSourcesNeedsNoApplication() throws Exception {
		write("src/main/java/shop/Shop.java", "this does not compile");
		assertThat(wrapper("revision", "-m", "It's \"new\"", "--rev-id", "b1"))
			.isEqualTo(new Result(0, "src/main/java/db/shop/ItSNew.java\n", ""));
		assertThat(wrapper("history")).isEqualTo(new Result(0, "<base> -> b1 (head), It's \"new\"\n", ""));
		assertThat(wrapper("heads", "--spring.profiles.active=billing")).isEqualTo(new Result(0, "a1 (head)\n", ""));
		write("target/classes/db/shop/gone.sql", "-- revision: c1\n-- down revision: b1\n-- upgrade\nselect 1;\n");
		Result heads = wrapper("heads");
		assertThat(heads.out()).isEqualTo("b1 (head)\n");
		assertThat(heads.err()).startsWith("warning: left out, as the build has it and the sources do not: 'c1'");
		assertThat(wrapper("heads", "--nonsense").code()).isEqualTo(2);
		assertThat(this.directory.resolve("maven.log")).content().hasLineCount(1).contains("build-classpath");
	}

	@Test
	void whatNeedsTheApplicationBuildsItOnce() throws Exception {
		write("src/main/java/shop/Shop.java", APPLICATION);
		write("src/main/resources/db/shop/b1.sql", "-- revision: b1\n-- upgrade\ncreate table b1 (id int);\n");
		assertThat(wrapper("upgrade").out()).matches("1 step in .*: the database is at b1\\.\n");
		assertThat(wrapper("current")).isEqualTo(new Result(0, "b1 (head)\n", ""));
		assertThat(this.directory.resolve("maven.log")).content().hasLineCount(2).contains("compile");
		assertThat(wrapper("current", "-v").err()).contains("Only the database and its migrator are set up");
		write("src/main/java/shop/Shop.java", "this does not compile");
		Result broken = wrapper("current");
		assertThat(broken.code()).isEqualTo(2);
		assertThat(broken.err()).contains("error: The project cannot be built: 'mvn compile' ends with 1.");
	}

	private void write(String path, String text) throws IOException {
		Path file = this.project.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

	/** In place of Maven: what it would do here, without resolving anything. */
	private Path maven() throws IOException {
		Path bin = Files.createDirectories(this.directory.resolve("bin"));
		Path classPath = Files.writeString(this.directory.resolve("classpath"), ownClassPath());
		Path arguments = Files.writeString(this.directory.resolve("javac"),
				"-proc:none -parameters -d target/classes -cp \"" + ownClassPath() + "\" src/main/java/shop/Shop.java");
		Path maven = Files.writeString(bin.resolve("mvn"),
				"""
						#!/bin/sh
						echo "$@" >> "%1$s/maven.log"
						case "$*" in
						*build-classpath*) for a; do case "$a" in *outputFile=*) cp "%2$s" "${a#*=}" ;; esac; done ;;
						*compile) mkdir -p target/classes && cp -r src/main/resources/* target/classes && "%4$s/bin/javac" @%3$s ;;
						esac
						"""
					.formatted(this.directory, classPath, arguments, System.getProperty("java.home")));
		assertThat(maven.toFile().setExecutable(true)).isTrue();
		return bin;
	}

	private static String ownClassPath() {
		return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
	}

	private Result wrapper(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(this.project.resolve("migrate").toString()));
		command.addAll(List.of(arguments));
		Path out = this.directory.resolve("out");
		Path err = this.directory.resolve("err");
		ProcessBuilder builder = new ProcessBuilder(command).directory(this.directory.toFile())
			.redirectOutput(out.toFile())
			.redirectError(err.toFile());
		Map<String, String> environment = builder.environment();
		environment.put("JAVA_HOME", System.getProperty("java.home"));
		environment.put("PATH", maven() + File.pathSeparator + environment.get("PATH"));
		Process process = builder.start();
		assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
		return new Result(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8),
				Files.readString(err, StandardCharsets.UTF_8));
	}

}
