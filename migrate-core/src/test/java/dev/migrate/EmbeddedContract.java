package dev.migrate;

import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.connect.DatabaseConnectionException;
import dev.migrate.connect.ReadOnlyDatabaseException;
import dev.migrate.contract.TestedDatabase;
import dev.migrate.settings.Mode;
import dev.migrate.start.MigrationStatus.State;
import dev.migrate.start.PendingRevisionsException;
import dev.migrate.tables.SchemaMissingException;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What holds for databases inside of this process: their schemas, the lock that is a row,
 * and files that only one of them may write.
 */
interface EmbeddedContract extends TestedDatabase {

	/**
	 * The database of this test.
	 * @return its URL
	 */
	String url();

	/**
	 * When a session began that is gone.
	 * @return a time as the database writes it
	 */
	String longAgo();

	/**
	 * A database in a file of this test.
	 * @return its URL
	 */
	String fileUrl();

	/**
	 * What makes it read-only.
	 * @return the end of its URL
	 */
	String readOnly();

	@Test
	default void defaultSchemaIsUsedAndCreatedIfAskedFor() {
		tableRevision("a001", "", "one");
		MigratorBuilder migrator = migrator().defaultSchema("shop");
		assertThatExceptionOfType(SchemaMissingException.class).isThrownBy(() -> migrator.build().run());
		migrator.createSchemas(true).build().run();
		assertThat(rows("shop.migrate_version")).containsExactly("a001");
		assertThat(jdbc().queryForList("select id from shop.one")).isEmpty();
		assertThat(migrator.build().run().steps()).isEmpty();
	}

	@Test
	default void defaultSchemaIsNamedAsTablesAre() {
		tableRevision("a001", "", "one");
		jdbc().execute("create schema SHOPX");
		assertThatExceptionOfType(SchemaMissingException.class)
			.isThrownBy(() -> migrator().defaultSchema("SHOPx").build().run());
		migrator().defaultSchema("SHOPX").build().run();
		assertThat(migrator().defaultSchema("shopx").build().run().steps()).isEmpty();
	}

	@Test
	default void lockOfSessionThatIsGoneIsTakenOver() {
		tableRevision("a001", "", "one");
		tableRevision("a002", "a001", "two");
		migrator().target("a001").build().run();
		jdbc().update("insert into migrate_version_lock values (1, 4711, '" + longAgo() + "')");
		migrator().lockTimeout(Duration.ZERO).build().run();
		assertThat(rows()).containsExactly("a002");
		assertThat(jdbc().queryForList("select * from migrate_version_lock")).isEmpty();
	}

	@Test
	default void readOnlyDatabaseIsNamedOnlyIfThereIsWork() {
		String url = fileUrl();
		DataSource writable = new DriverManagerDataSource(url, "SA", "");
		tableRevision("a001", "", "one");
		Migrator.builder(writable).locations(files().toUri().toString()).build().run();
		DataSource readOnly = new DriverManagerDataSource(url + readOnly(), "SA", "");
		MigratorBuilder migrator = Migrator.builder(readOnly).locations(files().toUri().toString());
		assertThat(migrator.build().run().steps()).isEmpty();
		tableRevision("a002", "a001", "two");
		assertThatExceptionOfType(ReadOnlyDatabaseException.class).isThrownBy(() -> migrator.build().run())
			.withMessageContaining(dialect().productName() + " database is read-only");
		assertThatExceptionOfType(PendingRevisionsException.class)
			.isThrownBy(() -> migrator.mode(Mode.VERIFY).build().run());
		assertThat(migrator.build().status().state()).isEqualTo(State.PENDING);
		assertThat(migrator.target("a001").build().run().steps()).isEmpty();
	}

	@Test
	default void wrongPasswordIsNamedWithoutSecrets() {
		assertThat(tables()).isEmpty();
		DataSource wrong = new DriverManagerDataSource(url(), "SA", "s3cret");
		assertThatExceptionOfType(DatabaseConnectionException.class)
			.isThrownBy(() -> Migrator.builder(wrong).locations(List.of()).build().run())
			.satisfies((ex) -> assertThat(ex.refused()).isTrue())
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("s3cret"));
	}

}
