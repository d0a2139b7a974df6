package dev.migrate.author.page;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page as a browser asks for it, over HTTP.
 */
class MigrationsPageExtensionTests {

	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

	private final HttpClient client = HttpClient.newHttpClient();

	private static ConfigurableApplicationContext page;

	@BeforeAll
	static void startPage() {
		page = start("--migrate.page.enabled=true");
	}

	@AfterAll
	static void closePage() {
		page.close();
	}

	private static ConfigurableApplicationContext start(String argument) {
		return new SpringApplicationBuilder(Shop.class).web(WebApplicationType.SERVLET)
			.run(argument, "--server.port=0", "--spring.main.banner-mode=off", "--spring.jpa.hibernate.ddl-auto=none",
					"--management.endpoints.web.exposure.include=migrations",
					"--migrate.locations=classpath:dev/migrate/author/command/shop/slow",
					"--spring.datasource.url=jdbc:h2:mem:page" + System.nanoTime(), "--migrate.target=base");
	}

	private HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
		return get(page, path, accept);
	}

	private HttpResponse<String> get(ConfigurableApplicationContext context, String path, String accept)
			throws IOException, InterruptedException {
		URI uri = URI.create(
				"http://localhost:" + context.getEnvironment().getProperty("local.server.port") + "/actuator/" + path);
		return this.client.send(HttpRequest.newBuilder(uri).header("Accept", accept).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	@Test
	void browserHasThePage() throws Exception {
		HttpResponse<String> all = get("migrations", BROWSER);
		assertThat(all.statusCode()).isEqualTo(200);
		assertThat(all.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
		assertThat(all.body()).contains("<svg ", "<a href=\"migrations/migrator/a1f0\">");
		assertThat(get("migrations/migrator", BROWSER).body()).contains("<svg ", "<a href=\"migrator/a1f0\">");
		assertThat(get("migrations/migrator/a1f0", BROWSER).body()).doesNotContain("<b>half")
			.contains("<h1>a1f0</h1>", "What it does",
					"<dt>External</dt><dd>table &quot;&lt;b&gt;half&lt;/b&gt;&quot;</dd>");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "*/* | application/vnd.spring-boot.actuator.v3+json",
			"application/json | application/json",
			"application/vnd.spring-boot.actuator.v3+json, application/vnd.spring-boot.actuator.v2+json, application/json | application/vnd.spring-boot.actuator.v3+json" })
	void othersHaveJson(String accept, String type) throws Exception {
		HttpResponse<String> all = get("migrations", accept);
		assertThat(all.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
		assertThat(all.body()).startsWith("{\"contexts\":{").contains("\"state\":\"");
		assertThat(get("migrations/migrator", accept).body()).startsWith("{\"database\":\"H2");
		assertThat(get("migrations/migrator/a1f0", accept).body()).startsWith("{\"revision\":\"a1f0\"");
		assertThat(get("migrations/none", accept).statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrations/none", "migrations/none/a1f0", "migrations/migrator/ffff",
			"migrations/%3Cscript%3E", "migrations/migrator/%3Cscript%3E" })
	void whatIsMissingIsSaidOnAPage(String path) throws Exception {
		HttpResponse<String> response = get(path, BROWSER);
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.body()).contains("<h1>Not found</h1>").doesNotContain("<script");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--migrate.page.enabled=false", "--spring.main.register-shutdown-hook=true" })
	void withoutDevToolsItIsAskedFor(String argument) throws Exception {
		try (ConfigurableApplicationContext context = start(argument)) {
			assertThat(get(context, "migrations", BROWSER).headers().firstValue("Content-Type").orElseThrow())
				.startsWith("application/vnd.spring-boot.actuator.v3+json");
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Shop {

	}

}
