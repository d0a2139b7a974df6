package dev.migrate.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts the shop in a process of its own, looks at its health and its migrations, and
 * ends.
 */
public final class LeanStart {

	private LeanStart() {
	}

	/**
	 * Start the shop.
	 * @param arguments properties of the shop
	 * @throws IOException if the shop does not answer
	 * @throws InterruptedException never
	 */
	public static void main(String... arguments) throws IOException, InterruptedException {
		try (ConfigurableApplicationContext context = SpringApplication.run(SampleApplication.class, arguments)) {
			String url = "http://localhost:" + context.getEnvironment().getProperty("local.server.port") + "/actuator/";
			System.out.println("health: " + get(url + "health"));
			System.out.println("migrations: " + get(url + "migrations"));
		}
	}

	private static String get(String url) throws IOException, InterruptedException {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
			.body();
	}

}
