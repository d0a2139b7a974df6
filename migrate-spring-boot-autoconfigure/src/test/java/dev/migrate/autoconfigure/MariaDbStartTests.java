package dev.migrate.autoconfigure;

import dev.migrate.Migrator;
import dev.migrate.start.MigrationStatus.State;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests what MariaDB's driver writes to the log of a start: it warns of each statement
 * that fails.
 */
@ExtendWith(OutputCaptureExtension.class)
class MariaDbStartTests {

	@Test
	void firstStartLogsNoFailure(CapturedOutput output) {
		try (TestDatabase database = TestDatabases.mariadb().create()) {
			ApplicationContextRunner runner = new ApplicationContextRunner()
				.withConfiguration(
						AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class))
				.withPropertyValues("spring.datasource.url=" + database.url(),
						"spring.datasource.username=" + database.user(),
						"spring.datasource.password=" + database.password());
			runner.withPropertyValues("migrate.mode=none")
				.run((context) -> assertThat(context.getBean(Migrator.class).status().state())
					.isEqualTo(State.UNINITIALIZED));
			runner.run((context) -> assertThat(context.getBean(Migrator.class).status().state())
				.isEqualTo(State.UP_TO_DATE));
			assertThat(output).contains("2 revisions in ").doesNotContain("1146", "WARN");
		}
	}

}
