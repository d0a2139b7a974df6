package dev.migrate.sample;

import dev.migrate.test.MigrationDatabase;
import dev.migrate.test.MigrationTest;
import org.junit.jupiter.api.Test;

import static dev.migrate.test.MigrationAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@MigrationTest(from = "7e2c5a9d1b46", to = "8f3d6b0e2c57")
class SplitOffFullNameTests {

	@Test
	void namesAreKept(MigrationDatabase database) {
		database.jdbc().sql("insert into customers (name) values ('Grace Hopper')").update();
		database.upgrade();
		assertThat(database.jdbc().sql("select full_name from customers").query(String.class).single())
			.isEqualTo("Grace Hopper");
		database.downgrade();
		assertThat(database.jdbc().sql("select name from customers").query(String.class).single())
			.isEqualTo("Grace Hopper");
	}

	@Test
	@MigrationTest
	void allButOneCanBeUndone(MigrationDatabase database) {
		assertThat(database.migrator()).except("8f3d6b0e2c57").downgradesAndUpgrades().isUpToDate();
	}

	@Test
	@MigrationTest
	void newestCanBeUndone(MigrationDatabase database) {
		assertThat(database.migrator()).downTo("8f3d6b0e2c57").downgradesAndUpgrades();
	}

}
