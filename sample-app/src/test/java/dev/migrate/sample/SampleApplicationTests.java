package dev.migrate.sample;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.Migrator;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "spring.datasource.url=jdbc:h2:mem:sample-application")
class SampleApplicationTests {

	@Autowired
	private Migrator migrator;

	private final RestClient shop;

	SampleApplicationTests(@Value("${local.server.port}") int port) {
		this.shop = RestClient.create("http://localhost:" + port);
	}

	@Test
	void shopSellsWhatTheRevisionsPutOnItsShelves() {
		assertThat(get("/products")).contains("TEA-100", "MUG-1", "POT-3");
		String placed = this.shop.post()
			.uri("/orders")
			.body(Map.of("customerId", 1, "productId", 1, "quantity", 2, "note", "x".repeat(400)))
			.retrieve()
			.body(String.class);
		assertThat(placed).contains("\"quantity\":2", "Ada Lovelace");
		assertThat(get("/orders")).contains("x".repeat(400));
	}

	@Test
	void startPageShowsTheShopAndLeadsToItsMigrations() {
		this.shop.post()
			.uri("/orders")
			.body(Map.of("customerId", 1, "productId", 2, "quantity", 3, "note", "<script>alert('100%s')</script>"))
			.retrieve()
			.toBodilessEntity();
		String page = page("/");
		assertThat(page)
			.contains("<td>TEA-100</td><td>Black tea, 100 g</td><td class=\"number\">6.50</td>", "1 customer, ",
					"<li>3 × Mug, Ada Lovelace: &lt;script&gt;alert(&#39;100%s&#39;)&lt;/script&gt;</li>")
			.doesNotContain("<script");
		Matcher links = Pattern.compile("href=\"([^\"]+)\"").matcher(page);
		assertThat(links.results().map((link) -> link.group(1))).contains("actuator/migrations")
			.allSatisfy((link) -> assertThat(page("/" + link)).isNotBlank());
	}

	@Test
	void browserSeesThePageOfTheMigrations() {
		assertThat(page("/actuator/migrations")).startsWith("<!DOCTYPE html>")
			.contains("a05f8d2b4e79", "Stock the shop");
	}

	@Test
	void endpointTellsWhatWasApplied() {
		assertThat(get("/actuator/migrations")).contains("\"state\":\"UP_TO_DATE\"", "\"current\":[\"a05f8d2b4e79\"]",
				"\"pending\":[]", "\"script\":\"db/revisions/create_products.sql\"", "\"type\":\"SQL\"",
				"\"script\":\"db.revisions.CreateCustomers\"", "\"type\":\"JAVA\"");
	}

	@Test
	void endpointDescribesOneRevision() {
		assertThat(get("/actuator/migrations/migrator/27c6a30d7c24")).contains("add column customers.email",
				"create index ix_customers_email on customers (email)");
	}

	@Test
	void healthIsUp() {
		assertThat(get("/actuator/health")).contains("\"migrations\":{", "\"status\":\"UP\"");
		assertThat(get("/actuator/health/readiness")).contains("\"status\":\"UP\"");
	}

	@Test
	void currentIsTheLastRevision() {
		assertThat(this.migrator.current()).containsExactly("a05f8d2b4e79");
	}

	/** As a browser asks. */
	private String page(String path) {
		String body = this.shop.get()
			.uri(path)
			.accept(MediaType.TEXT_HTML, MediaType.ALL)
			.retrieve()
			.body(String.class);
		assertThat(body).isNotNull();
		return body;
	}

	private String get(String path) {
		String body = this.shop.get().uri(path).retrieve().body(String.class);
		assertThat(body).isNotNull();
		return body;
	}

}
