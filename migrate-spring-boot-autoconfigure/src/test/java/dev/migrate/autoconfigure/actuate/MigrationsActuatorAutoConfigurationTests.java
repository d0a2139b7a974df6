package dev.migrate.autoconfigure.actuate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.CountingDataSource;
import dev.migrate.autoconfigure.MigrateAutoConfiguration;
import dev.migrate.autoconfigure.MigratorCustomizer;
import dev.migrate.autoconfigure.actuate.MigrationsEndpoint.MigrationsDescriptor;
import dev.migrate.autoconfigure.actuate.MigratorDescriptor.BranchDescriptor;
import dev.migrate.branch.BranchOutcome;
import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;
import dev.migrate.start.ConflictingBranchesException;
import dev.migrate.start.MigrationStatus;
import dev.migrate.start.MigrationStatus.InterruptedRevision;
import dev.migrate.start.MigrationStatus.StatementState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what is there for those who run the application.
 */
class MigrationsActuatorAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class,
				MigrationsHealthContributorAutoConfiguration.class))
		.withPropertyValues("spring.datasource.generate-unique-name=true");

	private final ApplicationContextRunner endpointRunner = this.contextRunner
		.withConfiguration(AutoConfigurations.of(MigrationsEndpointAutoConfiguration.class))
		.withPropertyValues("management.endpoints.web.exposure.include=migrations");

	@Test
	void endpointIsThereWhenExposed() {
		this.endpointRunner.run((context) -> assertThat(context).hasSingleBean(MigrationsEndpoint.class));
	}

	@Test
	void endpointIsNotThereUnlessExposed() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(MigrationsEndpointAutoConfiguration.class))
			.run((context) -> assertThat(context).doesNotHaveBean(MigrationsEndpoint.class));
	}

	@Test
	void endpointIsNotThereWithoutAccess() {
		this.endpointRunner.withPropertyValues("management.endpoint.migrations.access=NONE")
			.run((context) -> assertThat(context).doesNotHaveBean(MigrationsEndpoint.class));
	}

	@Test
	void endpointIsNotThereWithoutMigrator() {
		this.endpointRunner.withPropertyValues("migrate.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(MigrationsEndpoint.class));
	}

	@Test
	void endpointOfTheUserTakesThePlaceOfOurs() {
		this.endpointRunner.withBean("mine", MigrationsEndpoint.class, () -> new MigrationsEndpoint(null))
			.run((context) -> assertThat(context).hasSingleBean(MigrationsEndpoint.class).hasBean("mine"));
	}

	@Test
	void endpointShowsEveryMigrator() {
		this.endpointRunner.withUserConfiguration(TwoMigrators.class)
			.run((context) -> assertThat(
					context.getBean(MigrationsEndpoint.class).migrations().contexts().get(context.getId()).migrators())
				.containsOnlyKeys("first", "second"));
	}

	@Test
	void endpointAnswersForOthersWhileADatabaseIsDown() {
		this.endpointRunner
			.withPropertyValues("migrate.datasources.down.url=jdbc:h2:tcp://127.0.0.1:1/secret;USER=hidden",
					"migrate.datasources.down.mode=none")
			.run((context) -> {
				MigrationsEndpoint endpoint = context.getBean(MigrationsEndpoint.class);
				Map<String, MigratorDescriptor> migrators = endpoint.migrations()
					.contexts()
					.get(context.getId())
					.migrators();
				assertThat(migrators.get("migrator").state()).isEqualTo(MigrationStatus.State.UP_TO_DATE);
				assertThat(migrators.get("downMigrator").state()).isNull();
				assertThat(migrators.get("downMigrator").toString()).contains("cannot be told; the log says why")
					.doesNotContain("127.0.0.1", "hidden", "secret");
				assertThat(endpoint.migrator("downMigrator", null, null, null))
					.isEqualTo(migrators.get("downMigrator"));
				assertThat(endpoint.migrator("downMigrator", null, null, true).graph()).hasSize(2)
					.allMatch((node) -> node.state() == null);
				RevisionDescriptor revision = endpoint.revision("downMigrator", "27c6a30d7c24");
				assertThat(revision.state()).isNull();
				assertThat(revision.description()).isEqualTo("Add email column");
				assertThat(revision.error()).isEqualTo(migrators.get("downMigrator").error());
			});
	}

	@Test
	void endpointAndHealthLeaveOutWhatHasMadeWay() {
		this.endpointRunner.withUserConfiguration(TwoMigrators.class).run((context) -> {
			assertThat(context.getBean(MigrationsEndpoint.class).migrator("migrator", null, null, null)).isNull();
			CompositeHealthContributor health = context.getBean("migrationsHealthContributor",
					CompositeHealthContributor.class);
			assertThat(health.stream().map((entry) -> entry.name())).containsExactly("first", "second");
		});
	}

	@Test
	void metersCountEachMigrator() {
		this.contextRunner
			.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class,
					CompositeMeterRegistryAutoConfiguration.class, MigrationsMetricsAutoConfiguration.class))
			.withBean(SimpleMeterRegistry.class)
			.withBean("own", Migrator.class,
					() -> Migrator
						.builder(new SimpleDriverDataSource(new org.h2.Driver(),
								"jdbc:h2:mem:own-counted;DB_CLOSE_DELAY=-1", "sa", ""))
						.target("1975")
						.build())
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				assertThat(registry.get("migrations.applied")
					.tags("migrator", "own", "direction", "upgrade")
					.functionCounter()
					.count()).isEqualTo(1);
				assertThat(registry.get("migrations.applied")
					.tags("migrator", "migrator", "direction", "upgrade")
					.functionCounter()
					.count()).isEqualTo(2);
			});
	}

	@Test
	void endpointShowsParentContexts() {
		this.contextRunner.withInitializer((context) -> context.setId("bootstrap"))
			.run((parent) -> this.endpointRunner.withParent(parent)
				.withInitializer((context) -> context.setId("shop"))
				.run((child) -> {
					MigrationsEndpoint endpoint = child.getBean(MigrationsEndpoint.class);
					MigrationsDescriptor all = endpoint.migrations();
					assertThat(all.contexts()).containsOnlyKeys("shop", "bootstrap");
					assertThat(all.contexts().get("shop").parentId()).isEqualTo("bootstrap");
					assertThat(all.contexts().get("bootstrap").migrators()).containsOnlyKeys("migrator");
					assertThat(endpoint.migrator("migrator", null, null, null)).isNotNull();
				}));
	}

	@Test
	void endpointReadsOwnTablesAndSchema() {
		this.endpointRunner
			.withPropertyValues("migrate.version-table=alembic_version", "migrate.history-table=alembic_history",
					"migrate.default-schema=SHOP", "migrate.create-schemas=true")
			.run((context) -> {
				MigratorDescriptor migrator = context.getBean(MigrationsEndpoint.class)
					.migrator("migrator", null, null, null);
				assertThat(migrator.schema()).isEqualTo("SHOP");
				assertThat(migrator.state()).isEqualTo(MigrationStatus.State.UP_TO_DATE);
				assertThat(migrator.history()).hasSize(2);
			});
	}

	@Test
	void endpointTakesAtMostTwoQueries() {
		this.endpointRunner.withUserConfiguration(CountedMigrator.class).run((context) -> {
			CountingDataSource dataSource = context.getBean(CountingDataSource.class);
			dataSource.clear();
			context.getBean(MigrationsEndpoint.class).migrations();
			assertThat(dataSource.statements()).hasSizeLessThanOrEqualTo(2)
				.allSatisfy((sql) -> assertThat(sql).startsWithIgnoringCase("select"));
		});
	}

	@Test
	void endpointDoesNotLookForRevisionsAgain() {
		AtomicInteger searches = new AtomicInteger();
		this.endpointRunner.withBean(MigratorCustomizer.class, () -> (builder) -> builder.scriptSource(() -> {
			searches.incrementAndGet();
			return List.of();
		})).run((context) -> {
			MigrationsEndpoint endpoint = context.getBean(MigrationsEndpoint.class);
			endpoint.migrations();
			endpoint.revision("migrator", "27c6a30d7c24");
			assertThat(searches).hasValue(1);
		});
	}

	@Test
	void healthOfEachMigratorIsShown() {
		this.contextRunner.withUserConfiguration(TwoMigrators.class)
			.run((context) -> assertThat(
					context.getBean(CompositeHealthContributor.class).stream().map(HealthContributors.Entry::name))
				.containsExactly("first", "second"));
	}

	@Test
	void healthIsUpAfterTheStart() {
		this.contextRunner.run((context) -> {
			Health health = health(context.getBean("migrationsHealthContributor", HealthIndicator.class));
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsEntry("state", MigrationStatus.State.UP_TO_DATE)
				.containsEntry("target", "heads")
				.containsEntry("pending", 0)
				.containsEntry("current", List.of("27c6a30d7c24"));
		});
	}

	@Test
	void healthIsOutOfServiceBelowTheTarget() {
		this.contextRunner.run((context) -> {
			context.getBean(Migrator.class).downgrade("-1");
			assertThat(health(context.getBean(HealthIndicator.class)).getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
		});
	}

	@Test
	void healthStaysUpWhenTheDatabaseIsAhead() {
		this.contextRunner.run((context) -> {
			context.getBean(DataSource.class)
				.getConnection()
				.createStatement()
				.execute("update migrate_version set version_num = 'abcdef'");
			Health health = health(context.getBean(HealthIndicator.class));
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsEntry("state", MigrationStatus.State.AHEAD);
		});
	}

	@ParameterizedTest
	@CsvSource({
			"update migrate_version set version_num = 'abcdef'; "
					+ "update migrate_history set revision = 'abcdef', FOREIGN",
			"delete from migrate_version, EMPTIED", "drop table migrate_version, EMPTIED",
			"delete from migrate_version; update migrate_history set revision = 'abcdef', FOREIGN" })
	void databaseThatTheHistoryContradictsIsDown(String sql, MigrationStatus.State state) {
		this.endpointRunner.run((context) -> {
			context.getBean(DataSource.class).getConnection().createStatement().execute(sql);
			Health health = health(context.getBean(HealthIndicator.class));
			assertThat(health.getStatus()).isEqualTo(Status.DOWN);
			assertThat(health.getDetails()).containsEntry("state", state);
			assertThat(context.getBean(MigrationsEndpoint.class).migrator("migrator", null, null, null).state())
				.isEqualTo(state);
		});
	}

	@Test
	void branchesThatContradictEachOtherAreShown(@TempDir Path files) throws IOException {
		Files.writeString(files.resolve("a.sql"), "-- revision: aa00\n-- upgrade\ncreate table t (n varchar(20));\n");
		for (int length : new int[] { 10, 100 }) {
			Files.writeString(files.resolve(length + ".sql"), """
					-- revision: b%1$s
					-- down revision: aa00
					-- upgrade
					alter table t alter column n varchar(%1$s);
					""".formatted(length));
		}
		this.endpointRunner.withPropertyValues("migrate.mode=none", "migrate.locations=" + files.toUri())
			.run((context) -> {
				MigrationsEndpoint endpoint = context.getBean(MigrationsEndpoint.class);
				assertThat(endpoint.migrator("migrator", null, null, null).branches()).singleElement()
					.satisfies((branches) -> {
						assertThat(branches.verdict()).isEqualTo(BranchOutcome.CONFLICT);
						assertThat(branches.findings()).singleElement()
							.extracting(BranchDescriptor.FindingDescriptor::object)
							.isEqualTo("column t.n");
					});
				assertThatExceptionOfType(ConflictingBranchesException.class)
					.isThrownBy(() -> context.getBean(Migrator.class).upgrade("heads"));
			});
		this.endpointRunner
			.withPropertyValues("migrate.locations=" + files.toUri(), "migrate.on-conflicting-branches=ignore")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void whatFailsInARevisionKeepsNothingElseFromBeingShown(@TempDir Path empty) {
		this.endpointRunner.withBean(OneHead.class)
			.withBean(OtherHead.class)
			.withPropertyValues("migrate.mode=none", "migrate.locations=" + empty.toUri())
			.run((context) -> {
				MigratorDescriptor migrator = context.getBean(MigrationsEndpoint.class)
					.migrator("migrator", null, true, null);
				assertThat(migrator.branches()).isNull();
				assertThat(migrator.heads()).containsExactly("aa00", "bb00");
				assertThat(migrator.lockHolder()).isNull();
			});
	}

	@Test
	void applicationWithoutRevisionsIsHealthy(@TempDir Path empty) {
		this.contextRunner.withPropertyValues("migrate.locations=" + empty.toUri())
			.run((context) -> assertThat(health(context.getBean(HealthIndicator.class)).getStatus())
				.isEqualTo(Status.UP));
	}

	@Test
	void interruptedRevisionIsShownAndDown(@TempDir Path files) throws IOException {
		Files.writeString(files.resolve("kill.sql"), """
				-- revision: f00d
				-- upgrade
				create alias step for '%s.die';
				call step();
				""".formatted(Procedures.class.getName()));
		this.endpointRunner
			.withPropertyValues("migrate.mode=none", "migrate.locations=" + files.toUri(),
					"spring.datasource.url=jdbc:h2:mem:interrupted;DB_CLOSE_DELAY=-1",
					"spring.datasource.type=" + SimpleDriverDataSource.class.getName())
			.run((context) -> {
				assertThatException().isThrownBy(() -> context.getBean(Migrator.class).upgrade("heads"));
				MigratorDescriptor migrator = context.getBean(MigrationsEndpoint.class)
					.migrator("migrator", null, null, null);
				assertThat(migrator.state()).isEqualTo(MigrationStatus.State.INTERRUPTED);
				assertThat(migrator.interrupted())
					.extracting(InterruptedRevision::revision, InterruptedRevision::statement,
							InterruptedRevision::state)
					.containsExactly("f00d", "line 4, call step()", StatementState.STARTED);
				Health health = health(context.getBean(HealthIndicator.class));
				assertThat(health.getStatus()).isEqualTo(Status.DOWN);
				assertThat(health.getDetails()).containsEntry("state", MigrationStatus.State.INTERRUPTED)
					.extractingByKey("interrupted", InstanceOfAssertFactories.map(String.class, String.class))
					.containsEntry("revision", "f00d")
					.containsEntry("direction", "UPGRADE")
					.containsEntry("statement", "line 4, call step()")
					.containsEntry("state", "STARTED");
			});
	}

	@Test
	void healthCanBeSwitchedOff() {
		this.contextRunner.withPropertyValues("management.health.migrations.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(HealthIndicator.class));
	}

	@Test
	void metersCountWhatTheStartRan() {
		this.contextRunner
			.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class,
					CompositeMeterRegistryAutoConfiguration.class, MigrationsMetricsAutoConfiguration.class))
			.withBean(SimpleMeterRegistry.class)
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				assertThat(registry.get("migrations.applied").tag("direction", "upgrade").functionCounter().count())
					.isEqualTo(2);
				assertThat(registry.get("migrations.duration")
					.tag("direction", "upgrade")
					.functionTimer()
					.totalTime(TimeUnit.NANOSECONDS)).isPositive();
				assertThat(registry.get("migrations.pending").tag("migrator", "migrator").gauge().value()).isZero();
				context.getBean(Migrator.class).downgrade("-1");
				assertThat(registry.get("migrations.pending").gauge().value()).isEqualTo(1);
			});
	}

	@Test
	void metersNeedARegistry() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(MigrationsMetricsAutoConfiguration.class))
			.run((context) -> assertThat(context).doesNotHaveBean(MigrationMeters.class));
	}

	@Test
	void startsWithoutActuator() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate",
					"org.springframework.boot.health", "io.micrometer", "org.testcontainers",
					"org.springframework.boot.testcontainers", "org.springframework.boot.docker"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(Migrator.class));
	}

	private static Health health(HealthIndicator indicator) {
		return indicator.health(true);
	}

	@Configuration(proxyBeanMethods = false)
	static class TwoMigrators {

		@Bean
		Migrator first(DataSource dataSource) {
			return Migrator.builder(dataSource).build();
		}

		@Bean
		Migrator second(DataSource dataSource) {
			return Migrator.builder(dataSource).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CountedMigrator {

		@Bean(defaultCandidate = false)
		CountingDataSource countingDataSource(@Qualifier("dataSource") DataSource dataSource) {
			return new CountingDataSource(dataSource);
		}

		@Bean
		Migrator migrator(@Qualifier("countingDataSource") CountingDataSource dataSource) {
			return Migrator.builder(dataSource).build();
		}

	}

	/**
	 * What revisions call.
	 */
	public static final class Procedures {

		private Procedures() {
		}

		/**
		 * End the session of a statement while it runs.
		 * @param connection the session
		 */
		public static void die(Connection connection) throws SQLException {
			try (Statement statement = connection.createStatement()) {
				statement.execute("call abort_session(session_id())");
			}
		}

	}

	/**
	 * Fails in a way that no exception tells.
	 */
	@Revision(id = "aa00")
	static class OneHead implements Migration {

		@Override
		public void upgrade(Operations op) {
			throw new AssertionError("never");
		}

	}

	/**
	 * Stands beside it.
	 */
	@Revision(id = "bb00")
	static class OtherHead extends OneHead {

	}

}
