package dev.migrate;

import java.time.Duration;

import dev.migrate.execute.MigrationListener;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.operation.Operations;
import dev.migrate.plan.Step;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import org.junit.jupiter.api.Test;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What a run leaves behind is what it says it leaves.
 */
abstract class OutcomeContractTests extends FailureContractTests {

	@Test
	void versionTableInWhichNothingWasEverRecordedIsNoStart() {
		jdbc().execute("create table legacy (id integer primary key)");
		tableRevision("a001", "", "legacy");
		tableRevision("a002", "a001", "two");
		migrator().build().ensureVersionTable();
		assertThatExceptionOfType(NonEmptySchemaException.class).isThrownBy(() -> migrator().build().run())
			.withMessageContaining("migrate.baseline");
		migrator().baseline("a001").build().run();
		assertThat(rows()).containsExactly("a002");
		migrator().build().downgrade("base");
		jdbc().execute("create table legacy (id integer primary key)");
		tableRevision("a001", "", "one");
		migrator().baseline("a001").build().run();
		assertThat(tables()).contains("one", "two");
	}

	@Test
	void listenerThatFailsAfterTheCommitIsOnlyLogged() {
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
	void ddlThroughJdbcIsNotSaidToBeRolledBack() {
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> Migrator.builder(dataSource())
				.locations(java.util.List.of())
				.scriptSource(new MigrationBeans().add(new DdlThroughJdbc()))
				.build()
				.run())
			.satisfies((ex) -> assertThat(ex.details().rolledBack()).isEqualTo(dialect().transactionalDdl()))
			.satisfies((ex) -> assertThat(ex.getMessage().contains("It was rolled back"))
				.isEqualTo(dialect().transactionalDdl()));
		assertThat(tables().contains("one")).isNotEqualTo(dialect().transactionalDdl());
	}

	@Test
	void settingThatCommitsIsNotSaidToBeRolledBack() {
		assumeThat(dialect().transactionalDdl()).as("DDL takes part in transactions").isFalse();
		String setting = dialect().name().equals("h2") ? "set referential_integrity false" : "set autocommit = 1";
		tableRevision("a001", "", "one");
		revision("a002", "a001", "insert into one values (1);\n" + setting + ";\ncreate table one (id integer);", "");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrator().build().run())
			.withMessageContaining("so statements 1–2 stay applied");
		assertThat(jdbc().queryForList("select id from one", Integer.class)).containsExactly(1);
	}

	@Test
	void corruptVersionTableIsRepairedByPurging() {
		tableRevision("a001", "", "one");
		tableRevision("a002", "a001", "two");
		jdbc().execute("create table migrate_version (version_num varchar(255))");
		jdbc().update("insert into migrate_version values (null), ('a001'), ('a001')");
		migrator().build().stamp(java.util.List.of("a001"), true);
		assertThat(rows()).containsExactly("a001");
		assertThat(migrator().build().run().steps()).hasSize(1);
	}

	@Revision(id = "b001")
	static class DdlThroughJdbc implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.jdbc().sql("create table one (id integer)").update();
			op.dropColumn("missing", "note");
			op.createTable("two", column("id", integer()));
		}

	}

}
