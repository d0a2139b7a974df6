package dev.migrate.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.MigrateAutogenerateAutoConfiguration;
import dev.migrate.autoconfigure.MigrateSchemaSourcesAutoConfiguration;
import dev.migrate.autoconfigure.WantedSchemaComparison;
import dev.migrate.error.MigrateException;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.test.MigrationAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link MigratorAssert}.
 */
class MigratorAssertTests {

	@TempDir
	private Path revisions;

	@Test
	void goodRevisionsPass() {
		revision("a1", "", "create table users (id integer);", "drop table users;");
		revision("b2", "a1", "alter table users add column name varchar(20);", "alter table users drop column name;");
		Migrator migrator = migrator();
		assertThat(migrator).hasSingleHead().downgradesAndUpgrades().isUpToDate();
	}

	@Test
	void branchesAndMergesGoDownAndUp() {
		revision("a1", "", "create table a (id integer);", "drop table a;");
		revision("b2", "a1", "create table b (id integer);", "drop table b;");
		revision("c3", "a1", "create table c (id integer);", "drop table c;");
		revision("d4", "b2, c3", "", "");
		assertThat(migrator()).downgradesAndUpgrades().isUpToDate();
	}

	@Test
	void columnThatComesBackAsTheLastIsNoFlaw() {
		revision("a1", "", "create table a (x integer, y integer);", "drop table a;");
		revision("b2", "a1", "alter table a drop column x;", "alter table a add column x integer;");
		assertThat(migrator()).downgradesAndUpgrades().isUpToDate();
	}

	@Test
	void secondHeadIsNamed() {
		revision("a1", "", "create table a (id integer);", "drop table a;");
		revision("b2", "", "create table b (id integer);", "drop table b;");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(migrator()).hasSingleHead())
			.withMessageContainingAll("2", "a1", "b2", "merge heads");
	}

	@Test
	void branchesThatContradictEachOtherAreNamed() {
		revision("a1", "", "create table a (id integer, n varchar(20));", "drop table a;");
		revision("b2", "a1", "alter table a alter column n varchar(100);", "select 1;");
		revision("c3", "a1", "alter table a add column m integer;", "alter table a drop column m;");
		assertThat(migrator()).hasNoConflictingBranches();
		revision("c3", "a1", "alter table a alter column n varchar(10);", "select 1;");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(migrator()).hasNoConflictingBranches())
			.withMessageContainingAll("column a.n: 'b2' (", "'c3' (", "merge heads");
	}

	@Test
	void databaseThatIsBehindFails() {
		revision("a1", "", "create table a (id integer);", "drop table a;");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(migrator()).isUpToDate())
			.withMessageContaining("at the heads [a1], but it is at []");
	}

	@Test
	void downgradeThatLeavesSomethingIsInTheWayOfTheUpgrade() {
		revision("a1", "", "create table a (id integer);", "drop table a;");
		revision("b2", "a1", "create table b (id integer);", "select 1;");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(migrator()).downgradesAndUpgrades())
			.withMessageContaining("Revision 'b2' failed in upgrade");
	}

	@Test
	void upgradeThatMakesSomethingElseIsFound() {
		revision("a1", "", "create table a (id integer);", "drop table a;");
		revision("b2", "a1", "alter table a add column if not exists x integer;",
				"alter table a alter column x varchar(9);");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(migrator()).downgradesAndUpgrades())
			.withMessageContainingAll("Revision 'b2' does not make again", "table a was", "and is now");
		assertThat(migrator()).isUpToDate();
	}

	@Test
	void revisionThatCannotBeUndoneIsOnlyUpgraded() {
		revision("a1", "", "create table a (id integer);", "drop table a;");
		revision("b2", "a1", "create table b (id integer);", "-- irreversible");
		revision("c3", "b2", "create table c (id integer);", "drop table c;");
		assertThat(migrator()).except("b2").downgradesAndUpgrades().isUpToDate();
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(migrator()).except("b2").downgradesAndUpgrades())
			.withMessageContainingAll("Revision 'b2' is not to be undone, and is applied already", "downTo(\"b2\")",
					"@MigrationTest");
		assertThat(migrator()).downTo("b2").downgradesAndUpgrades().isUpToDate();
	}

	@Test
	void flawBesideARevisionThatCannotBeUndoneIsFound() {
		revision("a1", "", "create table a (id integer);", "drop table a; create table left_over (id integer);");
		revision("b2", "a1", "create table b (id integer);", "-- irreversible");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(migrator()).except("b2").downgradesAndUpgrades())
			.withMessageContainingAll("Revision 'a1' does not ", "left_over");
	}

	@Test
	void whatLiesBelowStays() {
		revision("a1", "", "create table a (id integer);", "create table nonsense (id);");
		revision("b2", "a1", "create table b (id integer);", "drop table b;");
		assertThat(migrator()).downTo("a1").downgradesAndUpgrades().isUpToDate();
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(migrator()).downTo("b2").except("a1").downgradesAndUpgrades())
			.withMessageContaining(
					"Revision 'a1' is not to be undone, but would not be: downTo(\"b2\") stays above it.");
	}

	@Test
	void revisionThatIsNotThereIsNamed() {
		revision("a1", "", "create table a (id integer);", "drop table a;");
		assertThatExceptionOfType(MigrateException.class).isThrownBy(() -> assertThat(migrator()).downTo("zz"))
			.withMessageContaining("There is no revision 'zz'");
		assertThatExceptionOfType(MigrateException.class).isThrownBy(() -> assertThat(migrator()).except("a1", "zz"))
			.withMessageContaining("There is no revision 'zz'");
		assertThatIllegalArgumentException().isThrownBy(() -> assertThat(migrator()).except())
			.withMessage("'revisions' must name at least one revision");
	}

	@Test
	void namesThatHsqldbNumbersDoNotCount() {
		revision("a1", "",
				"create table a (id integer primary key, x integer unique check (x > 0), y integer references a (id));",
				"drop table a;");
		assertThat(migrator("jdbc:hsqldb:mem:")).downgradesAndUpgrades().isUpToDate();
	}

	@Test
	void editedRevisionIsFound() {
		revision("a1", "", "create table a (id integer);", "drop table a;");
		migrator().upgrade("heads");
		assertThat(migrator()).hasUnchangedRevisions();
		revision("a1", "", "create table a (id bigint);", "drop table a;");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(migrator()).hasUnchangedRevisions())
			.withMessageContainingAll("Revision 'a1' (", "was edited after it had been applied");
	}

	@Test
	void missingRevisionIsFound() {
		revision("a1", "", "create table a (id integer);", "drop table a;");
		Migrator migrator = migrator();
		migrator.upgrade("heads");
		assertThat(migrator).matches(wanting(migrator, column("id", integer())));
		WantedSchemaComparison more = wanting(migrator, column("id", integer()), column("note", integer()));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(migrator).matches(more))
			.withMessageContainingAll("add column a.note", "--autogenerate");
	}

	private static WantedSchemaComparison wanting(Migrator migrator, TableElement... elements) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.registerBean(Migrator.class, () -> migrator);
		context.registerBean(Schema.class, () -> Schema.of(Table.of(TableName.of("a"), List.of(elements))));
		context.register(MigrateSchemaSourcesAutoConfiguration.class, MigrateAutogenerateAutoConfiguration.class);
		context.refresh();
		return context.getBean(WantedSchemaComparison.class);
	}

	private void revision(String id, String parent, String upgrade, String downgrade) {
		String header = "-- revision: " + id + "\n" + (parent.isEmpty() ? "" : "-- down revision: " + parent + "\n");
		try {
			Files.writeString(this.revisions.resolve(id + ".sql"),
					header + "\n-- upgrade\n" + upgrade + "\n\n-- downgrade\n" + downgrade + "\n");
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Migrator migrator() {
		return migrator("jdbc:h2:mem:;DB_CLOSE_DELAY=-1");
	}

	private Migrator migrator(String url) {
		String named = url.replace("mem:", "mem:" + this.revisions.getFileName());
		return Migrator.builder(new DriverManagerDataSource(named)).locations("file:" + this.revisions).build();
	}

}
