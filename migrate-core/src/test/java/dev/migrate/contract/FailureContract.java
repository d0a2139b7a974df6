package dev.migrate.contract;

import dev.migrate.Migrator;
import dev.migrate.execute.IrreversibleRevisionException;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.execute.TransactionConflictException;
import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;
import dev.migrate.settings.TransactionMode;
import dev.migrate.sql.SqlSyntaxException;
import dev.migrate.start.MigrationStatus;
import dev.migrate.tables.Outcome;
import dev.migrate.tables.RevisionIdTooLongException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What is said and what stays when a revision fails.
 */
public interface FailureContract extends TestedDatabase {

	@Test
	default void failedStatementOfFileSaysWhatStays() {
		tableRevision("a001", "", "one");
		revision("a002", "a001", "create table two (id integer primary key);\n\ncreate table two (id integer);\n", "");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrator().build().run())
			.withMessageStartingWith("Revision 'a002' failed in upgrade at statement 2 (")
			.withMessageContaining("a002.sql:8, create table two")
			.withMessageContaining("'a001' of the same run stays applied.")
			.satisfies(this::assertThatHalfOfItStaysWhereDdlCommits);
		assertThat(rows()).containsExactly("a001");
	}

	private void assertThatHalfOfItStaysWhereDdlCommits(RevisionFailedException ex) {
		if (dialect().transactionalDdl()) {
			assertThat(ex).hasMessageContaining("It was rolled back, and the version table still names 'a001'.");
			assertThat(ex.details().rolledBack()).isTrue();
			assertThat(tables()).doesNotContain("two");
			assertThat(migrator().build().history()).hasSize(1);
		}
		else {
			assertThat(ex).hasMessageContaining(dialect().productName()
					+ " commits each DDL statement, so statement 1 stays applied and the version table still names 'a001'.");
			assertThat(ex.details().rolledBack()).isFalse();
			assertThat(tables()).contains("two");
			assertThat(migrator().build().history()).last()
				.satisfies((entry) -> assertThat(entry.outcome()).isEqualTo(Outcome.FAILED));
			assertThat(migrator().build().status().state()).isEqualTo(MigrationStatus.State.FAILED);
		}
	}

	@Test
	default void fileThatCannotBeSplitIsRefusedBeforeAnythingRuns() {
		String broken = "create table two (id integer primary key);\ninsert into two values ('never closed);";
		tableRevision("a001", "", "one");
		revision("a002", "a001", broken, "drop table two;");
		assertThatNothingCanBeSplit(() -> migrator().build().run());
		assertThatNothingCanBeSplit(() -> {
			Migrator migrator = migrator().build();
			migrator.preview(migrator.planUpgrade("heads"));
		});
		revision("a002", "a001", "create table two (id integer primary key);", broken);
		assertThatNothingCanBeSplit(() -> migrator().build().run());
		assertThat(tables()).doesNotContain("one", "two");
	}

	@Test
	default void downgradeThatCannotBeSplitIsRefusedBeforeAnythingRuns() {
		tableRevision("a001", "", "one");
		tableRevision("a002", "a001", "two");
		migrator().build().run();
		revision("a001", "", "create table one (id integer primary key);", "drop table one;\n/* never closed");
		assertThatNothingCanBeSplit(() -> migrator().build().downgrade("base"));
		assertThat(tables()).contains("one", "two");
		assertThat(rows()).containsExactly("a002");
	}

	private static void assertThatNothingCanBeSplit(ThrowingCallable call) {
		assertThatExceptionOfType(SqlSyntaxException.class).isThrownBy(call).withMessageContaining("is never closed");
	}

	@Test
	default void textInCodeThatCannotBeSplitDoesNotRunByHalf() {
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> beans(new Unclosed()).run())
			.withMessageContaining("at operation 1 (execute create table half (id integer); insert into half values")
			.withMessageContaining("is never closed");
		assertThat(tables()).doesNotContain("half");
	}

	@Test
	default void failedDowngradeSaysWhatWasTakenDownBefore() {
		revision("a001", "", "create table one (id integer primary key);", "drop table nope;");
		revision("b001", "a001", "create table two (id integer primary key);", "drop table two;");
		revision("c001", "b001", "create table three (id integer primary key);", "drop table three;");
		migrator().build().run();
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrator().build().downgrade("base"))
			.withMessageStartingWith("Revision 'a001' failed in downgrade at statement 1 (")
			.withMessageContaining(" and the version table still names 'a001'. 'c001', 'b001' were taken down before, "
					+ "in the same run.")
			.satisfies(
					(ex) -> assertThat(ex.getMessage()).doesNotContain("stay applied").doesNotContain("stays applied"));
		assertThat(rows()).containsExactly("a001");
		assertThat(tables()).contains("one").doesNotContain("two", "three");
	}

	@Test
	default void failedOperationIsNamedWithItsPlaceAndTheCodesOfTheDatabase() {
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> beans(new AddColumnTwice()).run())
			.withMessageContaining("failed in upgrade at operation 3 (add column things.note")
			.satisfies((ex) -> {
				assertThat(ex.details().ordinal()).isEqualTo(3);
				assertThat(ex.details().operation())
					.hasValueSatisfying((text) -> assertThat(text).startsWith("add column"));
				assertThat(ex.getMessage()).containsPattern("\\[\\w+(, -?\\d+)?]");
				assertThat(ex.getMessage()).contains(dialect().transactionalDdl() ? "It was rolled back"
						: "operations 1–2 stay applied and the version table still names no revision");
			});
		assertThat(tables().contains("things")).isNotEqualTo(dialect().transactionalDdl());
	}

	@Test
	default void nextRunGoesOnWithTheOperationThatFailed() {
		assumeThat(dialect().transactionalDdl()).as("DDL takes part in transactions").isFalse();
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> beans(new AddColumnTwice()).run())
			.withMessageContaining("at operation 3 (add column things.note")
			.satisfies((ex) -> assertThat(ex.action())
				.startsWith("Correct what is left of the revision and run it again: it goes on behind what stays."));
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> beans(new AddColumnTwice()).run())
			.withMessageContaining("at operation 3 (add column things.note")
			.withMessageContaining("operations 1–2 stay applied");
	}

	@Test
	default void failureOfJavaCodeIsAFailureOfTheRevision() {
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> beans(new Throwing()).run())
			.withMessageContaining("after operation 1: java.lang.IllegalStateException: no luck")
			.withCauseInstanceOf(IllegalStateException.class);
	}

	@Test
	default void dataOfRowsIsNotInTheMessage() {
		revision("a001", "", """
				create table people (email varchar(50) primary key);
				insert into people values ('alice@example.org');
				insert into people values ('alice@example.org');""", "");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrator().build().run())
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("alice"));
	}

	@Test
	default void changeOfDataIsRolledBackEverywhere() {
		tableRevision("a001", "", "one");
		revision("a002", "a001", "insert into one values (1);\ninsert into one values (1);", "");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrator().build().run())
			.withMessageContaining("It was rolled back");
		assertThat(jdbc().queryForObject("select count(*) from one", Integer.class)).isZero();
	}

	@Test
	default void oneTransactionForAllLeavesAllOrNothing() {
		assumeThat(dialect().transactionalDdl()).as("DDL takes part in transactions").isTrue();
		tableRevision("a001", "", "one");
		revision("a002", "a001", "create table one (id integer);", "");
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> migrator().transaction(TransactionMode.ALL).build().run())
			.withMessageContaining("It was rolled back together with 'a001', and the version table still names no");
		assertThat(tables()).isEmpty();
		tableRevision("a002", "a001", "two");
		assertThat(migrator().transaction(TransactionMode.ALL).build().run().steps()).hasSize(2);
		assertThat(rows()).containsExactly("a002");
	}

	@Test
	default void transactionControlInFileIsRefusedBeforeItRuns() {
		assumeThat(dialect().transactionalDdl()).as("DDL takes part in transactions").isTrue();
		revision("a001", "", "create table one (id integer);\ncommit;", "");
		assertThatExceptionOfType(TransactionConflictException.class).isThrownBy(() -> migrator().build().run())
			.withMessageContaining("Line 7 of ")
			.withMessageContaining("a001.sql")
			.withMessageContaining("transactional: false");
		assertThat(tables()).isEmpty();
	}

	@Test
	default void revisionOutsideOfTransactionKeepsWhatRan() {
		file("a001.sql", """
				-- revision: a001
				-- transactional: false
				-- upgrade
				create table one (id integer primary key);
				insert into one values (1);
				insert into one values (1);
				""");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrator().build().run())
			.withMessageContaining("so statements 1–2 stay applied");
		assertThat(tables()).contains("one");
	}

	@Test
	default void downgradeIsDerivedFromTheUpgrade() {
		Migrator migrator = beans(new Reversible());
		migrator.run();
		assertThat(tables()).contains("things");
		migrator.downgrade("base");
		assertThat(tables()).doesNotContain("things");
		assertThat(rows()).isEmpty();
		assertThat(migrator.history()).extracting((entry) -> entry.direction() + " " + entry.rank())
			.containsExactly("UPGRADE 1", "DOWNGRADE 2");
	}

	@Test
	default void downgradeThatCannotBeDerivedIsRefusedBeforeAnythingChanges() {
		Migrator migrator = beans(new Irreversible(), new AddTable());
		migrator.run();
		assertThatExceptionOfType(IrreversibleRevisionException.class).isThrownBy(() -> migrator.downgrade("base"))
			.withMessageContaining("Revision 'b001'")
			.withMessageContaining("Operation 2 (drop column things.note)")
			.withMessageContaining("Nothing has been changed.");
		assertThat(rows()).containsExactly("b002");
		assertThat(tables()).contains("more_things");
	}

	@Test
	default void tableOfAlembicIsContinuedUpToTheLengthOfItsIds() {
		jdbc().execute("create table alembic_version (version_num varchar(32) not null, "
				+ "constraint alembic_version_pkc primary key (version_num))");
		jdbc().update("insert into alembic_version values ('a001')");
		tableRevision("a001", "", "one");
		tableRevision("a002", "a001", "two");
		migrator().versionTable("alembic_version").build().run();
		assertThat(rows("alembic_version")).containsExactly("a002");
		assertThat(tables()).contains("two").doesNotContain("one");
		String longId = "a".repeat(33);
		tableRevision(longId, "a002", "three");
		if (!limitsText()) {
			assertThat(migrator().versionTable("alembic_version").build().run().steps()).hasSize(1);
			return;
		}
		assertThatExceptionOfType(RevisionIdTooLongException.class)
			.isThrownBy(() -> migrator().versionTable("alembic_version").build().run())
			.withMessageContaining("33 characters")
			.satisfies((ex) -> assertThat(ex.action()).containsPattern("(?i)`alter table .*alembic_version"));
		assertThat(tables()).doesNotContain("three");
	}

	/**
	 * Whether text that is longer than its column is refused.
	 * @return whether it is
	 */
	default boolean limitsText() {
		return true;
	}

	@Revision(id = "b001")
	class AddColumnTwice implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("things", column("id", integer()).notNull());
			op.addColumn("things", column("note", varchar(20)));
			op.addColumn("things", column("note", varchar(20)));
		}

	}

	@Revision(id = "b001")
	class Throwing implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("things", column("id", integer()).notNull());
			throw new IllegalStateException("no luck");
		}

	}

	@Revision(id = "b001")
	class Reversible implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("things", column("id", integer()).notNull());
			op.addColumn("things", column("note", varchar(20)));
			op.createIndex("ix_things_note", "things", "note");
		}

	}

	@Revision(id = "b001")
	class Irreversible implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("things", column("id", integer()).notNull(), column("note", varchar(20)));
			op.dropColumn("things", "note");
		}

	}

	@Revision(id = "b002", downRevision = "b001")
	class AddTable implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("more_things", column("id", integer()).notNull());
		}

	}

	/**
	 * Executes text that has no end.
	 */
	@Revision(id = "unclosed")
	class Unclosed implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("create table half (id integer); insert into half values ('never closed)");
		}

	}

}
