package dev.migrate.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page in a browser: how it looks, who can read it, and what it does not run.
 */
@EnabledIf(value = "dev.migrate.browser.Browser#isThere", disabledReason = Browser.MISSING)
@ExtendWith(ShopsInBrowser.class)
class MigrationsPageBrowserTests {

	private Shops shops;

	private Browser browser;

	private ChromeDriver driver;

	@BeforeEach
	void begin(Shops shops, Browser browser) {
		this.shops = shops;
		this.browser = browser;
		this.driver = browser.driver();
	}

	private void open(String path) {
		this.driver.get(this.shops.at("/actuator/shop/graph" + path));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/apart", "/hostile" })
	void isReadableInAllLights(String path) {
		open(path);
		this.browser.look("page" + path.replaceAll("[/?]", "-"));
		this.browser.isReadable("html");
	}

	@ParameterizedTest
	@Tag("pages")
	@ValueSource(
			strings = { "", "/twelve", "/wide", "/down", "/fleet", "/twelve/61f4b8e09c7d", "/one?differences=true" })
	void everyOtherPageIsReadableInAllLights(String path) {
		isReadableInAllLights(path);
	}

	@ParameterizedTest
	@Tag("pages")
	@ValueSource(strings = { "/one", "/many", "/huge", "/none", "/nobody", "/down/1975ea83b712", "/hostile/bad2",
			"/hostile/bad3" })
	void fitsTheWindow(String path) {
		open(path);
		this.browser.look("page" + path.replaceAll("[/?]", "-"));
	}

	/** The README has this picture, which a release takes from here. */
	@Test
	void pictureOfTheReadmeIsSmall() throws IOException {
		open("/twelve");
		assertThat(Files.size(this.browser.picture("readme", 760, 590))).isLessThan(100_000);
	}

	@Test
	void allIsReachedByKeyboard() {
		open("/twelve");
		int stops = this.driver.findElements(By.cssSelector("a, [tabindex='0']")).size();
		List<String> reached = new ArrayList<>();
		for (int i = 0; i < stops; i++) {
			this.driver.switchTo().activeElement().sendKeys(Keys.TAB);
			WebElement focused = this.driver.switchTo().activeElement();
			assertThat(focused.getCssValue("outline-style")).isEqualTo("solid");
			reached.add(focused.getTagName().equals("a") ? focused.getText() : focused.getAttribute("aria-label"));
		}
		Set<String> revisions = new LinkedHashSet<>();
		Shops.SHOP.forEach((row) -> revisions.add(row.substring(0, 12)));
		assertThat(reached).containsAll(revisions).contains("Lanes", "Revisions", "History").doesNotHaveDuplicates();
		this.driver.findElement(By.linkText("61f4b8e09c7d")).sendKeys(Keys.ENTER);
		assertThat(this.driver.findElement(By.tagName("h1")).getText()).isEqualTo("61f4b8e09c7d");
		assertThat(this.driver.getCurrentUrl()).endsWith("/twelve/61f4b8e09c7d");
		this.driver.findElement(By.linkText("twelve")).sendKeys(Keys.ENTER);
		this.driver.findElement(By.linkText("All databases")).sendKeys(Keys.ENTER);
		this.driver.findElement(By.linkText("wide")).sendKeys(Keys.ENTER);
		assertThat(this.driver.findElements(By.cssSelector(".graph li"))).hasSize(41);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/hostile", "/hostile/bad1", "/hostile/bad2", "/hostile/%3Cscript%3Ewindow.ran=1" })
	void hostileTextRunsNothing(String path) {
		open(path);
		assertThat(this.driver.findElements(By.cssSelector("script, img, svg svg, iframe, object, form"))).isEmpty();
		assertThat(this.driver.executeScript("return typeof window.ran")).isEqualTo("undefined");
	}

	@ParameterizedTest
	@CsvSource({ "/nobody, There is no migrator 'nobody'.", "/twelve/ffff, Migrator 'twelve' has no revision 'ffff'.",
			"/down, The database cannot be asked.", "/none, There are no revisions." })
	void whatIsMissingIsSaid(String path, String sentence) {
		open(path);
		assertThat(this.driver.findElement(By.tagName("main")).getText()).contains(sentence);
	}

}
