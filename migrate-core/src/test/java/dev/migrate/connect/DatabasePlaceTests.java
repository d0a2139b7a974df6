package dev.migrate.connect;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DatabasePlace}.
 */
class DatabasePlaceTests {

	@ParameterizedTest
	@CsvSource(delimiter = ' ',
			value = { "jdbc:postgresql://db.example:5432/shop?user=u&password=secret db.example:5432/shop",
					"jdbc:mariadb://u:secret@db.example/shop db.example/shop",
					"jdbc:mysql://u:sec@ret@db.example/shop?a=b db.example/shop",
					"jdbc:h2:mem:shop;PASSWORD=secret mem:shop", "jdbc:sqlite:/data/shop.db /data/shop.db",
					"jdbc:hsqldb:hsql://db/shop hsql://db/shop",
					"jdbc:mariadb:sequential://a:1,b:2/shop sequential://a:1,b:2/shop" })
	void addressHasNeitherUserNorParameters(String url, String address) {
		assertThat(Database.address(url)).isEqualTo(address);
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:mariadb://u:se?cret@db.example/shop", "jdbc:postgresql://db/shop?password=se@cret",
			"jdbc:h2:mem:shop;PASSWORD=se@cret", "something", "" })
	void addressIsLeftOutWhereItMayHaveASecret(String url) {
		assertThat(Database.address(url)).isEmpty();
	}

	@Test
	void placeIsPartOfASentence() {
		assertThat(new DatabasePlace("PostgreSQL", "db/shop", "public", "shop"))
			.hasToString("PostgreSQL at 'db/shop', schema 'public', user 'shop'");
		assertThat(new DatabasePlace("SQLite", "", "", "")).hasToString("SQLite");
	}

}
