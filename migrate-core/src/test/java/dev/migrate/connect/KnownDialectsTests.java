package dev.migrate.connect;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class KnownDialectsTests {

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:postgresql://u:SECRET@db/shop", "jdbc:postgresql://u:p/wSECRET@db/shop",
			"jdbc:postgresql://u:SE/CR@SECRET@db/shop", "jdbc:mariadb://db/shop?user=u&password=SECRET",
			"jdbc:h2:mem:x;PASSWORD=SECRET;MODE=MySQL" })
	void urlsShowNoPassword(String url) {
		assertThat(text("No suitable driver for " + url)).doesNotContain("SECRET");
	}

	@Test
	void hostsStay() {
		assertThat(text("Cannot reach jdbc:postgresql://u:SECRET@db/shop")).contains("//db/shop");
	}

	@Test
	void numberOfTheConnectionIsLeftOut() {
		assertThat(text("(conn=12) Access denied for user 'u'")).isEqualTo("Access denied for user 'u'");
	}

	private static String text(String message) {
		return KnownDialects.OURS.text(new SQLException(message));
	}

}
