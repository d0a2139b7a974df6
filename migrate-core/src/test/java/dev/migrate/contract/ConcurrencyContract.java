package dev.migrate.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import com.zaxxer.hikari.HikariDataSource;
import dev.migrate.MigrationResult;
import dev.migrate.Migrator;
import dev.migrate.MigratorBuilder;
import dev.migrate.execute.LockTimeoutException;
import dev.migrate.script.MigrationBeans;
import dev.migrate.settings.Mode;
import dev.migrate.start.MigrationStatus;
import dev.migrate.tables.HistoryEntry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Several processes at once, each with its own connections.
 */
public interface ConcurrencyContract extends TestedDatabase {

	int REPLICAS = 8;

	@Test
	default void replicasThatStartAtOnceRunEachRevisionOnce() throws Exception {
		for (int i = 1; i <= 6; i++) {
			tableRevision("a00" + i, (i > 1) ? "a00" + (i - 1) : "", "table_" + i);
		}
		List<MigrationResult> results = atOnce(REPLICAS, () -> migrator().build().run());
		assertThat(results.stream().mapToInt((result) -> result.steps().size()).sum()).isEqualTo(6);
		assertThat(rows()).containsExactly("a006");
		assertThat(migrator().build().history()).extracting(HistoryEntry::revision)
			.containsExactly("a001", "a002", "a003", "a004", "a005", "a006");
		assertThat(migrator().build().history()).extracting(HistoryEntry::rank).containsExactly(1, 2, 3, 4, 5, 6);
	}

	@Test
	default void poolOfOneConnectionIsEnoughAndGetsItBackAsItWas() {
		tableRevision("a001", "", "one");
		try (HikariDataSource pool = pool()) {
			pool.setAutoCommit(false);
			Migrator migrator = builderOfFiles(pool).build();
			assertThat(migrator.run().steps()).hasSize(1);
			assertThat(migrator.run().steps()).isEmpty();
			assertThat(migrator.status().state()).isEqualTo(MigrationStatus.State.UP_TO_DATE);
		}
	}

	@Test
	default void verifyWaitsForAnotherProcess() throws Exception {
		tableRevision("a001", "", "one");
		Migrator waiting = migrator().mode(Mode.VERIFY).verifyWait(Duration.ofSeconds(30)).build();
		ExecutorService executor = Executors.newSingleThreadExecutor();
		try {
			Future<MigrationResult> result = executor.submit(waiting::run);
			migrator().build().run();
			assertThat(result.get(20, TimeUnit.SECONDS).steps()).isEmpty();
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	default void replicaThatWaitsGivesUpInTimeOrGoesOnWithoutWork() throws Exception {
		SleepingRevision revision = new SleepingRevision();
		ExecutorService executor = Executors.newFixedThreadPool(2);
		try {
			Future<MigrationResult> first = executor.submit(() -> beans(revision).run());
			revision.awaitRunning();
			assertThatExceptionOfType(LockTimeoutException.class)
				.isThrownBy(() -> sleeper(revision).lockTimeout(Duration.ofMillis(300)).build().run())
				.satisfies((ex) -> assertThat(ex.holder()).containsPattern(holderPattern()));
			Future<MigrationResult> second = executor.submit(() -> sleeper(revision).build().run());
			Thread.sleep(400);
			assertThat(second).isNotDone();
			revision.end();
			assertThat(first.get(20, TimeUnit.SECONDS).steps()).hasSize(1);
			assertThat(second.get(20, TimeUnit.SECONDS).steps()).isEmpty();
		}
		finally {
			revision.end();
			executor.shutdownNow();
		}
	}

	private MigratorBuilder sleeper(SleepingRevision revision) {
		return builder(dataSource()).locations(List.of()).scriptSource(new MigrationBeans().add(revision));
	}

	/**
	 * What the database tells of the session that holds the lock.
	 * @return a regular expression
	 */
	default String holderPattern() {
		return "pid \\d+";
	}

	/**
	 * A pool of one connection.
	 * @return the pool; close it
	 */
	default HikariDataSource pool() {
		HikariDataSource pool = new HikariDataSource();
		pool.setDataSource(dataSource());
		pool.setMaximumPoolSize(1);
		pool.setConnectionTimeout(2000);
		return pool;
	}

	/**
	 * Do the same several times at once.
	 * @param <T> what it answers
	 * @param count how often
	 * @param task what to do
	 * @return the answers
	 * @throws Exception if one of them fails
	 */
	static <T> List<T> atOnce(int count, Callable<T> task) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(count);
		try {
			List<T> results = new ArrayList<>();
			for (Future<T> result : executor.invokeAll(java.util.Collections.nCopies(count, task))) {
				results.add(result.get(60, TimeUnit.SECONDS));
			}
			return results;
		}
		finally {
			executor.shutdownNow();
		}
	}

}
