package dev.migrate;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.connect.NotPermittedException;
import dev.migrate.contract.AdviceContract;
import dev.migrate.contract.InterruptionContract;
import dev.migrate.settings.Mode;
import dev.migrate.start.MigrationStatus.State;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is seen and said of a run that failed or was killed on PostgreSQL.
 */
class PostgresqlInterruptionTests extends DatabaseTests implements InterruptionContract, AdviceContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.postgresql();
	}

	/** What docs/when-something-goes-wrong.md says of the account that verifies. */
	@Test
	void verifyingTakesTheRightToReadThreeTables() {
		jdbc().execute("drop role if exists migrate_verifier");
		jdbc().execute("create role migrate_verifier login password 'secret'");
		tableRevision("a001", "", "one");
		migrator().build().run();
		Migrator verifier = builderOfFiles(new DriverManagerDataSource(database().url(), "migrate_verifier", "secret"))
			.mode(Mode.VERIFY)
			.build();
		assertThatExceptionOfType(NotPermittedException.class).isThrownBy(verifier::run)
			.withMessageContaining("may not read what is applied")
			.withMessageContaining("SELECT on 'migrate_version', 'migrate_history', 'migrate_journal'");
		jdbc().execute("grant select on migrate_version to migrate_verifier");
		assertThat(verifier.run().steps()).isEmpty();
		jdbc().execute("grant usage on schema public to migrate_verifier");
		jdbc().execute("grant select on migrate_version, migrate_history, migrate_journal to migrate_verifier");
		assertThat(verifier.run().steps()).isEmpty();
		assertThat(verifier.status().state()).isEqualTo(State.UP_TO_DATE);
		jdbc().execute("drop owned by migrate_verifier");
		jdbc().execute("drop role migrate_verifier");
	}

}
