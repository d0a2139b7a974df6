package dev.migrate.contract;

import java.util.Map;
import java.util.Optional;

import dev.migrate.Migrator;
import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;
import dev.migrate.start.ChangedRevision;
import dev.migrate.tables.HistoryEntry;
import org.junit.jupiter.api.Test;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What counts of a revision in Java is what it does.
 */
public interface ChangedOperationsContract extends TestedDatabase {

	@Test
	default void classThatDoesTheSameHasNotChanged() {
		beans(new Things()).run();
		assertThat(beans(new ThingsWrittenAnew()).changedRevisions()).isEmpty();
	}

	@Test
	default void classThatDoesSomethingElseHasChangedUntilThatIsAccepted() {
		beans(new Things()).run();
		Migrator migrator = beans(new ThingsWithAnotherColumn());
		assertThat(migrator.run().steps()).isEmpty();
		assertThat(migrator.changedRevisions()).singleElement().satisfies((changed) -> {
			assertThat(changed.revision()).isEqualTo("a001");
			assertThat(changed.script()).isEqualTo(ThingsWithAnotherColumn.class.getName());
			assertThat(changed.applied()).startsWith("op1:").isNotEqualTo(changed.now());
			assertThat(changed.when()).contains(" by ");
		});
		assertThat(migrator.acceptChanges()).extracting(ChangedRevision::revision).containsExactly("a001");
		assertThat(migrator.changedRevisions()).isEmpty();
		assertThat(beans(new Things()).changedRevisions()).hasSize(1);
	}

	@Test
	default void valuesOfParametersCount() {
		beans(new Things(), new OneThing()).run();
		assertThat(beans(new Things(), new OneThing()).changedRevisions()).isEmpty();
		assertThat(beans(new Things(), new AnotherThing()).changedRevisions()).extracting(ChangedRevision::revision)
			.containsExactly("a002");
	}

	@Test
	default void classThatReadsDataHasNoChecksum() {
		Migrator migrator = beans(new Things(), new CountsThings());
		migrator.run();
		assertThat(migrator.history()).extracting(HistoryEntry::checksum).last().isEqualTo(Optional.empty());
		assertThat(migrator.changedRevisions()).isEmpty();
	}

	@Test
	default void editedFileIsAmongWhatHasChanged() {
		tableRevision("b001", "", "one");
		migrator().build().run();
		assertThat(migrator().build().changedRevisions()).isEmpty();
		tableRevision("b001", "", "other");
		assertThat(migrator().build().changedRevisions()).extracting(ChangedRevision::revision).containsExactly("b001");
	}

	/** Creates a table. */
	@Revision(id = "a001")
	final class Things implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("things", column("id", integer()).notNull());
			op.execute("insert into things (id) values (1)");
		}

	}

	/** Does the same. */
	@Revision(id = "a001")
	final class ThingsWrittenAnew implements Migration {

		@Override
		public void upgrade(Operations op) {
			String name = "things".toLowerCase(java.util.Locale.ROOT);
			op.createTable(name, column("id", integer()).notNull());
			op.execute("INSERT INTO things(id)\n\tVALUES (1)");
		}

	}

	/** Does not do the same. */
	@Revision(id = "a001")
	final class ThingsWithAnotherColumn implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("things", column("id", integer()).notNull(), column("size", integer()));
			op.execute("insert into things (id) values (1)");
		}

	}

	/** Inserts a row. */
	@Revision(id = "a002", downRevision = "a001")
	final class OneThing implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("insert into things (id) values (:id)", Map.of("id", 2));
		}

	}

	/** Inserts another. */
	@Revision(id = "a002", downRevision = "a001")
	final class AnotherThing implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("insert into things (id) values (:id)", Map.of("id", 3));
		}

	}

	/** Reads before it writes. */
	@Revision(id = "a002", downRevision = "a001")
	final class CountsThings implements Migration {

		@Override
		public void upgrade(Operations op) {
			Integer count = op.jdbc().sql("select count(*) from things").query(Integer.class).single();
			op.execute("insert into things (id) values (" + (count + 1) + ")");
		}

	}

}
