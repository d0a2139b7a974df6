package dev.migrate.autoconfigure.actuate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.application.UsersApplication;
import dev.migrate.error.MigrateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Neither secrets nor the paths of a machine are at the endpoint.
 */
class MigrationsEndpointCanaryTests {

	private static final String CANARY = "canary7f3a";

	@TempDir
	private Path files;

	@ParameterizedTest
	@ValueSource(strings = { "insert into one values ('canary7f3a'), ('canary7f3a')",
			"-- it's a comment: canary7f3a\ninsert into none values ('it''s canary7f3a')",
			"insert into none values ($$it's canary7f3a$$)", "insert into none values (E'it\\'s canary7f3a')",
			"insert into ${secret} values ('${secret}')", "create user nobody identified by canary7f3a at nowhere" })
	void secretIsNowhere(String sql) throws Exception {
		write("a001", "none", "create table one (id varchar(30) primary key);\ninsert into one values ('canary7f3a')");
		write("a002", "a001", sql);
		try (ConfigurableApplicationContext context = start()) {
			Migrator migrator = context.getBean(Migrator.class);
			assertThatExceptionOfType(MigrateException.class).isThrownBy(() -> migrator.upgrade("heads"))
				.satisfies((failure) -> assertThat(failure.getMessage()).doesNotContainIgnoringCase(CANARY));
			for (String path : new String[] { "", "/migrator", "/migrator/a001", "/migrator/a002" }) {
				assertThat(get(context, path)).contains("a00")
					.contains("\"script\":\"a00")
					.doesNotContainIgnoringCase(CANARY)
					.doesNotContain(this.files.getFileName().toString());
			}
		}
	}

	@Test
	void pathsOfEarlierVersionsAreShortened() throws Exception {
		write("a001", "none", "create table one (id varchar(30) primary key)");
		try (ConfigurableApplicationContext context = start()) {
			context.getBean(Migrator.class).upgrade("heads");
			context.getBean(JdbcTemplate.class)
				.update("update migrate_history set script = ?", this.files + "/a001.sql");
			assertThat(get(context, "/migrator")).contains("\"script\":\"a001.sql\"")
				.doesNotContain(this.files.getFileName().toString());
		}
	}

	private ConfigurableApplicationContext start() {
		return new SpringApplicationBuilder(UsersApplication.class).run("--server.port=0",
				"--spring.datasource.url=jdbc:h2:mem:" + this.files.getFileName(), "--migrate.mode=none",
				"--migrate.locations=file:" + this.files, "--migrate.placeholders.secret=" + CANARY,
				"--management.endpoints.web.exposure.include=migrations");
	}

	private static String get(ConfigurableApplicationContext context, String path) throws Exception {
		String port = context.getEnvironment().getRequiredProperty("local.server.port");
		URI uri = URI.create("http://localhost:" + port + "/actuator/migrations" + path);
		return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
	}

	private void write(String id, String down, String sql) throws IOException {
		Files.writeString(this.files.resolve(id + ".sql"),
				"-- revision: " + id + "\n-- down revision: " + down + "\n-- upgrade\n" + sql + ";\n");
	}

}
