package dev.migrate.contract;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import dev.migrate.Migrator;
import dev.migrate.execute.MigrationListener;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.operation.Operations;
import dev.migrate.plan.NotNextStepException;
import dev.migrate.plan.Step;
import dev.migrate.revision.NoSuchRevisionException;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import dev.migrate.settings.NonEmptySchema;
import dev.migrate.start.MigrationStatus.State;
import dev.migrate.start.NonEmptySchemaException;
import dev.migrate.start.Resolution;
import dev.migrate.start.ResolutionRefusedException;
import dev.migrate.tables.HistoryEntry;
import org.junit.jupiter.api.Test;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What a run leaves behind is what it says it leaves.
 */
public interface OutcomeContract extends TestedDatabase {

	@Test
	default void versionTableInWhichNothingWasEverRecordedIsNoStart() {
		jdbc().execute("create table legacy (id integer primary key)");
		tableRevision("a001", "", "legacy");
		tableRevision("a002", "a001", "two");
		migrator().build().ensureVersionTable();
		assertThatExceptionOfType(NonEmptySchemaException.class).isThrownBy(() -> migrator().build().run())
			.withMessageContaining("MigratorBuilder.baseline(…)");
		migrator().baseline("a001").build().run();
		assertThat(rows()).containsExactly("a002");
		migrator().build().downgrade("base");
		jdbc().execute("create table legacy (id integer primary key)");
		tableRevision("a001", "", "one");
		migrator().baseline("a001").build().run();
		assertThat(tables()).contains("one", "two");
	}

	@Test
	default void listenerThatFailsAfterTheCommitIsOnlyLogged() {
		tableRevision("a001", "", "one");
		tableRevision("a002", "a001", "two");
		assertThat(migrator().listener(new MigrationListener() {

			@Override
			public void afterStep(Step step, Duration elapsed) {
				throw new IllegalStateException("no luck");
			}

		}).build().run().steps()).hasSize(2);
		assertThat(rows()).containsExactly("a002");
	}

	@Test
	default void ddlThroughJdbcIsNotSaidToBeRolledBack() {
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> builder(dataSource()).locations(List.of())
				.scriptSource(new MigrationBeans().add(new DdlThroughJdbc()))
				.build()
				.run())
			.satisfies((ex) -> assertThat(ex.details().rolledBack()).isEqualTo(dialect().transactionalDdl()))
			.satisfies((ex) -> assertThat(ex.getMessage().contains("It was rolled back"))
				.isEqualTo(dialect().transactionalDdl()));
		assertThat(tables().contains("one")).isNotEqualTo(dialect().transactionalDdl());
	}

	/**
	 * What drivers say of a batch differs.
	 */
	@Test
	default void statementThatFailsInABatchIsNamed() {
		for (String sql : List.of("insert into missing values (4711)", "insert into one values (null)")) {
			jdbc().execute("create table one (id integer not null)");
			assertThatExceptionOfType(RevisionFailedException.class)
				.isThrownBy(() -> builder(dataSource()).locations(List.of())
					.scriptSource(new MigrationBeans().add(new Batch(sql)))
					.onNonEmptySchema(NonEmptySchema.UPGRADE)
					.build()
					.run())
				.withMessageContaining(sql.replace("4711", "…").replace("null", "NULL").substring(0, 20));
			jdbc().execute("drop table one");
		}
	}

	@Test
	default void settingThatCommitsIsNotSaidToBeRolledBack() {
		assumeThat(dialect().transactionalDdl()).as("DDL takes part in transactions").isFalse();
		tableRevision("a001", "", "one");
		revision("a002", "a001",
				"insert into one values (1);\n" + settingThatCommits() + ";\ncreate table one (id integer);", "");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrator().build().run())
			.withMessageContaining("so statements 1–2 stay applied");
		assertThat(jdbc().queryForList("select id from one", Integer.class)).containsExactly(1);
	}

	/**
	 * A statement that is no DDL and commits, where DDL does.
	 * @return the statement
	 */
	default String settingThatCommits() {
		return "set autocommit = 1";
	}

	@Test
	default void corruptVersionTableIsRepairedByPurging() {
		tableRevision("a001", "", "one");
		tableRevision("a002", "a001", "two");
		jdbc().execute("create table migrate_version (version_num varchar(255))");
		jdbc().update("insert into migrate_version values (null), ('a001'), ('a001')");
		migrator().build().stamp(List.of("a001"), true);
		assertThat(rows()).containsExactly("a001");
		assertThat(migrator().build().run().steps()).hasSize(1);
	}

	/** One revision is applied, and the next one has created one of its two tables. */
	private Migrator failedHalfWay() {
		assumeThat(dialect().transactionalDdl()).as("DDL takes part in transactions").isFalse();
		tableRevision("a001", "", "one");
		revision("a002", "a001", "create table two (id integer primary key);\ncreate table one (id integer);",
				"drop table two;\ndrop table three;");
		Migrator migrator = migrator().build();
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(migrator::run)
			.satisfies((ex) -> assertThat(ex.action()).contains("`Migrator.resolve(\"a002\", Resolution.APPLIED)`"));
		assertThat(migrator.status().state()).isEqualTo(State.FAILED);
		return migrator;
	}

	private static String last(Migrator migrator) {
		List<HistoryEntry> history = migrator.history();
		HistoryEntry last = history.get(history.size() - 1);
		return last.rank() + " " + last.revision() + " " + last.direction() + " " + last.outcome() + " '"
				+ last.script() + "'";
	}

	@Test
	default void failedUpgradeThatWasUndoneByHandIsRunAgain() {
		Migrator migrator = failedHalfWay();
		jdbc().execute("drop table two");
		migrator.resolve("a002", Resolution.UNDONE);
		assertThat(last(migrator)).isEqualTo("3 a002 UPGRADE UNDONE ''");
		assertThat(migrator.status().state()).isEqualTo(State.PENDING);
		tableRevision("a002", "a001", "two");
		Migrator corrected = migrator().build();
		assertThat(corrected.run().steps()).hasToString("[upgrade a002]");
		assertThat(corrected.status().state()).isEqualTo(State.UP_TO_DATE);
	}

	@Test
	default void failedUpgradeThatWasCompletedByHandIsApplied() {
		Migrator migrator = failedHalfWay();
		migrator.resolve("a002", Resolution.APPLIED);
		assertThat(rows()).containsExactly("a002");
		assertThat(last(migrator)).isEqualTo("3 a002 UPGRADE APPLIED ''");
		assertThat(migrator.status().state()).isEqualTo(State.UP_TO_DATE);
		assertThat(migrator.run().steps()).isEmpty();
		revision("a002", "a001", "create table two (id integer primary key);", "");
		assertThat(migrator().build().status().state()).isEqualTo(State.CHANGED);
	}

	@Test
	default void failedDowngradeIsResolvedInBothWays() {
		Migrator migrator = failedHalfWay();
		migrator.resolve("a002", Resolution.APPLIED);
		for (Resolution resolution : Resolution.values()) {
			assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrator.downgrade("a001"))
				.withMessageContaining("`Migrator.resolve(\"a002\", Resolution.UNDONE)`");
			assertThat(migrator.status().state()).isEqualTo(State.FAILED);
			migrator.resolve("a002", resolution);
			jdbc().execute("create table two (id integer)");
			assertThat(last(migrator))
				.contains("a002 DOWNGRADE " + (resolution == Resolution.APPLIED ? "UNDONE" : "APPLIED"));
			assertThat(migrator.status().state()).isNotEqualTo(State.FAILED);
		}
		assertThat(rows()).containsExactly("a001");
	}

	@Test
	default void failureIsNotForgottenWhenAnotherOneIsResolved() {
		Migrator migrator = failedHalfWay();
		revision("b002", "a001", "create table three (id integer);\ncreate table one (id integer);", "");
		Migrator both = migrator().target("b002").build();
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(both::run);
		both.resolve("b002", Resolution.UNDONE);
		assertThat(both.status().state()).isEqualTo(State.FAILED);
		migrator.resolve("a002", Resolution.UNDONE);
		assertThat(both.status().state()).isEqualTo(State.PENDING);
	}

	@Test
	default void resolutionThatMakesNoSenseChangesNothing() {
		Migrator migrator = failedHalfWay();
		assertThatExceptionOfType(NoSuchRevisionException.class)
			.isThrownBy(() -> migrator.resolve("cafe", Resolution.APPLIED));
		assertThatExceptionOfType(ResolutionRefusedException.class)
			.isThrownBy(() -> migrator.resolve("a001", Resolution.APPLIED))
			.withMessageContaining("says last 'upgrade, applied', on ");
		migrator.stamp("base");
		assertThatExceptionOfType(NotNextStepException.class)
			.isThrownBy(() -> migrator.resolve("a002", Resolution.APPLIED))
			.withMessageContaining("it requires 'a001', which is not applied");
		tableRevision("a003", "a002", "three");
		Migrator more = migrator().build();
		more.stamp("a003");
		assertThatExceptionOfType(ResolutionRefusedException.class)
			.isThrownBy(() -> more.resolve("a002", Resolution.UNDONE))
			.withMessageContaining("it is applied, as it names 'a003'");
		assertThat(more.status().state()).isEqualTo(State.UP_TO_DATE);
		assertThat(rows()).containsExactly("a003");
		more.resolve("a002", Resolution.APPLIED);
		assertThat(rows()).containsExactly("a003");
	}

	@Test
	default void revisionThatNeverRanHasNothingToResolve() {
		tableRevision("a001", "", "one");
		assertThatExceptionOfType(ResolutionRefusedException.class)
			.isThrownBy(() -> migrator().build().resolve("a001", Resolution.UNDONE))
			.withMessageContaining("the history does not name it");
		assertThat(tables()).isEmpty();
	}

	@Revision(id = "b001")
	record Batch(String failing) implements Migration {

		@Override
		public void upgrade(Operations op) {
			try (Statement batch = op.connection().createStatement()) {
				batch.addBatch("update one set id = 5");
				batch.addBatch("update one set id = 6");
				batch.addBatch(this.failing);
				batch.addBatch("delete from one");
				batch.executeBatch();
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	@Revision(id = "b001")
	class DdlThroughJdbc implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.jdbc().sql("create table one (id integer)").update();
			op.dropColumn("missing", "note");
			op.createTable("two", column("id", integer()));
		}

	}

}
