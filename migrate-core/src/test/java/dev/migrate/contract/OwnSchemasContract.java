package dev.migrate.contract;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import dev.migrate.Migrator;
import dev.migrate.MigratorBuilder;
import dev.migrate.schema.TableName;
import dev.migrate.start.EmptiedVersionTableException;
import dev.migrate.start.MigrationStatus.State;
import dev.migrate.start.NonEmptySchemaException;
import dev.migrate.tables.SchemaMissingException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What holds where our tables lie in other schemas than what revisions make.
 */
public interface OwnSchemasContract extends TestedDatabase {

	/**
	 * Drop a schema with all that is in it.
	 * @param schema the schema
	 */
	default void dropSchema(String schema) {
		jdbc().execute("drop schema " + schema + " cascade");
	}

	private void assertTablesOf(String schema, String... names) {
		assertThat(dialect().inspector(jdbc()).tableNames(schema).stream().map((name) -> name.toLowerCase(Locale.ROOT)))
			.containsAll(List.of(names))
			.allMatch((name) -> List.of(names).contains(name) || name.equals("migrate_version_lock"));
	}

	@Test
	default void tablesOfMigrationsLieInSchemasOfTheirOwn() {
		String versions = "v" + UUID.randomUUID().toString().substring(0, 8);
		String records = "h" + versions;
		tableRevision("a001", "", "one");
		MigratorBuilder migrator = migrator().versionSchema(versions).historySchema(records);
		assertThatExceptionOfType(SchemaMissingException.class).isThrownBy(() -> migrator.build().run())
			.withMessageStartingWith("The schema of the version table '" + versions + "' does not exist");
		migrator.createSchemas(true).build().run();
		try {
			migrator.createSchemas(false);
			assertThat(tables()).containsExactly("one");
			assertTablesOf(versions, "migrate_version");
			assertTablesOf(records, "migrate_history", "migrate_journal");
			assertThat(migrator.build().run().steps()).isEmpty();
			assertThat(migrator.build().status().state()).isEqualTo(State.UP_TO_DATE);
			assertThat(migrator.build().status().schema()).isEqualToIgnoringCase(versions);
			assertThat(migrator.build().schema().tables()).hasSize(1);
			tableRevision("a002", "a001", "two");
			Migrator both = migrator.build();
			assertThat(both.run().steps()).hasSize(1);
			both.downgrade("-1");
			assertThat(rows(versions + ".migrate_version")).containsExactly("a001");
			assertThat(both.history()).hasSize(3);
			assertThat(both.schema().table(TableName.of("two"))).isEmpty();
			both.ensureVersionTable();
			assertThat(tables()).containsExactly("one");
			assertEmptiedTableIsSeen(migrator, versions);
		}
		finally {
			dropSchema(records);
			dropSchema(versions);
		}
	}

	private void assertEmptiedTableIsSeen(MigratorBuilder migrator, String versions) {
		jdbc().update("delete from " + versions + ".migrate_version");
		assertThatExceptionOfType(EmptiedVersionTableException.class).isThrownBy(() -> migrator.build().run());
		jdbc().execute("drop table " + versions + ".migrate_version");
		assertThatExceptionOfType(EmptiedVersionTableException.class).isThrownBy(() -> migrator.build().run());
	}

	@Test
	default void defaultSchemaIsThatOfRevisionsAlone() {
		String home = "d" + UUID.randomUUID().toString().substring(0, 8);
		String versions = "v" + home;
		tableRevision("a001", "", "one");
		MigratorBuilder migrator = migrator().defaultSchema(home).versionSchema(versions);
		assertThatExceptionOfType(SchemaMissingException.class).isThrownBy(() -> migrator.build().run());
		migrator.createSchemas(true).build().run();
		try {
			assertThat(tables()).isEmpty();
			assertTablesOf(home, "one");
			assertTablesOf(versions, "migrate_version", "migrate_history", "migrate_journal");
			Migrator one = migrator.build();
			assertThat(one.run().steps()).isEmpty();
			assertThat(one.schema().tables()).hasSize(1);
			one.downgrade("base");
			assertTablesOf(home);
		}
		finally {
			dropSchema(home);
			dropSchema(versions);
		}
	}

	@Test
	default void schemaWithTablesIsAdoptedWhereverTheVersionTableLies() {
		String versions = "w" + UUID.randomUUID().toString().substring(0, 8);
		jdbc().execute("create table one (id integer primary key)");
		jdbc().execute("create schema " + versions);
		try {
			tableRevision("a001", "", "one");
			tableRevision("a002", "a001", "two");
			MigratorBuilder migrator = migrator().versionSchema(versions);
			assertThatExceptionOfType(NonEmptySchemaException.class).isThrownBy(() -> migrator.build().run())
				.withMessageContaining("one");
			assertThat(migrator.baseline("a001").build().run().steps()).hasSize(2);
			assertThat(tables()).containsExactly("one", "two");
			assertTablesOf(versions, "migrate_version", "migrate_history", "migrate_journal");
		}
		finally {
			dropSchema(versions);
		}
	}

	/**
	 * Names in quotes, which databases that fold other names keep as they stand.
	 */
	@Test
	default void namesOfSchemasOfTheirOwnMayStandInQuotes() {
		String versions = "\"v" + UUID.randomUUID().toString().substring(0, 8) + '"';
		String records = "\"h" + versions.substring(1);
		tableRevision("a001", "", "one");
		MigratorBuilder migrator = migrator().versionSchema(versions).historySchema(records);
		migrator.createSchemas(true).build().run();
		try {
			migrator.createSchemas(false);
			assertTablesOf(versions, "migrate_version");
			assertTablesOf(records, "migrate_history", "migrate_journal");
			assertThat(tables()).containsExactly("one");
			assertThat(migrator.build().run().steps()).isEmpty();
			assertThat(migrator.build().status().schema()).isEqualTo(versions);
			migrator.build().downgrade("base");
			assertThat(migrator.build().history()).hasSize(2);
			assertThat(migrator.build().current()).isEmpty();
		}
		finally {
			dropSchema(dialect().spelling().quote(records));
			dropSchema(dialect().spelling().quote(versions));
		}
	}

}
