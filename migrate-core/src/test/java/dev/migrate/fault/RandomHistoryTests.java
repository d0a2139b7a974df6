package dev.migrate.fault;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLSyntaxErrorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.connect.KnownDialects;
import dev.migrate.contract.FaultyDataSource;
import dev.migrate.error.MigrateException;
import dev.migrate.execute.LockTimeoutException;
import dev.migrate.operation.Operations;
import dev.migrate.plan.Direction;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import dev.migrate.tables.HistoryEntry;
import dev.migrate.tables.Outcome;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Several migrators at once on one database, each up or down to a target of its own, some
 * of them cut off or with a statement that is refused. Whatever they do to each other: no
 * revision is applied twice in a row and none of its statements runs twice; the schema is
 * what the version table says, once what stopped is complete; two are never at work at
 * the same time; a run that has nothing to do writes nothing; who waits knows for whom;
 * and no message tells what is in a row. The graph is the model; the moves come from a
 * seed, and rounds are counted, unless {@code migrate.test.minutes} says for how long.
 */
abstract class RandomHistoryTests {

	private static final Logger logger = LoggerFactory.getLogger(RandomHistoryTests.class);

	private static final long SEED = Long.getLong("migrate.test.seed", 9);

	private static final int MIGRATORS = 3;

	private static final String CANARY = "canary in a row";

	/** What has to be applied before each revision; its table is named after it. */
	private static final Map<String, Set<String>> PARENTS = Map.of("r1", Set.of(), "r2", Set.of("r1"), "r3",
			Set.of("r2"), "r4", Set.of("r2"), "r5", Set.of("r3", "r4"), "r6", Set.of("r5"));

	private final AtomicInteger atWork = new AtomicInteger();

	private final AtomicInteger meetings = new AtomicInteger();

	/**
	 * The server.
	 */
	abstract TestDatabaseServer server();

	/**
	 * How many rounds there are without the profile.
	 */
	abstract int rounds();

	@Test
	void schemaIsWhatTheVersionTableSays() throws Exception {
		Random random = new Random(SEED);
		long end = System.nanoTime() + Long.getLong("migrate.test.minutes", 0) * 60_000_000_000L;
		ExecutorService threads = Executors.newFixedThreadPool(MIGRATORS);
		int round = 0;
		try (TestDatabase database = server().create()) {
			while (round < rounds() || System.nanoTime() < end) {
				round++;
				play(database.dataSource(), random, threads);
				verify(database.dataSource(), "seed " + SEED + ", round " + round);
			}
		}
		finally {
			threads.shutdownNow();
		}
		logger.info("{}: {} rounds of {} migrators", getClass().getSimpleName(), round, MIGRATORS);
	}

	private void play(DataSource database, Random random, ExecutorService threads) throws Exception {
		CountDownLatch begin = new CountDownLatch(1);
		List<Future<?>> moves = new ArrayList<>();
		for (int i = 0; i < MIGRATORS; i++) {
			Worker worker = new Worker();
			DataSource faulty = faulty(database, random, worker);
			Migrator migrator = migrator(faulty, worker);
			boolean up = random.nextInt(3) > 0;
			List<String> targets = up ? List.of("heads", "r3", "r4", "r5", "r2") : List.of("base", "r1", "r2");
			String target = targets.get(random.nextInt(targets.size()));
			moves.add(threads.submit(() -> {
				begin.await();
				move(migrator, up, target);
				return null;
			}));
		}
		begin.countDown();
		for (Future<?> move : moves) {
			move.get();
		}
	}

	/**
	 * One in three is cut off, one in six loses its connection, and one in six has a
	 * statement or a commit refused.
	 */
	private static DataSource faulty(DataSource database, Random random, Worker worker) {
		int kind = random.nextInt(6);
		int point = 1 + random.nextInt(80);
		return new FaultyDataSource(database, (kind < 4) ? point : Integer.MAX_VALUE,
				kind != 2 && random.nextBoolean()) {

			@Override
			protected void fault(String trip) throws SQLException {
				if (kind != 2) {
					worker.leave();
				}
				if (kind < 2) {
					super.fault(trip);
				}
				else if (kind == 3) {
					lose();
				}
				else if (trip.equals("commit") || trip.startsWith("begin not atomic")) {
					rollBack();
					throw new SQLIntegrityConstraintViolationException("The transaction is refused", "23000");
				}
				else if (!trip.equals("rollback")) {
					throw new SQLSyntaxErrorException("The statement is refused", "42000");
				}
			}

		};
	}

	private static void move(Migrator migrator, boolean up, String target) {
		try {
			if (up) {
				migrator.upgrade(target);
			}
			else {
				migrator.downgrade(target);
			}
		}
		catch (MigrateException | DataAccessException ex) {
			// Cut off, or somebody else has gone elsewhere meanwhile
			logger.debug("A move has ended", ex);
			assertThat(ex).isNotInstanceOf(LockTimeoutException.class);
			assertThat(ex.getMessage()).doesNotContain(CANARY);
		}
	}

	/**
	 * Whoever comes next completes what was cut off; then nothing is left open.
	 */
	private void verify(DataSource database, String where) {
		Migrator migrator = migrator(database, new Worker());
		JdbcTemplate jdbc = new JdbcTemplate(database);
		List<String> rows = migrator.status().current();
		migrator.upgrade(rows.isEmpty() ? new String[] { "r1" } : rows.toArray(String[]::new));
		if (!jdbc.queryForList("select revision from migrate_journal").isEmpty()) {
			// What the database has refused is in nobody's way
			migrator.upgrade("heads");
		}
		assertThat(this.meetings).as(where).hasValue(0);
		assertThat(jdbc.queryForList("select revision from migrate_journal")).as(where).isEmpty();
		Set<String> applied = applied(migrator.status().current());
		List<String> tables = jdbc.execute(KnownDialects.OURS::detect)
			.inspector(jdbc)
			.tableNames()
			.stream()
			.map((name) -> name.toLowerCase(Locale.ROOT))
			.filter((name) -> name.startsWith("t_"))
			.toList();
		assertThat(tables).as(where)
			.containsExactlyInAnyOrderElementsOf(applied.stream().map(RandomHistoryTests::table).toList());
		tables.forEach((table) -> assertThat(jdbc.queryForList("select n from " + table, Integer.class))
			.as(where + ", " + table)
			.containsExactly(111));
		requireAlternation(migrator, applied, where);
		FaultyDataSource counting = new FaultyDataSource(database, Integer.MAX_VALUE, false);
		migrator(counting, new Worker()).upgrade(migrator.status().current().toArray(String[]::new));
		assertThat(counting.trips()).as(where)
			.noneMatch((trip) -> trip.toLowerCase(Locale.ROOT)
				.matches("(?s)(insert|update|delete|create|alter|drop)\\b.*"));
	}

	/**
	 * No revision is applied or undone twice in a row.
	 */
	private static void requireAlternation(Migrator migrator, Set<String> applied, String where) {
		Set<String> told = new HashSet<>();
		for (HistoryEntry entry : migrator.history()) {
			if (entry.outcome() == Outcome.APPLIED) {
				boolean changed = (entry.direction() == Direction.UPGRADE) ? told.add(entry.revision())
						: told.remove(entry.revision());
				assertThat(changed).as(where + ": " + entry).isTrue();
			}
		}
		assertThat(told).as(where).isEqualTo(applied);
	}

	private static Set<String> applied(List<String> rows) {
		Set<String> applied = new HashSet<>(rows);
		rows.forEach((row) -> applied.addAll(applied(List.copyOf(PARENTS.get(row)))));
		return applied;
	}

	private static String table(String revision) {
		return "t_" + revision;
	}

	private static Migrator migrator(DataSource database, Worker worker) {
		MigrationBeans beans = new MigrationBeans();
		List.of(new R1(worker), new R2(worker), new R3(worker), new R4(worker), new R5(worker), new R6(worker))
			.forEach(beans::add);
		return Migrator.builder(database)
			.locations(List.of())
			.lockTimeout(Duration.ofMinutes(1))
			.scriptSource(beans)
			.build();
	}

	/**
	 * Notices if two run revisions at the same time.
	 */
	private final class Worker {

		private boolean inside;

		void enter() {
			this.inside = true;
			if (RandomHistoryTests.this.atWork.incrementAndGet() > 1) {
				RandomHistoryTests.this.meetings.incrementAndGet();
			}
		}

		void leave() {
			if (this.inside) {
				this.inside = false;
				RandomHistoryTests.this.atWork.decrementAndGet();
			}
		}

	}

	/**
	 * Makes a table with a number that tells how often each statement has run.
	 */
	private abstract static class Counting implements Migration {

		private final Worker worker;

		private final String table = table(getClass().getAnnotation(Revision.class).id());

		Counting(Worker worker) {
			this.worker = worker;
		}

		@Override
		public void upgrade(Operations op) {
			this.worker.enter();
			try {
				op.createTable(this.table, column("id", integer()).primaryKey(), column("n", integer()),
						column("words", varchar(40)));
				op.execute("insert into " + this.table + " (id, n, words) values (1, 1, '" + CANARY + "')");
				op.createIndex("ix_" + this.table, this.table, "n");
				op.execute("update " + this.table + " set n = n + 10");
				op.addColumn(this.table, column("note", integer()));
				op.jdbc().sql("update " + this.table + " set n = n + 100").update();
			}
			finally {
				this.worker.leave();
			}
		}

		@Override
		public void downgrade(Operations op) {
			this.worker.enter();
			try {
				op.execute("delete from " + this.table);
				op.dropIndex("ix_" + this.table, this.table);
				op.dropTable(this.table);
			}
			finally {
				this.worker.leave();
			}
		}

	}

	@Revision(id = "r1")
	private static final class R1 extends Counting {

		R1(Worker worker) {
			super(worker);
		}

	}

	@Revision(id = "r2", downRevision = "r1")
	private static final class R2 extends Counting {

		R2(Worker worker) {
			super(worker);
		}

	}

	@Revision(id = "r3", downRevision = "r2")
	private static final class R3 extends Counting {

		R3(Worker worker) {
			super(worker);
		}

	}

	@Revision(id = "r4", downRevision = "r2")
	private static final class R4 extends Counting {

		R4(Worker worker) {
			super(worker);
		}

	}

	@Revision(id = "r5", downRevision = { "r3", "r4" })
	private static final class R5 extends Counting {

		R5(Worker worker) {
			super(worker);
		}

	}

	@Revision(id = "r6", downRevision = "r5")
	private static final class R6 extends Counting {

		R6(Worker worker) {
			super(worker);
		}

	}

}
