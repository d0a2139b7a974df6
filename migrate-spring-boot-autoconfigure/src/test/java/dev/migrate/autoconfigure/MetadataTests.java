package dev.migrate.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what editors know of the properties.
 */
class MetadataTests {

	private final JsonNode metadata = read();

	@Test
	void everyPropertyIsDescribed() {
		assertThat(this.metadata.get("properties")).isNotEmpty().allSatisfy((property) -> {
			String name = property.get("name").asString();
			assertThat(name).matches("(migrate|management\\.(endpoint|health|info)\\.migrations)\\..+");
			assertThat(property.path("description").asString("")).as(name).matches("[A-Z].*\\.");
		});
	}

	@Test
	void defaultsAreShown() {
		assertThat(property("migrate.locations").get("defaultValue").toString())
			.isEqualTo("[\"classpath:db/revisions\"]");
		assertThat(property("migrate.verify.wait").get("defaultValue").asString()).isEqualTo("0s");
		assertThat(property("migrate.transaction").get("defaultValue").asString()).isEqualTo("per-revision");
	}

	@Test
	void hintsHelpWithTargetsModesAndLocations() {
		assertThat(hint("migrate.target")).contains("heads", "+1", "any");
		assertThat(hint("migrate.mode")).contains("upgrade", "verify", "none");
		assertThat(hint("migrate.autogenerate.exclude")).contains("table:audit_*", "any");
		assertThat(hint("migrate.locations")).contains("handle-as", "org.springframework.core.io.Resource");
	}

	@Test
	void noSecretHasADefault() {
		Set<String> withDefault = StreamSupport.stream(this.metadata.get("properties").spliterator(), false)
			.filter((property) -> property.has("defaultValue"))
			.map((property) -> property.get("name").asString())
			.collect(Collectors.toSet());
		assertThat(withDefault).doesNotContain("migrate.url", "migrate.user", "migrate.password",
				"migrate.autogenerate.scratch.url", "migrate.autogenerate.scratch.password");
	}

	private JsonNode property(String name) {
		return named("properties", name);
	}

	private String hint(String name) {
		return named("hints", name).toString();
	}

	private JsonNode named(String group, String name) {
		return StreamSupport.stream(this.metadata.get(group).spliterator(), false)
			.filter((each) -> each.get("name").asString().equals(name))
			.findFirst()
			.orElseThrow(() -> new AssertionError("No " + group + " of '" + name + "'"));
	}

	private static JsonNode read() {
		ClassLoader classLoader = MigrateProperties.class.getClassLoader();
		try (InputStream stream = classLoader.getResource("dev/migrate/autoconfigure/MigrateProperties.class")
			.toURI()
			.resolve("../../../META-INF/spring-configuration-metadata.json")
			.toURL()
			.openStream()) {
			return JsonMapper.shared().readTree(stream);
		}
		catch (IOException | URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
