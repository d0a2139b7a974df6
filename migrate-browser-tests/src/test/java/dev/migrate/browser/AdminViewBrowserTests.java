package dev.migrate.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The view of Spring Boot Admin in its server, of an application that has registered
 * there.
 */
@EnabledIf(value = "dev.migrate.browser.Browser#isThere", disabledReason = Browser.MISSING)
@ExtendWith(ShopsInBrowser.class)
@Tag("pages")
class AdminViewBrowserTests {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final Pattern ID = Pattern.compile("\"id\":\"(\\w+)\"");

	private Shops shops;

	private Browser browser;

	private ChromeDriver driver;

	@BeforeEach
	void open(Shops shops, Browser browser) throws Exception {
		this.shops = shops;
		this.browser = browser;
		this.driver = browser.driver();
		browser.size(1_600, 900);
		String instance = register("/actuator");
		awaitEndpoint(instance);
		this.driver.get(shops.at("/admin/instances/" + instance + "/migrations"));
		until("//button[.='Show all revisions of twelve']");
	}

	/**
	 * The server looks for an instance's endpoints when it has found out that it is up.
	 */
	private void awaitEndpoint(String instance) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.shops.at("/admin/instances/" + instance)))
			.header("Accept", "application/json")
			.build();
		long end = System.nanoTime() + PATIENCE.toNanos();
		String answer = "";
		while (!answer.contains("\"id\":\"migrations\"")) {
			assertThat(System.nanoTime()).as(answer).isLessThan(end);
			Thread.sleep(100);
			answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
		}
	}

	/** As its client does; the server answers with the same id every time. */
	private String register(String management) throws IOException, InterruptedException {
		String body = "{\"name\":\"shops\",\"managementUrl\":\"%s\",\"healthUrl\":\"%s\",\"serviceUrl\":\"%s\"}"
			.formatted(this.shops.at(management), this.shops.at(management + "/health"), this.shops.at("/"));
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.shops.at("/admin/instances")))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
		String answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
		Matcher id = ID.matcher(answer);
		assertThat(id.find()).as(answer).isTrue();
		return id.group(1);
	}

	private WebElement until(String path) {
		this.driver.manage().timeouts().implicitlyWait(PATIENCE);
		try {
			return this.driver.findElement(By.xpath(path));
		}
		finally {
			this.driver.manage().timeouts().implicitlyWait(Duration.ZERO);
		}
	}

	private WebElement show(String migrator) {
		this.driver.findElement(By.xpath("//button[.='Show all revisions of " + migrator + "']")).sendKeys(Keys.ENTER);
		return until("//div[contains(@class, 'migrate-view')][.//ol][not(.//button)]");
	}

	@Test
	void databasesAreShownWithWhereTheyAre() {
		this.browser.look("admin");
		this.browser.isReadable(".migrate-section");
		assertThat(this.driver.findElement(By.cssSelector(".migrate-section")).getText()).contains(
				"The database is at its target 'heads': 1975ea83b712.", "Where the database is cannot be told",
				"are pending on the way to the target 'heads'. The database is at 5c0e1f7a2d93.",
				"120 tenants: 119 uninitialized, 1 up to date.",
				"In a backfill of customers (operation 3): 3 rows in 1 batch, begun ");
	}

	@Test
	void allIsReachedByKeyboard() {
		By buttons = By.cssSelector(".migrate-section button");
		Set<WebElement> left = new LinkedHashSet<>(this.driver.findElements(buttons));
		assertThat(left).hasSizeGreaterThan(3);
		for (int stops = 0; stops < 100 && !left.isEmpty(); stops++) {
			this.driver.switchTo().activeElement().sendKeys(Keys.TAB);
			WebElement focused = this.driver.switchTo().activeElement();
			if (left.remove(focused)) {
				assertThat(focused.getCssValue("outline-style")).as(focused.getText()).isNotEqualTo("none");
			}
		}
		assertThat(left).isEmpty();
	}

	@Test
	void graphIsDrawnByKeyboard() {
		WebElement view = show("twelve");
		this.browser.look("admin-twelve");
		this.browser.isReadable(".migrate-section");
		assertThat(view.findElements(By.cssSelector(".migrate-rows li"))).hasSize(12);
		assertThat(view.findElements(By.cssSelector("circle.migrate-applied"))).hasSize(5);
		assertThat(view.findElement(By.cssSelector(".migrate-rows")).getText())
			.contains("5c0e1f7a2d93 catalog current");
		assertThat(view.findElement(By.cssSelector("table")).getText()).contains("downgrade 6d1b9e4c8f05", "SHOP-17");
	}

	@Test
	void branchesThatContradictEachOtherAreSaid() {
		assertThat(show("apart").getText()).contains("contradict each other: column customers.name");
	}

	@Test
	void nothingOfAnInstanceStandsUnderAnotherThatTellsNothing() throws Exception {
		String other = register("/nowhere");
		this.driver.navigate().refresh();
		until("//button[.='Show all revisions of twelve']");
		this.driver.executeScript(
				"window.stayed = true; history.pushState({}, '', arguments[0]);"
						+ "dispatchEvent(new PopStateEvent('popstate', { state: {} }))",
				"/admin/instances/" + other + "/migrations");
		until("//*[@role='status'][starts-with(., 'The application does not tell its migrations')]");
		assertThat(this.driver.executeScript("return window.stayed")).isEqualTo(true);
		assertThat(this.driver.findElements(By.cssSelector(".migrate-view"))).isEmpty();
	}

	@Test
	void hostileTextRunsNothing() {
		WebElement view = show("hostile");
		this.browser.look("admin-hostile");
		assertThat(view.getText()).contains("<script>window.ran = 1</script>", "\\u202eright to left");
		assertThat(view.findElements(By.cssSelector("script, img, svg svg, iframe, object, form"))).isEmpty();
		assertThat(this.driver.executeScript("return typeof window.ran")).isEqualTo("undefined");
	}

}
