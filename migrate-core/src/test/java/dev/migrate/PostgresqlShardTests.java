package dev.migrate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.execute.MigrationListener;
import dev.migrate.plan.Step;
import dev.migrate.tenant.Shard;
import dev.migrate.tenant.Tenant;
import dev.migrate.tenant.TenantSettings;
import dev.migrate.tenant.TenantSource;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Processes that migrate a shard of the tenants each, some of which are killed in the
 * middle of it (SIGKILL) and run again: each tenant is migrated once. As many as
 * {@code -Dmigrate.test.tenants=5000} and {@code -Dmigrate.test.shards=8} say.
 */
class PostgresqlShardTests extends DatabaseTests {

	private static final int TENANTS = Integer.getInteger("migrate.test.tenants", 12);

	private static final int SHARDS = Integer.getInteger("migrate.test.shards", 2);

	private static final int KILLED = Math.max(1, SHARDS / 4);

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.postgresql();
	}

	private static TenantSource tenants(int count) {
		return () -> IntStream.range(0, count).mapToObj((i) -> Tenant.ofSchema("t_" + i)).toList();
	}

	@Test
	void eachTenantIsMigratedOnceThoughShardsAreKilledAndRunAgain() throws Exception {
		jdbc().execute("create table ran (tenant text)");
		tableRevision("a001", "", "one");
		migrator().createSchemas(true).tenants(tenants(TENANTS)).build().run();
		revision("a002", "a001", "create table two (id integer); insert into public.ran values (current_schema());",
				"");
		List<Process> processes = new ArrayList<>();
		try {
			for (int i = 0; i < SHARDS; i++) {
				processes.add(start(new Shard(i, SHARDS), i < KILLED));
			}
			for (Process killed : processes.subList(0, KILLED)) {
				awaitHeld(killed);
				killed.destroyForcibly().waitFor();
			}
			for (Process process : processes.subList(KILLED, SHARDS)) {
				assertThat(process.waitFor()).isZero();
			}
		}
		finally {
			processes.forEach(Process::destroyForcibly);
		}
		Migrator migrator = migrator().tenants(tenants(TENANTS)).build();
		assertThat(migrator.fleet().status().behind()).isNotEmpty()
			.allSatisfy((tenant) -> assertThat(shard(tenant.tenant())).isLessThan(KILLED));
		for (int i = 0; i < KILLED; i++) {
			FleetResult again = migrator.fleet().shard(new Shard(i, SHARDS)).upgrade("heads");
			assertThat(again.isComplete()).isTrue();
			assertThat(again.migrated()).isNotEmpty();
		}
		assertThat(migrator.fleet().status().behind()).isEmpty();
		assertThat(jdbc().queryForList("select tenant from ran", String.class)).hasSize(TENANTS)
			.doesNotHaveDuplicates();
		for (Tenant tenant : tenants(TENANTS).tenants()) {
			assertThat(
					jdbc().queryForList("select revision from " + tenant.schema() + ".migrate_history", String.class))
				.containsExactlyInAnyOrder("a001", "a002");
		}
	}

	private static int shard(String tenant) {
		return IntStream.range(0, SHARDS)
			.filter((i) -> new Shard(i, SHARDS).contains(tenant))
			.findFirst()
			.orElseThrow();
	}

	private Process start(Shard shard, boolean held) throws IOException {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
				ShardProcess.class.getName(), database().url(), database().user(), database().password(),
				files().toUri().toString(), shard.index() + "/" + shard.count(), Integer.toString(TENANTS),
				Boolean.toString(held))
			.redirectErrorStream(true)
			.redirectOutput(held ? ProcessBuilder.Redirect.PIPE : ProcessBuilder.Redirect.DISCARD)
			.start();
	}

	/**
	 * Wait until the process is in the middle of a tenant.
	 */
	private static void awaitHeld(Process process) throws IOException {
		BufferedReader output = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
		List<String> said = new ArrayList<>();
		for (String line = output.readLine(); !ShardProcess.HELD.equals(line); line = output.readLine()) {
			assertThat(line).as("the process has ended: %s", said).isNotNull();
			said.add(line);
		}
	}

	/**
	 * Migrates a shard.
	 */
	static final class ShardProcess {

		static final String HELD = "held";

		private ShardProcess() {
		}

		public static void main(String[] arguments) {
			MigratorBuilder builder = Migrator
				.builder(new DriverManagerDataSource(arguments[0], arguments[1], arguments[2]))
				.locations(arguments[3])
				.tenants(tenants(Integer.parseInt(arguments[5])), TenantSettings.DEFAULTS.withParallelism(2));
			if (Boolean.parseBoolean(arguments[6])) {
				builder.listener(new Holding());
			}
			FleetResult result = builder.build().fleet().shard(Shard.parse(arguments[4])).upgrade("heads");
			System.exit(result.isComplete() ? 0 : 1);
		}

	}

	/**
	 * Holds the second tenant while others go on.
	 */
	private static final class Holding implements MigrationListener {

		private final AtomicInteger begun = new AtomicInteger();

		@Override
		public void beforeStep(Step step) {
			if (this.begun.incrementAndGet() == 2) {
				System.out.println(ShardProcess.HELD);
				try {
					new CountDownLatch(1).await();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			}
		}

	}

}
