package dev.migrate.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.stream.Stream;

import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A browser without a window. Pictures of what it has seen are in
 * {@code target/pictures}.
 */
final class Browser {

	static final String MISSING = "There is no browser that starts: chromium and chromedriver "
			+ "have to be on the PATH (on Debian, apt-get install chromium chromium-driver)";

	private static final Path PICTURES = Path.of("target/pictures");

	private static final List<String> SCHEMES = List.of("light", "dark");

	/** What is further down looks like what is above. */
	private static final int TALLEST = 2_000;

	private static final List<String> ARGUMENTS = Stream
		.concat(Stream.of("--headless=new", "--disable-gpu", "--disable-dev-shm-usage"),
				System.getProperty("user.name").equals("root") ? Stream.of("--no-sandbox") : Stream.of())
		.toList();

	private final String axe;

	private final ChromeDriver driver;

	Browser() throws IOException {
		Files.createDirectories(PICTURES);
		this.axe = new ClassPathResource("META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")
			.getContentAsString(StandardCharsets.UTF_8);
		ChromeOptions options = new ChromeOptions().setBinary(chromium().orElseThrow().toFile())
			.addArguments(ARGUMENTS)
			.addArguments("--hide-scrollbars");
		LoggingPreferences logged = new LoggingPreferences();
		logged.enable(LogType.BROWSER, Level.ALL);
		options.setCapability(ChromeOptions.LOGGING_PREFS, logged);
		this.driver = new ChromeDriver(
				new ChromeDriverService.Builder().usingDriverExecutable(program().orElseThrow().toFile())
					.usingAnyFreePort()
					.build(),
				options);
	}

	static boolean isThere() {
		List<String> page = new ArrayList<>(ARGUMENTS);
		page.addAll(List.of("--dump-dom", "about:blank"));
		return program().filter((program) -> runs(program, List.of("--version"))).isPresent()
				&& chromium().filter((program) -> runs(program, page)).isPresent();
	}

	private static Optional<Path> program() {
		return onThePath("chromedriver");
	}

	private static Optional<Path> chromium() {
		return onThePath("chromium", "chromium-browser", "google-chrome");
	}

	/**
	 * What is only unpacked yet does not, nor does a browser that may not start here.
	 */
	private static boolean runs(Path program, List<String> arguments) {
		try {
			List<String> command = new ArrayList<>(List.of(program.toString()));
			command.addAll(arguments);
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			boolean ended = process.waitFor(1, TimeUnit.MINUTES);
			process.destroyForcibly();
			return ended && process.exitValue() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private static Optional<Path> onThePath(String... names) {
		return Stream.of(System.getenv("PATH").split(File.pathSeparator))
			.flatMap((directory) -> Stream.of(names).map((name) -> Path.of(directory, name)))
			.filter(Files::isExecutable)
			.findFirst();
	}

	ChromeDriver driver() {
		return this.driver;
	}

	/**
	 * Errors of the page, and what the browser refuses to load; a missing page is one as
	 * well.
	 */
	void hasLoggedNothing() {
		assertThat(this.driver.manage().logs().get(LogType.BROWSER).getAll()).extracting(LogEntry::getMessage)
			.filteredOn((message) -> !message.contains("status of 404"))
			.isEmpty();
	}

	/**
	 * Nothing is wider than a wide and a narrow window; there are pictures of both.
	 */
	void look(String name) {
		hasLoggedNothing();
		for (String scheme : SCHEMES) {
			light(scheme);
			for (int width : List.of(1_600, 400)) {
				size(width, 900);
				assertThat(number("document.documentElement.scrollWidth")).as("%s at %d", name, width)
					.isLessThanOrEqualTo(width);
				size(width, (int) Math.min(TALLEST, number("document.documentElement.scrollHeight")));
				picture(name + "-" + scheme + "-" + width);
			}
		}
	}

	/**
	 * What axe finds in all lights, in a narrow window: contrast, names, roles, order of
	 * headings.
	 * @param part where, as a selector
	 */
	void isReadable(String part) {
		this.driver.executeScript(this.axe);
		for (String scheme : SCHEMES) {
			light(scheme);
			List<?> complaints = (List<?>) this.driver.executeAsyncScript(
					"""
							axe.run(arguments[0]).then((found) => arguments[1](found.violations.map((each) =>
								each.id + ': ' + each.nodes.map((node) => node.html + ' ' + node.failureSummary).join('; '))))""",
					part);
			assertThat(complaints).as("%s %s", this.driver.getCurrentUrl(), scheme).isEmpty();
		}
		// It logs what the browser thinks of the way in which it looks at colours
		this.driver.manage().logs().get(LogType.BROWSER);
	}

	/**
	 * A picture of the upper part, in daylight.
	 */
	Path picture(String name, int width, int height) {
		light("light");
		size(width, height);
		return picture(name);
	}

	private Path picture(String name) {
		try {
			return Files.write(PICTURES.resolve(name + ".png"), this.driver.getScreenshotAs(OutputType.BYTES));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void light(String scheme) {
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
	}

	void size(int width, int height) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
	}

	private long number(String expression) {
		return ((Number) this.driver.executeScript("return " + expression)).longValue();
	}

}
