package dev.migrate.sample;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What serves those who write revisions costs a running application nothing, and an image
 * may leave it out.
 */
class LeanStartTests {

	private static final List<String> AUTHORING = List.of("migrate-author", "migrate-jpa", "migrate-data-jdbc",
			"picocli", "jmustache");

	private static final String AUTHORING_PACKAGES = ".*(dev\\.migrate\\.(author|jpa|data\\.jdbc)|picocli|com\\.samskivert)\\..*";

	private static final long TIMEOUT_SECONDS = 120;

	@TempDir
	Path directory;

	@Test
	void loadsNothingThatWritesRevisions() throws Exception {
		Path classes = this.directory.resolve("classes");
		assertThat(start(classPath().toList(), "-Xlog:class+load=info:file=" + classes)).contains("\"status\":\"UP\"");
		List<String> loaded = Files.readAllLines(classes);
		assertThat(loaded).as("classes of ours").anyMatch((line) -> line.contains("dev.migrate.Migrator "));
		assertThat(loaded).noneMatch((line) -> line.matches(AUTHORING_PACKAGES));
	}

	@Test
	void startsWithoutTheJarsThatWriteRevisions() throws Exception {
		List<String> lean = classPath().filter((entry) -> AUTHORING.stream().noneMatch(entry::contains)).toList();
		assertThat(classPath().count() - lean.size()).isEqualTo(AUTHORING.size());
		assertThat(start(lean)).contains("health: {", "\"status\":\"UP\"", "migrations: {", "a05f8d2b4e79");
	}

	@Test
	void pageLeavesOutTheSameJars() throws IOException {
		String page = Files.readString(Path.of("..", "docs", "command-line.md"));
		Matcher snippet = Pattern
			.compile("## An image without the commands.*?```xml\\R(<plugin>.*?)```", Pattern.DOTALL)
			.matcher(page);
		assertThat(snippet.find()).isTrue();
		assertThat(snippet.group(1).lines().filter((line) -> line.contains("artifactId")).map(String::strip))
			.containsExactlyInAnyOrderElementsOf(
					Stream.concat(Stream.of("spring-boot-maven-plugin"), AUTHORING.stream())
						.map((artifact) -> "<artifactId>" + artifact + "</artifactId>")
						.toList());
		assertThat(squeezed(Files.readString(Path.of("pom.xml")))).as("profile 'lean' of the sample")
			.contains(squeezed(snippet.group(1)));
	}

	private static String squeezed(String text) {
		return text.replaceAll("\\s+", " ").strip();
	}

	@Test
	void commandNamesTheJarThatIsMissing() throws Exception {
		List<String> lean = classPath().filter((entry) -> AUTHORING.stream().noneMatch(entry::contains)).toList();
		Process process = process(lean, SampleApplication.class, List.of(), "migrate", "current");
		assertThat(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).isEqualTo(2);
		assertThat(output(process)).isEqualTo(
				"""
						error: Commands come with migrate-author, which is not on the class path: add dev.migrate:migrate-author.
						""");
	}

	private String start(List<String> classPath, String... options) throws Exception {
		Process process = process(classPath, LeanStart.class, List.of(options), "--server.port=0",
				"--spring.datasource.url=jdbc:h2:mem:lean", "--migrate.page.enabled=false");
		assertThat(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
		String output = output(process);
		assertThat(process.exitValue()).as(output).isZero();
		return output;
	}

	private Process process(List<String> classPath, Class<?> main, List<String> options, String... arguments)
			throws IOException {
		List<String> command = Stream
			.of(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"),
					options, List.of("-cp", String.join(File.pathSeparator, classPath), main.getName()),
					List.of(arguments))
			.flatMap(List::stream)
			.collect(Collectors.toList());
		return new ProcessBuilder(command).directory(this.directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(this.directory.resolve("output").toFile())
			.start();
	}

	private String output(Process process) throws IOException {
		return Files.readString(this.directory.resolve("output")).replace("\r\n", "\n");
	}

	private static Stream<String> classPath() {
		return Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
			.split(File.pathSeparator));
	}

}
