package dev.migrate;

import dev.migrate.branch.BranchFinding;
import dev.migrate.connect.DatabaseTests;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.TableName;
import dev.migrate.settings.Reaction;
import dev.migrate.start.ConflictingBranchesException;
import dev.migrate.start.UnresolvedConflictException;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a start makes of branches that contradict each other.
 */
class ConflictingBranchesTests extends DatabaseTests {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.h2();
	}

	@BeforeEach
	void branches() {
		revision("aa00", "", "create table t (id integer, name varchar(20));", "drop table t;");
		revision("bb11", "aa00", "alter table t alter column name set data type varchar(100);", "select 1;");
		revision("cc11", "aa00", "alter table t alter column name varchar(10);", "select 1;");
	}

	private ColumnType type(TestDatabase database) {
		return dialect().inspector(new JdbcTemplate(database.dataSource()))
			.table(TableName.of("t"))
			.flatMap((table) -> table.column("name"))
			.map(Column::type)
			.orElseThrow();
	}

	@Test
	void startRefusesThemBeforeAnythingRuns() {
		Migrator migrator = migrator().build();
		assertThatExceptionOfType(ConflictingBranchesException.class).isThrownBy(migrator::run)
			.withMessageContainingAll("The branches that end in 'bb11' and 'cc11' contradict each other: ",
					"column t.name: 'bb11' (", "bb11.sql): ", "cc11.sql): ", "Nothing has been changed.",
					"join them with")
			.satisfies((failure) -> assertThat(failure.verdicts()).singleElement()
				.satisfies((verdict) -> assertThat(verdict.findings()).singleElement()
					.extracting(BranchFinding::object)
					.isEqualTo("column t.name")));
		assertThat(tables()).doesNotContain("t");
		assertThatExceptionOfType(ConflictingBranchesException.class).isThrownBy(() -> migrator.upgrade("heads"));
	}

	@Test
	void reactionIsSet() {
		assertThat(migrator().onConflictingBranches(Reaction.WARN).build().run().steps()).hasSize(3);
		migrator().build().downgrade("base");
		assertThat(migrator().onConflictingBranches(Reaction.IGNORE).build().run().steps()).hasSize(3);
	}

	@Test
	void oneBranchAloneRuns() {
		migrator().target("bb11").build().run();
		assertThat(rows()).containsExactly("bb11");
		assertThatExceptionOfType(ConflictingBranchesException.class).isThrownBy(() -> migrator().build().run());
		assertThat(rows()).containsExactly("bb11");
	}

	@Test
	void branchesThatAreAppliedAlreadyNeverFailAStart() {
		migrator().onConflictingBranches(Reaction.WARN).build().run();
		revision("dd00", "cc11", "create table u (id integer);", "drop table u;");
		assertThat(migrator().build().run().steps()).hasSize(1);
		assertThat(rows()).containsExactly("bb11", "dd00");
	}

	@Test
	void mergeThatLeavesAConflictOpenIsRefused() {
		merge("dd00", "unresolved conflict 'column t.name of bb11 and cc11';");
		assertThatExceptionOfType(UnresolvedConflictException.class).isThrownBy(() -> migrator().build().run())
			.withMessageContainingAll("Merge 'dd00' (", "dd00.sql", "column t.name of bb11 and cc11",
					"Nothing has been changed.");
		assertThat(tables()).doesNotContain("t");
		assertThat(migrator().build().unresolvedConflicts()).hasSize(1);
	}

	private void merge(String id, String upgrade) {
		revision(id, "bb11, cc11", upgrade, "select 1;");
	}

	@Test
	void allWaysLeadThroughAMergeThatResolvesToOneSchema() {
		merge("dd00", "alter table t alter column name set data type varchar(50);");
		for (String first : new String[] { "bb11", "cc11" }) {
			try (TestDatabase database = server().create()) {
				builderOfFiles(database.dataSource()).target(first).build().run();
				builderOfFiles(database.dataSource()).build().run();
				assertThat(type(database)).isEqualTo(varchar(50));
			}
		}
	}

	@Test
	void twoMergesThatContradictEachOtherAreBranchesLikeAnyOthers() {
		merge("dd00", "alter table t alter column name set data type varchar(50);");
		merge("ee00", "alter table t alter column name set data type varchar(60);");
		assertThatExceptionOfType(ConflictingBranchesException.class).isThrownBy(() -> migrator().build().run())
			.withMessageContaining("end in 'dd00' and 'ee00' contradict each other");
		merge("ee00", "ALTER TABLE t ALTER COLUMN name SET DATA TYPE varchar(50);");
		assertThat(migrator().build().run().steps()).hasSize(5);
	}

}
