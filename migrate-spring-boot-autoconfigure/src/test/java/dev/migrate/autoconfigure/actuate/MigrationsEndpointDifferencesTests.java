package dev.migrate.autoconfigure.actuate;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.application.UsersApplication;
import dev.migrate.autogenerate.WantedSchema;
import dev.migrate.autogenerate.WantedSchemaSource;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the differences that {@link MigrationsEndpoint} shows on demand.
 */
@SpringBootTest(classes = UsersApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.datasource.url=jdbc:h2:mem:endpoint-differences",
				"management.endpoints.web.exposure.include=migrations", "migrate.mode=none" })
@Import(MigrationsEndpointDifferencesTests.Wishes.class)
class MigrationsEndpointDifferencesTests {

	@LocalServerPort
	private int port;

	@Autowired
	private Migrator migrator;

	@Test
	void differencesAreShownOnDemand() throws Exception {
		this.migrator.upgrade("1975ea83b712");
		assertThat(get("/migrator?differences=true")).contains("\"state\":\"PENDING\"")
			.contains("\"differences\":{\"changes\":[],\"leftAlone\":[],"
					+ "\"notCompared\":\"The database is not at all heads: it is at '1975ea83b712', "
					+ "and '27c6a30d7c24' is not applied.\"}");
		this.migrator.upgrade("heads");
		assertThat(get("/migrator?differences=true")).contains("\"state\":\"UP_TO_DATE\"")
			.contains("{\"operation\":\"create table wishes\",\"withheld\":false}")
			.doesNotContain("notCompared", "jdbc:", "secret");
		assertThat(get("/migrator")).doesNotContain("differences");
		assertThat(get("/migrator?differences=false")).doesNotContain("differences");
	}

	private String get(String path) throws Exception {
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://localhost:" + this.port + "/actuator/migrations" + path))
			.build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Wishes {

		@Bean
		WantedSchemaSource wishes() {
			Table table = Table.of(TableName.of("wishes"), List.of(column("wish", varchar(50)).defaultValue("secret")));
			return (database) -> WantedSchema.of("wishes", Schema.of(table));
		}

	}

}
