package dev.migrate.contract;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.execute.MigrationListener;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.operation.Backfill;
import dev.migrate.operation.Operations;
import dev.migrate.plan.Step;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import dev.migrate.settings.NonEmptySchema;
import dev.migrate.start.MigrationStatus;
import dev.migrate.tables.BackfillProgress;
import org.junit.jupiter.api.Test;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Backfills on a real database.
 */
public interface BackfillContract extends TestedDatabase {

	/**
	 * Joins a word and a number.
	 * @return the expression
	 */
	default String fullName() {
		return "concat('name ', number)";
	}

	private Migrator migrator(int lastBatch, List<String> batches) {
		return migrator(dataSource(), lastBatch, batches);
	}

	private Migrator migrator(DataSource database, int lastBatch, List<String> batches) {
		return migrator(database, lastBatch, batches::add);
	}

	private Migrator migrator(DataSource database, int lastBatch, Consumer<String> batches) {
		return builder(database).locations(List.of())
			.scriptSource(new MigrationBeans().add(new CreateUsers()).add(new FillFullName(fullName())))
			.listener(new MigrationListener() {

				@Override
				public void afterBatch(Step step, String table, int count, long rows) {
					batches.accept(step.revision().id() + " " + table + " " + count + " " + rows);
					if (count == lastBatch) {
						throw new IllegalStateException("crash");
					}
				}

			})
			.build();
	}

	@Test
	default void allRowsAreFilledBatchByBatch() {
		List<String> batches = new ArrayList<>();
		migrator(0, batches).upgrade("heads");
		assertThat(batches).containsExactly("bf21 users 1 10", "bf21 users 2 20", "bf21 users 3 25");
		assertThat(left()).isZero();
		assertThat(jdbc().queryForObject("select full_name from users where code = 'k07'", String.class))
			.isEqualTo("name 7");
		assertThat(rows()).containsExactly("bf21");
	}

	@Test
	default void crashLeavesBatchesAndNextRunGoesOn() {
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> migrator(2, new ArrayList<>()).upgrade("heads"))
			.withMessageContaining("at operation 1 (execute update users")
			.withMessageContaining("a part of operation 1 stays applied");
		assertThat(left()).isEqualTo(5);
		assertThat(rows()).containsExactly("ae10");
		List<String> batches = new ArrayList<>();
		migrator(0, batches).upgrade("heads");
		assertThat(batches).containsExactly("bf21 users 1 5");
		assertThat(left()).isZero();
	}

	@Test
	default void batchThatIsNotCommittedIsRunByTheNextRun() {
		DataSource refusing = new FaultyDataSource(dataSource(), "commit", false) {

			@Override
			protected void fault(String trip) throws SQLException {
				List<String> before = trips().subList(Math.max(0, trips().size() - 3), trips().size() - 1);
				if (before.stream().anyMatch((statement) -> statement.matches("(?is)update \\W?users\\W.*"))) {
					rollBack();
					throw new SQLIntegrityConstraintViolationException("The transaction is refused", "23000");
				}
			}

		};
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> migrator(refusing, 0, new ArrayList<>()).upgrade("heads"));
		assertThat(left()).isEqualTo(25);
		migrator(0, new ArrayList<>()).upgrade("heads");
		assertThat(left()).isZero();
	}

	/**
	 * Others see it while the run goes on, and whoever comes after its end.
	 */
	@Test
	default void statusSaysHowFarItHasCome() {
		List<MigrationStatus> seen = new ArrayList<>();
		Migrator other = migrator(0, new ArrayList<>());
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> migrator(dataSource(), 2, (batch) -> seen.add(other.status())).upgrade("heads"));
		assertThat(seen).extracting(MigrationStatus::running).containsOnly("bf21");
		assertThat(seen).extracting(MigrationStatus::interrupted).containsOnlyNulls();
		MigrationStatus stopped = other.status();
		assertThat(stopped.interrupted()).isNotNull();
		assertThat(stopped.running()).isNull();
		assertThat(progress(stopped)).isEqualTo(progress(seen.get(1)));
		migrator(dataSource(), 0, (batch) -> seen.add(other.status())).upgrade("heads");
		assertThat(seen).extracting((status) -> progress(status).rows()).containsExactly(10L, 20L, 25L);
		assertThat(seen).extracting((status) -> progress(status).batches()).containsExactly(1, 2, 3);
		assertThat(seen).extracting((status) -> progress(status).began()).containsOnly(progress(stopped).began());
		assertThat(progress(seen.get(2))).matches((last) -> last.operation() == 1 && last.table().equals("users"));
		assertThat(other.status().backfill()).isNull();
	}

	private static BackfillProgress progress(MigrationStatus status) {
		BackfillProgress progress = Objects.requireNonNull(status.backfill());
		assertThat(progress.lastBatch()).isAfterOrEqualTo(progress.began());
		return progress;
	}

	/**
	 * An earlier version has left a row that does not say how far it has come.
	 */
	@Test
	default void backfillOfAnEarlierVersionGoesOn() {
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> migrator(2, new ArrayList<>()).upgrade("heads"));
		jdbc().update("update migrate_journal set statements = null");
		assertThat(migrator(0, new ArrayList<>()).status().backfill()).isNull();
		List<String> batches = new ArrayList<>();
		migrator(0, batches).upgrade("heads");
		assertThat(batches).containsExactly("bf21 users 1 5");
	}

	/**
	 * Types of keys, each with four values in order.
	 * @return the types with the values as SQL
	 */
	default Map<String, List<String>> keys() {
		Map<String, List<String>> keys = new LinkedHashMap<>();
		keys.put("smallint", List.of("-5", "0", "7", "300"));
		keys.put("decimal(20, 3)", List.of("-1.5", "0", "1.001", "12345678901234567.001"));
		keys.put("double precision", List.of("-1.5", "0", "0.1", "3.25"));
		keys.put("char(3)", List.of("'a'", "'a1'", "'b'", "'b:c'"));
		keys.put("date", List.of("'2019-12-31'", "'2020-02-29'", "'2020-03-29'", "'2021-01-01'"));
		keys.put("timestamp", List.of("'2020-01-01 00:00:00'", "'2020-03-28 00:59:59'", "'2020-07-01 12:30:00'",
				"'2021-01-01 00:00:01'"));
		return keys;
	}

	/**
	 * Batches are not to be done twice, whatever the key is made of.
	 */
	@Test
	default void runGoesOnBehindTheLastKeyOfWhateverType() {
		keys().forEach((type, values) -> {
			jdbc().execute("create table keyed (k " + type + ", n integer)");
			values.forEach((value) -> jdbc().execute("insert into keyed values (" + value + ", 0)"));
			for (int run = 0; run < 2; run++) {
				Migrator migrator = keyed(run == 0);
				if (run == 0) {
					assertThatExceptionOfType(RevisionFailedException.class).as(type)
						.isThrownBy(migrator::run)
						.withMessageContaining("crash");
				}
				else {
					migrator.run();
				}
			}
			assertThat(jdbc().queryForList("select n from keyed", Integer.class)).as(type).containsExactly(1, 1, 1, 1);
			tables().forEach((table) -> jdbc().execute("drop table " + table));
		});
	}

	@Test
	default void keyThatTheJournalCannotKeepIsRefused() {
		String key = "k".repeat(1000);
		jdbc().execute("create table keyed (k varchar(2000), n integer)");
		jdbc().update("insert into keyed values (?, 0)", key);
		Throwable failure = catchThrowable(() -> keyed(false).run());
		assertThat(failure).hasStackTraceContaining("takes 1007 characters with its type, and 1000 can be kept");
		assertThat(jdbc().queryForObject("select n from keyed", Integer.class)).isZero();
	}

	private Migrator keyed(boolean crashes) {
		return builder(dataSource()).locations(List.of())
			.onNonEmptySchema(NonEmptySchema.UPGRADE)
			.scriptSource(new MigrationBeans().add(new Count()))
			.listener(new MigrationListener() {

				@Override
				public void afterBatch(Step step, String table, int count, long rows) {
					if (crashes && count == 2) {
						throw new IllegalStateException("crash");
					}
				}

			})
			.build();
	}

	/**
	 * Counts rows in batches, whose condition does not tell what is done.
	 */
	@Revision(id = "bf01")
	class Count implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.backfill(Backfill.of("keyed").key("k").set("n", "n + 1").where("n >= 0").batchSize(1));
		}

	}

	private int left() {
		Integer left = jdbc().queryForObject("select count(*) from users where full_name is null", Integer.class);
		return (left != null) ? left : -1;
	}

	@Revision(id = "ae10")
	class CreateUsers implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("users", column("code", varchar(20)).notNull(), column("number", integer()),
					column("full_name", varchar(50)), primaryKey("code"));
			for (int i = 1; i <= 25; i++) {
				op.bulkInsert("users", List.of(Map.of("code", "k%02d".formatted(i), "number", i)));
			}
		}

	}

	@Revision(id = "bf21", downRevision = "ae10")
	class FillFullName implements Migration {

		private final String fullName;

		public FillFullName(String fullName) {
			this.fullName = fullName;
		}

		@Override
		public void upgrade(Operations op) {
			op.backfill(Backfill.of("users")
				.key("code")
				.set("full_name", this.fullName)
				.where("full_name is null")
				.batchSize(10)
				.pause(Duration.ofMillis(1)));
		}

	}

}
