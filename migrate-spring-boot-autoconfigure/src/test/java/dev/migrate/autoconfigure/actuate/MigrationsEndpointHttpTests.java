package dev.migrate.autoconfigure.actuate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.application.UsersApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MigrationsEndpoint} over HTTP.
 */
@SpringBootTest(classes = UsersApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.application.name=shop", "spring.datasource.url=jdbc:h2:mem:endpoint-http",
				"management.endpoints.web.exposure.include=migrations", "migrate.mode=none",
				"migrate.placeholders.key=hidden-value", "spring.datasource.password=hidden-password" })
class MigrationsEndpointHttpTests {

	private static final String MIGRATOR = """
			{"database":"H2 …","schema":"PUBLIC","mode":"NONE","target":"heads","state":"PENDING",
			"current":["1975ea83b712"],"heads":["27c6a30d7c24"],
			"pending":[{"revision":"27c6a30d7c24","downRevisions":["1975ea83b712"],
			"description":"Add email column","branchLabels":["users"],
			"type":"SQL","script":"db/revisions/add_email.sql","state":"PENDING"}],
			"history":[{"revision":"1975ea83b712","description":"Create users",
			"type":"JAVA","script":"db.revisions.CreateUsers","direction":"UPGRADE","state":"APPLIED",
			"installedBy":"…","installedOn":"…","installedRank":1,"executionTime":…,"host":"…"}]}""".replace("\n", "");

	@LocalServerPort
	private int port;

	@Autowired
	private Migrator migrator;

	@BeforeEach
	void applyTheFirstRevision() {
		this.migrator.upgrade("1975ea83b712");
	}

	@Test
	void wholeShowsEveryMigratorOfEveryContext() throws Exception {
		HttpResponse<String> response = get("");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(withoutTimes(response.body()))
			.isEqualTo("{\"contexts\":{\"shop\":{\"migrators\":{\"migrator\":" + MIGRATOR + "}}}}");
	}

	@Test
	void migratorIsShownByItsName() throws Exception {
		assertThat(withoutTimes(get("/migrator").body())).isEqualTo(MIGRATOR);
		assertThat(get("/migrator?graph=true").body()).endsWith("""
				"graph":[{"revision":"27c6a30d7c24","downRevisions":["1975ea83b712"],"dependsOn":[],
				"description":"Add email column","branchLabels":[],"state":"PENDING"},
				{"revision":"1975ea83b712","downRevisions":[],"dependsOn":[],
				"description":"Create users","branchLabels":["users"],"state":"APPLIED"}]}""".replace("\n", ""));
	}

	@Test
	void revisionIsShownWithItsOperations() throws Exception {
		assertThat(get("/migrator/1975ea83b712").body())
			.startsWith("{\"revision\":\"1975ea83b712\",\"downRevisions\":[],\"dependsOn\":[],"
					+ "\"description\":\"Create users\",\"branchLabels\":[\"users\"],\"type\":\"JAVA\","
					+ "\"script\":\"db.revisions.CreateUsers\",\"state\":\"APPLIED\",\"external\":[],\"operations\":[\"")
			.containsIgnoringCase("create table users");
		assertThat(get("/migrator/27c6a30d7c24").body()).contains("\"state\":\"PENDING\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/none", "/dataSource", "/migrator/none", "/migrator/1975", "/migrator/a%0Db",
			"/migrator/a%20b", "/a%0Ab", "/none/1975ea83b712" })
	void unknownNamesAreNotFound(String path) throws Exception {
		assertThat(get(path).statusCode()).isEqualTo(404);
	}

	@Test
	void nothingCanBeChanged() throws Exception {
		HttpRequest request = HttpRequest.newBuilder(uri("")).POST(BodyPublishers.noBody()).build();
		assertThat(send(request).statusCode()).isEqualTo(405);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/migrator", "/migrator/27c6a30d7c24" })
	void secretsAreNotShown(String path) throws Exception {
		assertThat(get(path).body()).doesNotContain("hidden").doesNotContain("jdbc:");
	}

	private HttpResponse<String> get(String path) throws Exception {
		return send(HttpRequest.newBuilder(uri(path)).build());
	}

	private URI uri(String path) {
		return URI.create("http://localhost:" + this.port + "/actuator/migrations" + path);
	}

	private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
		return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
	}

	private static String withoutTimes(String body) {
		assertThat(body).containsPattern("\"installedOn\":\"20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z\"");
		return body.replaceAll("\"(installedBy|installedOn|host)\":\"[^\"]+\"", "\"$1\":\"…\"")
			.replaceAll("\"executionTime\":\\d+", "\"executionTime\":…")
			.replaceAll("\"database\":\"H2 [^\"]+\"", "\"database\":\"H2 …\"");
	}

}
