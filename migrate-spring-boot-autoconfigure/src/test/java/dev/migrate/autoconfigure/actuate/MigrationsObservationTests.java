package dev.migrate.autoconfigure.actuate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.MigrateAutoConfiguration;
import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

/**
 * Tests for observations and the info of migrations.
 */
class MigrationsObservationTests {

	private final Recorder recorder = new Recorder();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class,
				MigrationsObservationAutoConfiguration.class, MigrationsInfoContributorAutoConfiguration.class))
		.withPropertyValues("spring.datasource.generate-unique-name=true");

	private ObservationRegistry registry() {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(this.recorder);
		return registry;
	}

	@Test
	void runAndItsRevisionsAreObserved() {
		this.contextRunner.withBean(ObservationRegistry.class, this::registry).run((context) -> {
			assertThat(this.recorder.seen).containsExactly("start migrations.run null",
					"start migrations.revision migrations.run",
					"stop upgrade 1975ea83b712 [1975ea83b712, migrator, upgrade]",
					"start migrations.revision migrations.run",
					"stop upgrade 27c6a30d7c24 [27c6a30d7c24, migrator, upgrade]", "stop migrate migrator [migrator]");
			this.recorder.seen.clear();
			context.getBean(Migrator.class).run();
			assertThat(this.recorder.seen).isEmpty();
		});
	}

	@Test
	void failureIsThatOfTheRevisionAndOfItsRun() {
		this.contextRunner.withBean(ObservationRegistry.class, this::registry)
			.withBean(Failing.class)
			.run((context) -> {
				assertThat(context).hasFailed();
				assertThat(this.recorder.seen).contains("error migrations.revision", "error migrations.run")
					.last()
					.asString()
					.startsWith("stop migrate migrator");
			});
	}

	@Test
	void nothingIsObservedWithoutRegistryOrJar() {
		this.contextRunner
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MigrationObservations.class));
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.micrometer.observation"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MigrationObservations.class));
	}

	@Test
	void registryThatNeedsTheDatabaseKeepsNoMigrationUp() {
		this.contextRunner.withBean("registry", ObservationRegistry.class, () -> {
			throw new IllegalStateException("too early");
		}, (definition) -> definition.setLazyInit(true))
			.run((context) -> assertThat(context.getBean(Migrator.class).current()).containsExactly("27c6a30d7c24"));
	}

	@Test
	void infoIsThereWhenAskedFor() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(MigrationsInfoContributor.class));
		this.contextRunner.withPropertyValues("management.info.migrations.enabled=true").run((context) -> {
			Info.Builder builder = new Info.Builder();
			context.getBean(MigrationsInfoContributor.class).contribute(builder);
			assertThat(builder.build().get("migrations")).asInstanceOf(MAP)
				.containsExactly(Map.entry("migrator",
						Map.of("state", "UP_TO_DATE", "current", List.of("27c6a30d7c24"), "pending", 0)));
		});
	}

	@Revision(id = "3f00d0000009", downRevision = "27c6a30d7c24")
	static class Failing implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("nonsense");
		}

	}

	/**
	 * Keeps what it is told.
	 */
	static class Recorder implements ObservationHandler<Observation.Context> {

		private final List<String> seen = new ArrayList<>();

		@Override
		public void onStart(Observation.Context context) {
			this.seen.add("start " + context.getName() + " " + ((context.getParentObservation() != null)
					? context.getParentObservation().getContextView().getName() : null));
		}

		@Override
		public void onError(Observation.Context context) {
			this.seen.add("error " + context.getName());
		}

		@Override
		public void onStop(Observation.Context context) {
			this.seen.add("stop " + context.getContextualName() + " "
					+ context.getAllKeyValues().stream().map(KeyValue::getValue).sorted().toList());
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

	}

}
