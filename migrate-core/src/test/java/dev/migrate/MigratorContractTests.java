package dev.migrate;

import java.util.List;

import dev.migrate.execute.HistoryEntry;
import dev.migrate.plan.Direction;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the engine does, on any database.
 */
abstract class MigratorContractTests extends ConcurrencyContractTests {

	@Test
	void upgradeRunsAllRevisionsAndRecordsThem() {
		MigrationResult result = shop().build().run();
		assertThat(result.steps()).extracting((step) -> step.revision().id())
			.containsExactlyInAnyOrder(ShopRevisions.USERS, ShopRevisions.EMAIL, ShopRevisions.EMAIL_REQUIRED,
					ShopRevisions.ADDRESSES, ShopRevisions.FULL_NAME, ShopRevisions.MERGE);
		assertThat(rows()).containsExactly(ShopRevisions.MERGE);
		assertThat(tables()).contains("users", "addresses", "migrate_version", "migrate_history");
		List<HistoryEntry> history = shop().build().history();
		assertThat(history).extracting(HistoryEntry::rank).containsExactly(1, 2, 3, 4, 5, 6);
		assertThat(history).extracting(HistoryEntry::direction).containsOnly(Direction.UPGRADE);
		assertThat(history.get(0).script()).isEqualTo(ShopRevisions.CreateUsers.class.getName());
	}

	@Test
	void upgradeOfMergeLeavesOneRowAndDowngradeBothBranches() {
		Migrator migrator = shop().build();
		migrator.upgrade("heads");
		migrator.downgrade(ShopRevisions.ADDRESSES);
		assertThat(rows()).containsExactly(ShopRevisions.ADDRESSES, ShopRevisions.FULL_NAME);
		migrator.downgrade(ShopRevisions.USERS);
		assertThat(rows()).containsExactly(ShopRevisions.USERS);
		migrator.downgrade("base");
		assertThat(rows()).isEmpty();
		assertThat(tables()).containsExactlyInAnyOrderElementsOf(ownTables());
	}

	List<String> ownTables() {
		return List.of("migrate_history", "migrate_version");
	}

	@Test
	void upgradeOfOneBranchLeavesOthersAlone() {
		shop().target(ShopRevisions.ADDRESSES).build().run();
		assertThat(rows()).containsExactly(ShopRevisions.ADDRESSES);
		shop().target("5e7a").build().run();
		assertThat(rows()).containsExactly(ShopRevisions.ADDRESSES, ShopRevisions.FULL_NAME);
	}

}
