package dev.migrate.error;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Secrets}.
 */
class SecretsTests {

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:mariadb://u:SECRET@host", "jdbc:mariadb:u:SECRET@host",
			"jdbc:mariadb:/u:SECRET@host", "error parsing url : //u:SECRET@host",
			"jdbc:mysql://host/db?user=u&password=SECRET", "jdbc:mysql://host/db?password=SE'CRET;SECRET&a=SECRET",
			"jdbc:postgresql://host/db?password=x@SECRET", "jdbc:postgresql://host/db?sslpassword=SECRET",
			"jdbc:h2:mem:x;PASSWORD=SECRET", "jdbc:h2:mem:x;password = SECRET",
			"jdbc:mariadb://u:SE/CR@SECRET@host:3306/db?token=SECRET" })
	void passwordsAreLeftOut(String text) {
		assertThat(Secrets.masked("Cannot reach '" + text + "' today")).startsWith("Cannot reach '")
			.doesNotContain("SECRET");
	}

	@Test
	void hostsAndDatabasesStay() {
		assertThat(Secrets.masked("Cannot reach jdbc:postgresql://u:x@db:5432/shop?password=x today"))
			.isEqualTo("Cannot reach jdbc:postgresql://db:5432/shop?password=… today");
		assertThat(Secrets.masked("Access denied for user 'u'@'10.0.0.7'"))
			.isEqualTo("Access denied for user 'u'@'10.0.0.7'");
	}

}
