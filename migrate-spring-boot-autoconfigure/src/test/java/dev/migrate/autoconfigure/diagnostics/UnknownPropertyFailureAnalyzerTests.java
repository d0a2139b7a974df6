package dev.migrate.autoconfigure.diagnostics;

import dev.migrate.autoconfigure.MigrateAutoConfiguration;
import dev.migrate.autoconfigure.MigrationStrategy;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UnknownPropertyFailureAnalyzer}.
 */
class UnknownPropertyFailureAnalyzerTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class))
		.withBean(MigrationStrategy.class, () -> (migrator) -> {
		});

	@Test
	void unknownKeyNamesTheOneThatWasMeant() {
		this.contextRunner.withPropertyValues("migrate.modde=verify").run((context) -> {
			FailureAnalysis analysis = Failures.analyze(context.getStartupFailure(), new StandardEnvironment());
			assertThat(analysis.getDescription()).contains("'migrate.modde'").contains("Did you mean 'migrate.mode'?");
			assertThat(analysis.getAction()).contains("migrate.verify.wait").contains("migrate.placeholders.*");
		});
	}

	@Test
	void valueIsNotShown() {
		this.contextRunner.withPropertyValues("migrate.pasword=secret").run((context) -> {
			FailureAnalysis analysis = Failures.analyze(context.getStartupFailure(), new StandardEnvironment());
			assertThat(analysis.getDescription()).contains("'migrate.password'").doesNotContain("secret");
			assertThat(analysis.getAction()).doesNotContain("secret");
		});
	}

	@Test
	void nestedUnknownKeyNamesTheOneThatWasMeant() {
		this.contextRunner.withPropertyValues("migrate.statement.lock-timeuot=2s")
			.run((context) -> assertThat(
					Failures.analyze(context.getStartupFailure(), new StandardEnvironment()).getDescription())
				.contains("Did you mean 'migrate.statement.lock-timeout'?"));
	}

	@Test
	void unknownKeyOfADatabaseNamesTheOneThatWasMeant() {
		this.contextRunner.withPropertyValues("migrate.datasources.reporting.locatons=a")
			.run((context) -> assertThat(
					Failures.analyze(context.getStartupFailure(), new StandardEnvironment()).getDescription())
				.contains("Did you mean 'migrate.datasources.reporting.locations'?"));
	}

}
