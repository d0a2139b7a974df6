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
					"jdbc:mariadb:sequential://a:1,b:2/shop sequential://a:1,b:2/shop",
					"jdbc:mysql://u:secret@a:1,v:secret@b:2/shop b:2/shop",
					"jdbc:mysql:replication://[2001:db8::1]:3306,b/shop replication://[2001:db8::1]:3306,b/shop",
					"jdbc:oracle:thin:u/secret@db.example:1521/shop db.example:1521/shop",
					"jdbc:sqlserver://db.example:1433;databaseName=shop;password=secret db.example:1433",
					"jdbc:hsqldb:file:/data/shop;password=secret file:/data/shop",
					"jdbc:sqlite:file:shop.db?key=secret file:shop.db" })
	void addressHasNeitherUserNorParameters(String url, String address) {
		assertThat(Database.address(url)).isEqualTo(address);
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:mariadb://u:se?cret@db.example/shop", "jdbc:postgresql://db/shop?password=se@cret",
			"jdbc:h2:mem:shop;PASSWORD=se@cret", "something", "",
			"jdbc:mysql://address=(host=db)(port=3306)(user=u)(password=secret)/shop",
			"jdbc:mysql://(host=db,port=3306,user=u,password=secret)/shop",
			"jdbc:mysql://(host=db,user=u,password=se@cret)/shop", "jdbc:mysql://(host=db,password=se?cret)/shop",
			"jdbc:mysql://[(host=a,password=secret),(host=b,password=secret)]/shop",
			"jdbc:mysql:replication://address=(type=source)(password=secret),b/shop",
			"jdbc:mariadb:replication://address=(host=a)(type=primary)(password=secret),b/shop",
			"jdbc:mariadb://address=(host=db)(password=se;cret)/shop",
			"jdbc:oracle:thin:u/secret@(DESCRIPTION=(ADDRESS=(HOST=db))(SECURITY=(PASSWORD=secret)))",
			"jdbc:db2://db:50000/shop:user=u;password=secret;", "jdbc:postgresql://db/shop&password=secret" })
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
