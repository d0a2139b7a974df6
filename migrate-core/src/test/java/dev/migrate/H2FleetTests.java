package dev.migrate;

import java.util.List;
import java.util.stream.IntStream;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.execute.MigrationListener;
import dev.migrate.plan.Step;
import dev.migrate.tenant.Shard;
import dev.migrate.tenant.Tenant;
import dev.migrate.tenant.TenantSettings;
import dev.migrate.tenant.TenantSource;
import dev.migrate.tenant.TenantStatus;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tenants on H2.
 */
class H2FleetTests extends DatabaseTests implements FleetContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.h2();
	}

	/**
	 * As many as {@code -Dmigrate.test.tenants=5000} says.
	 */
	@Test
	void sevenOfManyFailAndTheNextRunTakesUpThemAlone() {
		int count = Integer.getInteger("migrate.test.tenants", 40);
		TenantSource source = () -> IntStream.range(0, count).mapToObj((i) -> Tenant.ofSchema("M" + i)).toList();
		tableRevision("a001", "", "one");
		source.tenants().forEach((tenant) -> jdbc().execute("create schema " + tenant.schema()));
		TenantSettings one = TenantSettings.DEFAULTS.withParallelism(1);
		assertThat(migrator().tenants(source, one).build().fleet().run().failed()).isEmpty();
		tableRevision("a002", "a001", "two");
		List<String> failing = IntStream.range(0, 7).mapToObj((i) -> "M" + i * 5).toList();
		failing.forEach((schema) -> jdbc().execute("create table " + schema + ".two (id integer)"));
		Migrator migrator = migrator().tenants(source, one).build();
		FleetResult first = migrator.fleet().run();
		assertThat(first.failed().keySet()).containsExactlyElementsOf(failing);
		assertThat(first).asString().endsWith(" ms: 0 up to date, " + (count - 7) + " migrated, 7 failed, 0 not begun");
		assertThat(migrator.fleet().status().behind()).extracting(TenantStatus::tenant)
			.containsExactlyElementsOf(failing);
		assertThatExceptionOfType(TenantsFailedException.class)
			.isThrownBy(() -> migrator().tenants(source, one.failFrom(6.5 / count)).build().run())
			.withMessageStartingWith("7 of " + count + " tenants could not be migrated: 'M0', 'M5', ");
		failing.forEach((schema) -> jdbc().execute("drop table " + schema + ".two"));
		FleetResult second = migrator.fleet().run();
		assertThat(second.migrated().keySet()).containsExactlyElementsOf(failing);
		assertThat(second.upToDate()).isEqualTo(count - 7);
		assertThat(second.isComplete()).isTrue();
	}

	@Test
	void canaryHoldsUpThePartThatItIsInAndNoOther() {
		tableRevision("a001", "", "one");
		List<String> names = IntStream.range(0, 6).mapToObj((i) -> "S" + i).toList();
		names.forEach((name) -> jdbc().execute("create schema " + name));
		jdbc().execute("create table s0.other (id integer)");
		Fleet fleet = migrator()
			.tenants(() -> names.stream().map(Tenant::ofSchema).toList(), TenantSettings.DEFAULTS.withCanaries("S0"))
			.build()
			.fleet();
		for (Shard shard : List.of(Shard.parse("0/2"), Shard.parse("1/2"))) {
			FleetResult result = fleet.shard(shard).upgrade("heads");
			List<String> others = names.stream().filter((name) -> shard.contains(name) && !name.equals("S0")).toList();
			assertThat(others).isNotEmpty();
			boolean held = shard.contains("S0");
			assertThat(result.failed().keySet()).containsExactlyElementsOf(held ? List.of("S0") : List.of());
			assertThat(result.notBegun()).containsExactlyElementsOf(held ? others : List.of());
			assertThat(result.migrated().keySet()).containsExactlyInAnyOrderElementsOf(held ? List.of() : others);
		}
	}

	/**
	 * It is read for the first tenant of a run.
	 */
	@Test
	void fileThatIsEditedDuringARunIsTheSameForAll() {
		tableRevision("a001", "", "one");
		List<String> schemas = List.of("T_A", "T_B", "T_C");
		FleetResult result = migrator().createSchemas(true)
			.tenants(() -> schemas.stream().map(Tenant::ofSchema).toList(), TenantSettings.DEFAULTS.withParallelism(1))
			.listener(new MigrationListener() {
				@Override
				public void afterRun(List<Step> steps) {
					tableRevision("a001", "", "other");
				}
			})
			.build()
			.fleet()
			.run();
		assertThat(result.migrated().keySet()).containsExactlyElementsOf(schemas);
		assertThat(jdbc().queryForList("select table_schema from information_schema.tables where table_name = 'ONE' "
				+ "order by table_schema", String.class))
			.containsExactlyElementsOf(schemas);
	}

}
