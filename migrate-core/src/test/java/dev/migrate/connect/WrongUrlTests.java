package dev.migrate.connect;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Driver;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.migrate.Migrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is said of a URL with a typo, by each driver in its own words: never its password.
 */
class WrongUrlTests {

	private static final List<String> URLS = List.of("jdbc:mariadb://u:SECRET@localhost:port/db",
			"jdbc:mariadb://u:SECRET@", "jdbc:mariadb:u:SECRET@localhost/db",
			"jdbc:mariadb://u:SECRET@localhost:1/db?x", "jdbc:mariadb://localhost:1/db?user=u&password=SECRET",
			"jdbc:mariadb://u:SECRET@[localhost/db", "jdbc:mysql://u:SECRET@localhost:port/db",
			"jdbc:mysql://u:SECRET@localhost:1:2/db", "jdbc:mysql:u:SECRET@localhost",
			"jdbc:postgresql://u:SECRET@localhost:port/db", "jdbc:postgresql://localhost:1/db?user=u&password=SECRET",
			"jdbc:postgresql:u:SECRET@localhost/db", "jdbc:postgresql://u:SECRET@[localhost/db",
			"jdbc:h2:nowhere:x;PASSWORD=SECRET", "jdbc:h2:mem:x;PASSWORDS=SECRET;USER=SECRET",
			"jdbc:h2:tcp://u:SECRET@localhost:1/x", "jdbc:hsqldb:hsql://u:SECRET@localhost:1/x",
			"jdbc:sqlite:/nowhere/at/all?password=SECRET", "jdbc:mariadbb://u:SECRET@localhost/db",
			"mariadb://u:SECRET@localhost/db");

	static Stream<DataSource> dataSources() {
		return URLS.stream()
			.flatMap((url) -> Stream.concat(Stream.of(new DriverManagerDataSource(url)),
					DriverManager.drivers().map((driver) -> new Named(driver, url))));
	}

	@ParameterizedTest
	@MethodSource("dataSources")
	void passwordIsNotShown(DataSource dataSource) {
		assertThatExceptionOfType(DatabaseConnectionException.class)
			.isThrownBy(() -> Migrator.builder(dataSource).connectTimeout(Duration.ZERO).build().status())
			.satisfies((ex) -> {
				assertThat(ex.getMessage()).doesNotContain("SECRET").doesNotContain("null");
				assertThat(ex).asString().doesNotContain("SECRET");
				// As a log shows it: with all causes
				StringWriter trace = new StringWriter();
				ex.printStackTrace(new PrintWriter(trace));
				assertThat(trace.toString()).doesNotContain("SECRET");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:mariadb://localhost:port/db", "jdbc:mariadb://localhost:99999/db",
			"jdbc:mariadb:localhost/db", "jdbc:mariadb//localhost/db", "jdbc:mariadb://localhost:1/db?sslMode=wrong",
			"jdbc:mysql://localhost:port/db", "jdbc:mysqll://localhost/db", "jdbc:postgresql://localhost:port/db",
			"jdbc:postgresql://localhost:99999/db", "jdbc:postgresql//localhost/db", "jdbc:postgres://localhost/db",
			"jdbc:postgresql://localhost:1/db?sslmode=wrong", "jdbc:h3:mem:x", "postgresql://localhost/db" })
	void urlThatNoDriverMakesOutIsNotTriedAgain(String url) {
		for (DataSource dataSource : List.of(new DriverManagerDataSource(url), pool(url))) {
			assertThatExceptionOfType(DatabaseConnectionException.class)
				.isThrownBy(() -> Migrator.builder(dataSource)
					.dataSourceName("'migrate.url'")
					.connectTimeout(Duration.ofMinutes(10))
					.build()
					.status())
				.withMessageContaining("'migrate.url'")
				.satisfies((ex) -> assertThat(ex.action()).startsWith("Check that the URL is spelled")
					.doesNotContain("connectTimeout"));
		}
	}

	/** One that connects when it is asked for a connection, as Spring Boot makes it. */
	private static DataSource pool(String url) {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(url);
		return pool;
	}

	@ParameterizedTest
	@ValueSource(strings = { "mariadb", "mysql", "postgresql" })
	void hostThatNobodyKnowsIsSaidToBeOne(String driver) {
		DataSource dataSource = new DriverManagerDataSource("jdbc:" + driver + "://nowhere.invalid:1/db");
		assertThatExceptionOfType(DatabaseConnectionException.class)
			.isThrownBy(() -> Migrator.builder(dataSource).connectTimeout(Duration.ZERO).build().status())
			.satisfies((ex) -> assertThat(ex.action()).startsWith("The host of the URL is not known here. Check that"));
	}

	@Test
	void urlIsWhatToLookAt() {
		DataSource dataSource = new Named(new org.h2.Driver(), "jdbc:mariadb://u:SECRET@localhost/db");
		assertThatExceptionOfType(DatabaseConnectionException.class)
			.isThrownBy(() -> Migrator.builder(dataSource).connectTimeout(Duration.ZERO).build().status())
			.withMessageContaining("the driver does not know its URL")
			.satisfies((ex) -> assertThat(ex.action()).contains("the URL is spelled as the driver wants it"));
	}

	private static final class Named extends SimpleDriverDataSource {

		Named(Driver driver, String url) {
			super(driver, url);
		}

		@Override
		public String toString() {
			return getDriver().getClass().getName() + " " + getUrl();
		}

	}

}
