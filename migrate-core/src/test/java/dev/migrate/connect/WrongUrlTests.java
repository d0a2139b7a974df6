package dev.migrate.connect;

import java.sql.Driver;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
				assertThat(ex.toString()).doesNotContain("SECRET");
			});
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
