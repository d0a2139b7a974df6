package dev.migrate;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Compares graph and planner with what the reference did in recorded cases. The system
 * property {@code oracle.dir} names a directory with other case files.
 */
class OracleTests {

	private static final TypeReference<List<Map<String, Object>>> CASES = new TypeReference<>() {
	};

	@TestFactory
	Stream<DynamicTest> answersAsTheReference() throws IOException, URISyntaxException {
		List<OracleCase> cases = read(directory());
		assertThat(cases).isNotEmpty();
		return cases.stream().map((oracleCase) -> DynamicTest.dynamicTest(oracleCase.name(), () -> verify(oracleCase)));
	}

	private static void verify(OracleCase oracleCase) {
		String command = oracleCase.command();
		assumeTrue(OracleCommands.knows(command),
				() -> "'" + command + "' is an inner function of the reference that we do not have");
		Map<String, Object> answer = OracleCommands.answer(oracleCase);
		try {
			OracleComparison.compare(oracleCase, answer);
		}
		catch (AssertionError ex) {
			throw new AssertionError(oracleCase.data() + "\nwas answered with " + answer + "\n" + ex.getMessage(), ex);
		}
	}

	private static Path directory() throws URISyntaxException {
		String configured = System.getProperty("oracle.dir");
		if (configured != null) {
			Path directory = Path.of(configured);
			// Maven is called one level above the module in which it runs the tests.
			return Files.isDirectory(directory) ? directory : Path.of("..").resolve(directory);
		}
		return Path.of(Objects.requireNonNull(OracleTests.class.getResource("/oracle")).toURI());
	}

	private static List<OracleCase> read(Path directory) throws IOException {
		try (Stream<Path> files = Files.list(directory)) {
			List<Path> caseFiles = files.filter((file) -> file.toString().endsWith(".json")).sorted().toList();
			return caseFiles.stream().flatMap((file) -> readFile(file).stream()).toList();
		}
	}

	private static List<OracleCase> readFile(Path file) {
		try (InputStream input = Files.newInputStream(file)) {
			return new ObjectMapper().readValue(input, CASES).stream().map(OracleCase::new).toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException("Cannot read " + file, ex);
		}
	}

}
