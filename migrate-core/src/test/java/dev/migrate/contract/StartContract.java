package dev.migrate.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

import dev.migrate.Migrator;
import dev.migrate.MigratorBuilder;
import dev.migrate.autogenerate.AutogenerateSettings;
import dev.migrate.error.MigrateException;
import dev.migrate.plan.UnknownRevisionException;
import dev.migrate.revision.AmbiguousPrefixException;
import dev.migrate.revision.MultipleHeadsException;
import dev.migrate.revision.NoSuchRevisionException;
import dev.migrate.script.LocationNotFoundException;
import dev.migrate.settings.Mode;
import dev.migrate.settings.NonEmptySchema;
import dev.migrate.settings.Reaction;
import dev.migrate.start.AboveTargetException;
import dev.migrate.start.ChangedRevision;
import dev.migrate.start.ChangedRevisionException;
import dev.migrate.start.EmptiedVersionTableException;
import dev.migrate.start.ForeignDatabaseException;
import dev.migrate.start.MigrationStatus;
import dev.migrate.start.NonEmptySchemaException;
import dev.migrate.start.PendingRevision;
import dev.migrate.start.PendingRevisionsException;
import dev.migrate.start.SetBackVersionTableException;
import dev.migrate.tables.HistoryEntry;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * What a start does, by what it finds.
 */
public interface StartContract extends TestedDatabase {

	String CLASS_LOCATION = "classpath:dev/migrate/contract/classrevisions";

	@Test
	default void startOnTargetTakesOneQueryAndLoadsNoRevisionClass() {
		RecordingClassLoader first = new RecordingClassLoader(getClass().getClassLoader());
		migratorOfClasses(new RecordingDataSource(dataSource()), first).run();
		assertThat(first.names()).contains("dev.migrate.contract.classrevisions.CreateThings");
		RecordingClassLoader second = new RecordingClassLoader(getClass().getClassLoader());
		RecordingDataSource recording = new RecordingDataSource(dataSource());
		migratorOfClasses(recording, second).run();
		assertThat(recording.statements()).hasSize(1).allMatch(this::reads);
		assertThat(recording.connections()).isEqualTo(1);
		assertThat(second.names()).doesNotContain("dev.migrate.contract.classrevisions.CreateThings");
	}

	private Migrator migratorOfClasses(RecordingDataSource dataSource, ClassLoader classLoader) {
		return builder(dataSource).locations(CLASS_LOCATION)
			.resourceLoader(new DefaultResourceLoader(classLoader))
			.build();
	}

	@Test
	default void settingThatNamesNoRevisionIsWhatTheAdviceIsAbout() {
		tableRevision("a001", "", "one");
		assertThatExceptionOfType(NoSuchRevisionException.class)
			.isThrownBy(() -> migrator().target("a002").build().run())
			.satisfies((ex) -> assertThat(ex.action())
				.isEqualTo("Call 'MigratorBuilder.target(…)' with one that is there, such as 'a001'."));
		jdbc().execute("create table existing (id integer)");
		assertThatExceptionOfType(NoSuchRevisionException.class)
			.isThrownBy(() -> migrator().baseline("nonsense").build().run())
			.withMessageStartingWith("There is no revision 'nonsense'")
			.satisfies((ex) -> assertThat(ex.action())
				.startsWith("Call 'MigratorBuilder.baseline(…)' with a revision that is there; "));
		migrator().baseline("a001").build().run();
		assertThat(rows()).containsExactly("a001");
	}

	@Test
	default void startOnTargetComparesChecksumsInTheSameQuery() {
		tableRevision("a001", "", "one");
		migrator().build().run();
		RecordingDataSource recording = new RecordingDataSource(dataSource());
		builderOfFiles(recording).build().run();
		assertThat(recording.statements()).hasSize(1);
	}

	@Test
	default void answerDoesNotGrowWithTheRevisions() {
		String before = "";
		for (int i = 1; i <= 12; i++) {
			tableRevision("a0" + i, before, "table_" + i);
			before = "a0" + i;
		}
		migrator().build().run();
		RecordingDataSource recording = new RecordingDataSource(dataSource());
		builderOfFiles(recording).build().run();
		// The row of the version table, and the digest
		assertThat(recording.statements()).singleElement()
			.satisfies((sql) -> assertThat(jdbc().query(sql, (row, number) -> number)).hasSize(2));
	}

	@Test
	default void historyOfAnEarlierVersionIsReadAndGetsItsColumnsWithTheNextRevision() {
		tableRevision("a001", "", "one");
		migrator().installedReason("first").build().run();
		for (String column : new String[] { "digest", "host", "reason", "format" }) {
			jdbc().execute("alter table migrate_history drop column " + column);
		}
		assertThat(migrator().build().history()).extracting(HistoryEntry::reason).containsExactly(Optional.empty());
		RecordingDataSource recording = new RecordingDataSource(dataSource());
		builderOfFiles(recording).build().run();
		assertThat(recording.statements()).hasSize(2).allMatch(this::reads);
		tableRevision("a002", "a001", "two");
		migrator().installedReason("second").build().run();
		assertThat(migrator().build().history()).extracting(HistoryEntry::reason)
			.containsExactly(Optional.empty(), Optional.of("second"));
		assertThat(jdbc().queryForList("select format from migrate_history", Integer.class)).containsExactly(1, 1);
		assertThat(jdbc().queryForList("select digest from migrate_history order by installed_rank", String.class))
			.satisfiesExactly((digest) -> assertThat(digest).isNull(),
					(digest) -> assertThat(digest).matches("d1:[0-9a-f]{32}:[0-9a-f]{16}"));
		tableRevision("a001", "", "other");
		assertThatExceptionOfType(ChangedRevisionException.class).isThrownBy(() -> migrator().build().run());
	}

	@Test
	default void editedFileIsRefusedUnlessOnlyItsLayoutHasChanged() {
		tableRevision("a001", "", "one");
		migrator().build().run();
		revision("a001", "", "CREATE  table one\n(\n\tid integer primary key\n) -- why not", "drop table one;");
		assertThatNoException().isThrownBy(() -> migrator().build().run());
		tableRevision("a001", "", "other");
		assertThatExceptionOfType(ChangedRevisionException.class).isThrownBy(() -> migrator().build().run())
			.withMessageContaining("Revision 'a001'")
			.withMessageContaining("a001.sql")
			.withMessageContaining("by ")
			.satisfies(
					(ex) -> assertThat(ex.revisions()).extracting(ChangedRevision::revision).containsExactly("a001"));
		assertThat(migrator().build().status().state()).isEqualTo(MigrationStatus.State.CHANGED);
		assertThatNoException().isThrownBy(() -> migrator().onChangedRevision(Reaction.WARN).build().run());
		assertThatNoException().isThrownBy(() -> migrator().onChangedRevision(Reaction.IGNORE).build().run());
	}

	@Test
	default void checksumOfAnEarlierRuleIsComparedByThatRule() {
		tableRevision("a001", "", "one");
		migrator().build().run();
		// printf 'create table one (id integer primary key);' | sha256sum
		jdbc().update("update migrate_history set checksum = 'v1:6914555f35166078', digest = null");
		revision("a001", "", "create   table one (id integer primary key); -- why not", "drop table one;");
		assertThatNoException().isThrownBy(() -> migrator().build().run());
		revision("a001", "", "CREATE table one (id integer primary key)", "drop table one;");
		assertThatExceptionOfType(ChangedRevisionException.class).isThrownBy(() -> migrator().build().run());
	}

	@Test
	default void databaseAboveTargetIsRefusedUnlessDowngradeIsAllowed() {
		tableRevision("a001", "", "one");
		tableRevision("a002", "a001", "two");
		migrator().build().run();
		assertThatExceptionOfType(AboveTargetException.class).isThrownBy(() -> migrator().target("a001").build().run())
			.withMessageContaining("'a002' is built on the target")
			.withMessageContaining("MigratorBuilder.allowDowngrade(true)");
		assertThat(migrator().target("a001").build().status().state()).isEqualTo(MigrationStatus.State.ABOVE_TARGET);
		migrator().target("a001").allowDowngrade(true).build().run();
		assertThat(rows()).containsExactly("a001");
		assertThat(tables()).contains("one").doesNotContain("two");
	}

	@Test
	default void otherBranchIsNotAboveTarget() {
		tableRevision("a001", "", "one");
		tableRevision("a002", "a001", "two");
		tableRevision("b002", "a001", "three");
		migrator().build().run();
		assertThatNoException().isThrownBy(() -> migrator().target("a002").build().run());
	}

	@Test
	default void rowForgesNoLine() {
		tableRevision("a001", "", "one");
		migrator().build().run();
		jdbc().update("update migrate_version set version_num = ?", "ff\r\nERROR\u001bx");
		assertThatExceptionOfType(UnknownRevisionException.class)
			.isThrownBy(() -> migrator().onUnknownRevision(Reaction.FAIL).build().run())
			.withMessageContaining("'ff\\r\\nERROR\\u001bx'")
			.satisfies((ex) -> assertThat(ex.ids()).containsExactly("ff\r\nERROR\u001bx"));
	}

	@Test
	default void unknownRevisionInDatabaseRunsNothing() {
		tableRevision("a001", "", "one");
		migrator().build().run();
		jdbc().update("update migrate_version set version_num = 'ffff'");
		tableRevision("a002", "a001", "two");
		assertThat(migrator().build().run().steps()).isEmpty();
		assertThat(migrator().onUnknownRevision(Reaction.IGNORE).build().run().steps()).isEmpty();
		assertThatExceptionOfType(UnknownRevisionException.class)
			.isThrownBy(() -> migrator().onUnknownRevision(Reaction.FAIL).build().run())
			.withMessageContaining("'ffff'");
		assertThat(migrator().build().status().state()).isEqualTo(MigrationStatus.State.AHEAD);
		assertThat(tables()).doesNotContain("two");
	}

	@Test
	default void databaseThatIsTwoVersionsNewerIsLeftAlone() throws IOException {
		tableRevision("a001", "", "one");
		tableRevision("a002", "a001", "two");
		tableRevision("a003", "a002", "three");
		migrator().build().run();
		Files.delete(files().resolve("a002.sql"));
		Files.delete(files().resolve("a003.sql"));
		Migrator older = migrator().build();
		assertThat(older.run().steps()).isEmpty();
		assertThat(older.status().state()).isEqualTo(MigrationStatus.State.AHEAD);
		assertThatExceptionOfType(UnknownRevisionException.class).isThrownBy(() -> older.downgrade("base"))
			.withMessageContaining("'a003'");
		assertThatExceptionOfType(UnknownRevisionException.class)
			.isThrownBy(() -> older.autogenerate(AutogenerateSettings.DEFAULTS).compare(List.of()))
			.withMessageContaining("'a003'");
		assertThat(tables()).contains("one", "two", "three");
	}

	@Test
	default void databaseOfAnotherApplicationIsRefusedByAllThatChangesIt() {
		tableRevision("a001", "", "one");
		migrator().build().run();
		jdbc().update("update migrate_version set version_num = 'ffff'");
		jdbc().update("update migrate_history set revision = 'ffff'");
		Migrator migrator = migrator().onUnknownRevision(Reaction.IGNORE).build();
		assertThatExceptionOfType(ForeignDatabaseException.class).isThrownBy(migrator::run)
			.withMessageContaining("names 'ffff'")
			.withMessageContaining("MigratorBuilder.versionTable(…)")
			.satisfies((ex) -> assertThat(ex.rows()).containsExactly("ffff"))
			.satisfies((ex) -> assertThat(ex.versionTable()).isEqualTo("migrate_version"));
		assertThat(migrator.status().state()).isEqualTo(MigrationStatus.State.FOREIGN);
		assertThatExceptionOfType(ForeignDatabaseException.class).isThrownBy(migrator::changedRevisions);
		assertThatExceptionOfType(ForeignDatabaseException.class).isThrownBy(migrator::acceptChanges);
		assertThatExceptionOfType(ForeignDatabaseException.class)
			.isThrownBy(() -> migrator().mode(Mode.VERIFY).build().run());
		assertThatExceptionOfType(ForeignDatabaseException.class).isThrownBy(() -> migrator.upgrade("heads"));
		assertThatExceptionOfType(ForeignDatabaseException.class).isThrownBy(() -> migrator.downgrade("base"));
		assertThatExceptionOfType(ForeignDatabaseException.class).isThrownBy(() -> migrator.stamp("a001"));
		assertThat(rows()).containsExactly("ffff");
		assertThat(migrator.history()).hasSize(1);
		migrator.stamp(List.of("a001"), true);
		assertThat(migrator.run().steps()).isEmpty();
		assertThat(rows()).containsExactly("a001");
	}

	@Test
	default void unknownRowWithoutHistoryMayBeThatOfANewerBuild() {
		tableRevision("a001", "", "one");
		migrator().build().run();
		jdbc().update("update migrate_version set version_num = 'ffff'");
		jdbc().execute("drop table migrate_history");
		assertThat(migrator().build().run().steps()).isEmpty();
		assertThat(rows()).containsExactly("ffff");
	}

	@Test
	default void emptiedVersionTableIsRefusedUntilSomebodySaysWhatIsThere() {
		tableRevision("a001", "", "one");
		migrator().build().run();
		jdbc().update("delete from migrate_version");
		Migrator migrator = migrator().build();
		assertThatExceptionOfType(EmptiedVersionTableException.class).isThrownBy(migrator::run)
			.withMessageContaining("'migrate_history' ends with 'a001' applied")
			.withMessageContaining("`Migrator.stamp(\"a001\")`")
			.satisfies((ex) -> assertThat(ex.applied()).containsExactly("a001"))
			.satisfies((ex) -> assertThat(ex.versionTable()).isEqualTo("migrate_version"));
		assertThat(migrator.status().state()).isEqualTo(MigrationStatus.State.EMPTIED);
		assertThatExceptionOfType(EmptiedVersionTableException.class).isThrownBy(migrator::changedRevisions);
		assertThatExceptionOfType(EmptiedVersionTableException.class).isThrownBy(() -> migrator.upgrade("heads"));
		assertThatExceptionOfType(EmptiedVersionTableException.class).isThrownBy(() -> migrator.downgrade("base"));
		assertThat(rows()).isEmpty();
		migrator.stamp("a001");
		assertThat(migrator.run().steps()).isEmpty();
		jdbc().update("delete from migrate_version");
		jdbc().execute("drop table one");
		migrator.stamp("base");
		assertThat(migrator.run().steps()).hasSize(1);
		assertThat(tables()).contains("one");
	}

	@Test
	default void droppedVersionTableIsRefusedWhereTheHistoryStays() {
		tableRevision("a001", "", "one");
		migrator().build().run();
		jdbc().execute("drop table migrate_version");
		assertThat(migrator().build().status().state()).isEqualTo(MigrationStatus.State.EMPTIED);
		assertThatExceptionOfType(EmptiedVersionTableException.class)
			.isThrownBy(() -> migrator().onNonEmptySchema(NonEmptySchema.UPGRADE).build().run());
		assertThatExceptionOfType(EmptiedVersionTableException.class)
			.isThrownBy(() -> migrator().baseline("a001").build().run());
		assertThat(tables()).doesNotContain("migrate_version");
	}

	@Test
	default void databaseThatWasDowngradedToItsBaseIsUpgradedAgain() {
		tableRevision("a001", "", "one");
		tableRevision("a002", "a001", "two");
		migrator().build().run();
		migrator().build().downgrade("base");
		assertThat(migrator().build().status().state()).isEqualTo(MigrationStatus.State.PENDING);
		assertThat(migrator().build().run().steps()).hasSize(2);
		migrator().build().stamp("a001");
		jdbc().execute("drop table two");
		migrator().build().downgrade("base");
		assertThat(migrator().build().run().steps()).hasSize(2);
	}

	@Test
	default void versionTableThatAlembicEmptiedIsUpgradedWithAWarning() {
		tableRevision("a001", "", "one");
		migrator().versionTable("alembic_version").build().run();
		jdbc().update("delete from alembic_version");
		assertThat(migrator().versionTable("alembic_version").build().status().state())
			.isEqualTo(MigrationStatus.State.PENDING);
		jdbc().execute("drop table one");
		assertThat(migrator().versionTable("alembic_version").build().run().steps()).hasSize(1);
	}

	@Test
	default void versionTableThatWasSetBackIsRefusedUntilSomebodySaysWhatIsThere() {
		tableRevision("a001", "", "one");
		revision("a002", "a001", "insert into one (id) values (1);", "delete from one;");
		tableRevision("a003", "a001", "three");
		migrator().build().run();
		jdbc().update("delete from migrate_version");
		jdbc().update("insert into migrate_version (version_num) values ('a001')");
		Migrator migrator = migrator().build();
		assertThatExceptionOfType(SetBackVersionTableException.class).isThrownBy(migrator::run)
			.withMessageContaining("has 'a001', which does not imply 'a003', 'a002', but the history 'migrate_history'")
			.withMessageContaining("`Migrator.stamp(\"a003\", \"a002\")`, or with `Migrator.stamp(\"a001\")`")
			.satisfies((ex) -> assertThat(ex.rows()).containsExactly("a001"))
			.satisfies((ex) -> assertThat(ex.missing()).containsExactly("a003", "a002"));
		assertThat(migrator.status().state()).isEqualTo(MigrationStatus.State.SET_BACK);
		assertThatExceptionOfType(SetBackVersionTableException.class).isThrownBy(migrator::changedRevisions);
		assertThatExceptionOfType(SetBackVersionTableException.class).isThrownBy(() -> migrator.upgrade("heads"));
		assertThatExceptionOfType(SetBackVersionTableException.class).isThrownBy(() -> migrator.downgrade("base"));
		assertThatExceptionOfType(SetBackVersionTableException.class)
			.isThrownBy(() -> migrator().mode(Mode.VERIFY).build().run());
		assertThat(rows()).containsExactly("a001");
		migrator.stamp("a003", "a002");
		assertThat(migrator.run().steps()).isEmpty();
		assertThat(jdbc().queryForList("select id from one")).hasSize(1);
		jdbc().update("delete from migrate_version where version_num = 'a002'");
		jdbc().update("delete from one");
		assertThatExceptionOfType(SetBackVersionTableException.class).isThrownBy(migrator::run)
			.withMessageContaining("`Migrator.stamp(\"a002\")`, or with `Migrator.stamp(\"a003\")`");
		migrator.stamp("a003");
		assertThat(migrator.run().steps()).hasToString("[upgrade a002]");
		assertThat(migrator.status().state()).isEqualTo(MigrationStatus.State.UP_TO_DATE);
		assertThat(jdbc().queryForList("select id from one")).hasSize(1);
	}

	@Test
	default void versionTableThatAlembicSetBackIsUpgradedWithAWarning() {
		tableRevision("a001", "", "one");
		tableRevision("a002", "a001", "two");
		migrator().versionTable("alembic_version").build().run();
		jdbc().update("update alembic_version set version_num = 'a001'");
		jdbc().execute("drop table two");
		Migrator migrator = migrator().versionTable("alembic_version").build();
		assertThat(migrator.status().state()).isEqualTo(MigrationStatus.State.PENDING);
		assertThat(migrator.run().steps()).hasSize(1);
	}

	/**
	 * A newer build, a branch that goes on, a downgrade and a stamp leave the history as
	 * the rows are.
	 */
	@Test
	default void historyThatAgreesWithTheRowsIsNotRefused() {
		tableRevision("a001", "", "one");
		tableRevision("a002", "a001", "two");
		tableRevision("b002", "a001", "three");
		migrator().build().upgrade("a002");
		assertThat(migrator().build().status().state()).isEqualTo(MigrationStatus.State.PENDING);
		migrator().build().upgrade("b002");
		migrator().build().downgrade("a001");
		migrator().build().upgrade("b002");
		migrator().build().stamp("a002");
		migrator().build().stamp("b002@base");
		jdbc().execute("drop table three");
		assertThat(migrator().build().run().steps()).isNotEmpty();
	}

	private boolean reads(String sql) {
		return sql.startsWith("select ")
				|| sql.startsWith(dialect().spelling().unlessMissing("select §").replaceFirst("§.*", ""));
	}

	@Test
	default void tablesOfEarlierVersionAreCompletedIfThatIsAskedFor() {
		tableRevision("a001", "", "one");
		migrator().build().run();
		for (String column : new String[] { "digest", "host", "reason", "format" }) {
			jdbc().execute("alter table migrate_history drop column " + column);
		}
		jdbc().execute("drop table migrate_journal");
		migrator().build().ensureVersionTable();
		assertThat(jdbc().queryForList("select digest, host, reason, format from migrate_history")).hasSize(1);
		assertThat(tables()).contains("migrate_journal");
		assertThat(rows()).containsExactly("a001");
	}

	@Test
	default void schemaWithTablesButWithoutVersionTableIsRefused() {
		jdbc().execute("create table legacy (id integer primary key)");
		tableRevision("a001", "", "legacy");
		tableRevision("a002", "a001", "two");
		assertThatExceptionOfType(NonEmptySchemaException.class).isThrownBy(() -> migrator().build().run())
			.withMessageContaining("has 1 table")
			.withMessageContaining("MigratorBuilder.baseline(…)");
		assertThat(migrator().build().status().state()).isEqualTo(MigrationStatus.State.UNINITIALIZED);
		migrator().baseline("a001").build().run();
		assertThat(rows()).containsExactly("a002");
		assertThat(migrator().build().history()).extracting((entry) -> entry.direction() + " " + entry.revision())
			.containsExactly("STAMP a001", "UPGRADE a002");
	}

	@Test
	default void schemaWithTablesIsUpgradedIfThatIsAskedFor() {
		jdbc().execute("create table legacy (id integer primary key)");
		tableRevision("a001", "", "one");
		migrator().onNonEmptySchema(NonEmptySchema.UPGRADE).build().run();
		assertThat(rows()).containsExactly("a001");
	}

	@Test
	default void baselineOfEmptySchemaIsNotRecorded() {
		tableRevision("a001", "", "one");
		migrator().baseline("a001").build().run();
		assertThat(tables()).contains("one");
	}

	@Test
	default void severalHeadsAreAllRunOrRefused() {
		tableRevision("a001", "", "one");
		tableRevision("a002", "a001", "two");
		tableRevision("b002", "a001", "three");
		RecordingDataSource recording = new RecordingDataSource(dataSource());
		assertThatExceptionOfType(MultipleHeadsException.class)
			.isThrownBy(() -> builderOfFiles(recording).target("head").build().run())
			.withMessageContaining("'a002'")
			.withMessageContaining("'b002'");
		assertThat(recording.statements()).allMatch(this::reads);
		migrator().build().run();
		assertThat(rows()).containsExactly("a002", "b002");
	}

	@Test
	default void badTargetIsRefusedBeforeAnythingIsChanged() {
		tableRevision("ab01", "", "one");
		tableRevision("ab02", "ab01", "two");
		assertThatExceptionOfType(NoSuchRevisionException.class)
			.isThrownBy(() -> migrator().target("cafe").build().run());
		assertThatExceptionOfType(AmbiguousPrefixException.class)
			.isThrownBy(() -> migrator().target("ab").build().run());
		assertThat(tables()).isEmpty();
	}

	@Test
	default void missingLocationIsRefusedUnlessAllowed() {
		MigratorBuilder migrator = builder(dataSource()).locations("classpath:no/such/revisions");
		assertThatExceptionOfType(LocationNotFoundException.class).isThrownBy(() -> migrator.build().run());
		assertThat(migrator.failOnMissingLocations(false).build().run().steps()).isEmpty();
	}

	@Test
	default void verifyChangesNothingAndNamesWhatIsPending() {
		tableRevision("a001", "", "one");
		MigratorBuilder verify = migrator().mode(Mode.VERIFY);
		assertThatExceptionOfType(PendingRevisionsException.class).isThrownBy(() -> verify.build().run())
			.satisfies((ex) -> assertThat(ex.pending()).containsExactly("a001"));
		assertThat(tables()).isEmpty();
		migrator().build().run();
		assertThat(verify.build().run().steps()).isEmpty();
	}

	@Test
	default void modeNoneDoesNotEvenConnect() {
		RecordingDataSource recording = new RecordingDataSource(dataSource());
		builder(recording).mode(Mode.NONE).build().run();
		assertThat(recording.connections()).isZero();
	}

	@Test
	default void corruptVersionTableIsRefused() {
		tableRevision("a001", "", "one");
		jdbc().execute("create table migrate_version (version_num varchar(255))");
		jdbc().update("insert into migrate_version values (null)");
		assertThatExceptionOfType(MigrateException.class).isThrownBy(() -> migrator().build().run())
			.withMessageContaining("NULL")
			.withMessageContaining("migrate_version");
	}

	@Test
	default void statusTakesTwoQueriesAndTellsAll() {
		tableRevision("a001", "", "one");
		tableRevision("a002", "a001", "two");
		migrator().target("a001").build().run();
		RecordingDataSource recording = new RecordingDataSource(dataSource());
		MigrationStatus status = builderOfFiles(recording).build().status();
		assertThat(recording.statements()).hasSize(2);
		assertThat(status.database()).startsWith(dialect().productName() + " ");
		assertThat(status.state()).isEqualTo(MigrationStatus.State.PENDING);
		assertThat(status.current()).containsExactly("a001");
		assertThat(status.heads()).containsExactly("a002");
		assertThat(status.pending()).containsExactly(new PendingRevision("a002", List.of("a001"), "Message of a002",
				List.of(), "SQL", status.pending().get(0).script()));
		assertThat(status.history()).hasSize(1);
	}

}
