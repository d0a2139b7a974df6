package dev.migrate.browser;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.stream.Stream;

import dev.migrate.Migrator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page in a browser: how it looks, who can read it, and what it does not run.
 * Pictures of it are in {@code target/pictures}.
 */
@EnabledIf(value = "isBrowserThere", disabledReason = "There is no browser that starts: chromium and chromedriver "
		+ "have to be on the PATH (on Debian, apt-get install chromium chromium-driver)")
class MigrationsPageBrowserTests {

	private static final Path PICTURES = Path.of("target/pictures");

	private static final List<String> SCHEMES = List.of("light", "dark");

	/** What is further down looks like what is above. */
	private static final int TALLEST = 2_000;

	private static final List<String> ARGUMENTS = Stream
		.concat(Stream.of("--headless=new", "--disable-gpu", "--disable-dev-shm-usage"),
				System.getProperty("user.name").equals("root") ? Stream.of("--no-sandbox") : Stream.of())
		.toList();

	@TempDir
	private static Path files;

	private static ConfigurableApplicationContext context;

	private static ChromeDriver browser;

	private static String axe;

	static boolean isBrowserThere() {
		List<String> page = new ArrayList<>(ARGUMENTS);
		page.addAll(List.of("--dump-dom", "about:blank"));
		return driver().filter((program) -> runs(program, List.of("--version"))).isPresent()
				&& chromium().filter((program) -> runs(program, page)).isPresent();
	}

	private static Optional<Path> driver() {
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

	@BeforeAll
	static void start() throws IOException {
		Files.createDirectories(PICTURES);
		axe = new ClassPathResource("META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")
			.getContentAsString(StandardCharsets.UTF_8);
		writeRevisions();
		context = new SpringApplicationBuilder(Shops.class).web(WebApplicationType.SERVLET)
			.initializers((ConfigurableApplicationContext it) -> register((GenericApplicationContext) it))
			.run("--server.port=0", "--spring.main.banner-mode=off", "--spring.jpa.hibernate.ddl-auto=none",
					"--management.endpoints.web.exposure.include=migrations",
					"--management.endpoints.web.path-mapping.migrations=shop/graph", "--migrate.enabled=false",
					"--migrate.page.enabled=true", "--spring.datasource.url=jdbc:h2:mem:shops");
		migrate();
		ChromeOptions options = new ChromeOptions().setBinary(chromium().orElseThrow().toFile())
			.addArguments(ARGUMENTS)
			.addArguments("--hide-scrollbars");
		LoggingPreferences logged = new LoggingPreferences();
		logged.enable(LogType.BROWSER, Level.ALL);
		options.setCapability(ChromeOptions.LOGGING_PREFS, logged);
		browser = new ChromeDriver(
				new ChromeDriverService.Builder().usingDriverExecutable(driver().orElseThrow().toFile())
					.usingAnyFreePort()
					.build(),
				options);
	}

	@AfterAll
	static void stop() {
		if (browser != null) {
			browser.quit();
		}
		if (context != null) {
			context.close();
		}
	}

	private static Optional<Path> onThePath(String... names) {
		return Stream.of(System.getenv("PATH").split(File.pathSeparator))
			.flatMap((directory) -> Stream.of(names).map((name) -> Path.of(directory, name)))
			.filter(Files::isExecutable)
			.findFirst();
	}

	private static void register(GenericApplicationContext shops) {
		for (String name : List.of("one", "twelve", "many", "huge", "wide", "none", "apart", "hostile")) {
			shops.registerBean(name, Migrator.class,
					() -> migrator("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", name));
		}
		shops.registerBean("down", Migrator.class, () -> migrator("jdbc:h2:tcp://localhost:1/none", "one"));
	}

	private static Migrator migrator(String url, String name) {
		return Migrator.builder(new DriverManagerDataSource(url, "sa", ""))
			.locations(List.of("file:" + files.resolve(name)))
			.installedReason("SHOP-17")
			.build();
	}

	private static void migrate() {
		bean("one").run();
		bean("twelve").upgrade("6d1b");
		bean("twelve").downgrade("-1");
		bean("many").stamp("a0100");
		bean("huge").stamp("a1990");
		bean("hostile").upgrade("bad2");
	}

	private static Migrator bean(String name) {
		return context.getBean(name, Migrator.class);
	}

	private static void writeRevisions() throws IOException {
		revision("one", "1975ea83b712", "", "Create customers", "create table customers (id integer)");
		for (String row : SHOP) {
			String[] words = row.split("\\|");
			revision("twelve", words[0], words[1], words[2], "create table t" + words[0] + " (id integer)");
		}
		line("many", 136);
		line("huge", 2_000);
		revision("wide", "first", "", "Create customers", "create table customers (id integer)");
		for (int i = 0; i < 40; i++) {
			revision("wide", "b%02d".formatted(i), "first", "Create one more table",
					"create table more%d (id integer)".formatted(i));
		}
		Files.createDirectories(files.resolve("none"));
		revision("apart", "first", "", "Create customers", "create table customers (name varchar(50))");
		revision("apart", "longer", "first", "Longer names", "alter table customers alter column name varchar(90)");
		revision("apart", "shorter", "first", "Shorter names", "alter table customers alter column name varchar(20)");
		revision("hostile", "bad1", "", HOSTILE, "create table bad (name varchar(200000))");
		revision("hostile", "bad2", "bad1", "x".repeat(100_000),
				"insert into bad values ('" + HOSTILE.replace("'", "''") + "')");
		revision("hostile", "bad3", "bad2", "\u202eright to left \u0007 and \u001b[31mred",
				"insert into bad values ('" + "y".repeat(100_000) + "')");
	}

	private static final String HOSTILE = "<script>window.ran = 1</script><img src=x onerror='window.ran = 1'>\"><svg onload=window.ran=1>";

	private static final List<String> SHOP = List.of("1975ea83b712||Create customers",
			"27c6a30d7c24|1975ea83b712|Add customers.email", "3b8f2d61e0a5|27c6a30d7c24|Drop customers.legacy_code",
			"44d0c97a6be1|3b8f2d61e0a5|Widen customers.name",
			"5c0e1f7a2d93|44d0c97a6be1\n-- branch labels: catalog|Create products",
			"6d1b9e4c8f05|5c0e1f7a2d93|Add products.sku",
			"58a7d3c6b1e2|44d0c97a6be1\n-- branch labels: sales|Create orders",
			"61f4b8e09c7d|58a7d3c6b1e2\n-- depends on: 5c0e1f7a2d93|Create order items",
			"7e2c5a9d1b46|6d1b9e4c8f05, 61f4b8e09c7d|Merge catalog and sales",
			"8f3d6b0e2c57|7e2c5a9d1b46|Create invoices", "9a4e7c1f3d68|8f3d6b0e2c57|Add invoices.paid_on",
			"a05f8d2b4e79|9a4e7c1f3d68|Index invoices by customer");

	private static void line(String directory, int count) throws IOException {
		for (int i = 1; i <= count; i++) {
			// A branch of two now and then, merged by the next one
			String down = (i == 1) ? ""
					: (i % 20 == 3) ? id(i - 2) : (i % 20 == 5) ? id(i - 1) + ", " + id(i - 2) : id(i - 1);
			if (i % 20 == 4) {
				down = id(i - 2);
			}
			revision(directory, id(i), down, "Add column number " + i + " to a table of the shop",
					"alter table shop add column c%d integer".formatted(i));
		}
	}

	private static String id(int number) {
		return "a%04d".formatted(number);
	}

	private static void revision(String directory, String id, String down, String message, String sql)
			throws IOException {
		Path file = Files.createDirectories(files.resolve(directory)).resolve(id + ".sql");
		Files.writeString(file, "-- revision: " + id + (down.isEmpty() ? "" : "\n-- down revision: " + down)
				+ "\n-- message: " + message + "\n\n-- upgrade\n" + sql + ";\n\n-- downgrade\nselect 1;\n");
	}

	private static void open(String path) {
		browser.get("http://localhost:" + context.getEnvironment().getProperty("local.server.port")
				+ "/actuator/shop/graph" + path);
	}

	/**
	 * Errors of the page, and what the browser refuses to load; a missing page is one as
	 * well.
	 */
	@AfterEach
	void nothingIsLogged() {
		assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).extracting(LogEntry::getMessage)
			.filteredOn((message) -> !message.contains("status of 404"))
			.isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/twelve", "/wide", "/apart", "/hostile", "/down", "/twelve/61f4b8e09c7d" })
	void isReadableInAllLights(String path) throws IOException {
		open(path);
		look(path);
		for (String scheme : SCHEMES) {
			light(scheme);
			assertThat(complaints()).as("%s %s", path, scheme).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/one", "/many", "/huge", "/none", "/nobody", "/down/1975ea83b712", "/hostile/bad2",
			"/hostile/bad3" })
	void fitsTheWindow(String path) throws IOException {
		open(path);
		look(path);
	}

	private void look(String path) throws IOException {
		nothingIsLogged();
		for (String scheme : SCHEMES) {
			light(scheme);
			for (int width : List.of(1_600, 400)) {
				size(width, 900);
				assertThat(number("document.documentElement.scrollWidth")).as("%s at %d", path, width)
					.isLessThanOrEqualTo(width);
				size(width, (int) Math.min(TALLEST, number("document.documentElement.scrollHeight")));
				Files.write(PICTURES.resolve("page" + path.replace('/', '-') + "-" + scheme + "-" + width + ".png"),
						browser.getScreenshotAs(OutputType.BYTES));
			}
		}
	}

	private static void light(String scheme) {
		browser.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
	}

	private static void size(int width, int height) {
		browser.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
	}

	private static long number(String expression) {
		return ((Number) browser.executeScript("return " + expression)).longValue();
	}

	/** What axe finds, in a narrow window: contrast, names, roles, order of headings. */
	private static List<?> complaints() {
		browser.executeScript(axe);
		List<?> complaints = (List<?>) browser.executeAsyncScript("""
				axe.run().then((found) => arguments[0](found.violations.map((each) =>
					each.id + ': ' + each.nodes.map((node) => node.html + ' ' + node.failureSummary).join('; '))))""");
		// It logs what the browser thinks of the way in which it looks at colours
		browser.manage().logs().get(LogType.BROWSER);
		return complaints;
	}

	@Test
	void allIsReachedByKeyboard() {
		open("/twelve");
		int stops = browser.findElements(By.cssSelector("a, [tabindex='0']")).size();
		List<String> reached = new ArrayList<>();
		for (int i = 0; i < stops; i++) {
			browser.switchTo().activeElement().sendKeys(Keys.TAB);
			WebElement focused = browser.switchTo().activeElement();
			assertThat(focused.getCssValue("outline-style")).isEqualTo("solid");
			reached.add(focused.getTagName().equals("a") ? focused.getText() : focused.getAttribute("aria-label"));
		}
		Set<String> revisions = new LinkedHashSet<>();
		SHOP.forEach((row) -> revisions.add(row.substring(0, 12)));
		assertThat(reached).containsAll(revisions).contains("Lanes", "Revisions", "History").doesNotHaveDuplicates();
		browser.findElement(By.linkText("61f4b8e09c7d")).sendKeys(Keys.ENTER);
		assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo("61f4b8e09c7d");
		assertThat(browser.getCurrentUrl()).endsWith("/twelve/61f4b8e09c7d");
		browser.findElement(By.linkText("twelve")).sendKeys(Keys.ENTER);
		browser.findElement(By.linkText("All databases")).sendKeys(Keys.ENTER);
		browser.findElement(By.linkText("wide")).sendKeys(Keys.ENTER);
		assertThat(browser.findElements(By.cssSelector(".graph li"))).hasSize(41);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/hostile", "/hostile/bad1", "/hostile/bad2", "/hostile/%3Cscript%3Ewindow.ran=1" })
	void hostileTextRunsNothing(String path) {
		open(path);
		assertThat(browser.findElements(By.cssSelector("script, img, svg svg, iframe, object, form"))).isEmpty();
		assertThat(browser.executeScript("return typeof window.ran")).isEqualTo("undefined");
	}

	@ParameterizedTest
	@CsvSource({ "/nobody, There is no migrator 'nobody'.", "/twelve/ffff, Migrator 'twelve' has no revision 'ffff'.",
			"/down, The database cannot be asked.", "/none, There are no revisions." })
	void whatIsMissingIsSaid(String path, String sentence) {
		open(path);
		assertThat(browser.findElement(By.tagName("main")).getText()).contains(sentence);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Shops {

	}

}
