package dev.migrate.autoconfigure;

import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Set;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.MigratorBuilder;
import dev.migrate.autoconfigure.diagnostics.Failures;
import dev.migrate.settings.MigratorSettings;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MigrateProperties}.
 */
class MigratePropertiesTests {

	private static final DataSource NO_DATABASE = new SimpleDriverDataSource();

	@Test
	void defaultsEqualThoseOfTheCore() {
		assertThat(settings(Map.of())).isEqualTo(MigratorSettings.DEFAULTS);
	}

	@Test
	void everyPropertyReachesTheMigrator() {
		MigratorSettings settings = settings(Map.ofEntries(Map.entry("migrate.mode", "none"),
				Map.entry("migrate.target", "+1"), Map.entry("migrate.allow-downgrade", "true"),
				Map.entry("migrate.locations", "classpath:a,file:b"),
				Map.entry("migrate.fail-on-missing-locations", "false"), Map.entry("migrate.default-schema", "shop"),
				Map.entry("migrate.create-schemas", "true"), Map.entry("migrate.version-table", "alembic_version"),
				Map.entry("migrate.history-table", "alembic_history"),
				Map.entry("migrate.version-schema", "shop_version"),
				Map.entry("migrate.history-schema", "shop_history"), Map.entry("migrate.history", "false"),
				Map.entry("migrate.transaction", "all"), Map.entry("migrate.installed-reason", "SHOP-1"),
				Map.entry("migrate.on-unknown-revision", "fail"), Map.entry("migrate.on-changed-revision", "ignore"),
				Map.entry("migrate.on-conflicting-branches", "warn"),
				Map.entry("migrate.on-non-empty-schema", "upgrade"), Map.entry("migrate.lock.timeout", "1m"),
				Map.entry("migrate.lock.idle-timeout", "2m"), Map.entry("migrate.statement.lock-timeout", "2s"),
				Map.entry("migrate.statement.timeout", "3s"), Map.entry("migrate.statement.retries", "4"),
				Map.entry("migrate.connect.timeout", "5s"), Map.entry("migrate.verify.wait", "6s"),
				Map.entry("migrate.sql-output", "upgrade.sql"), Map.entry("migrate.placeholders.owner", "shop_owner"),
				Map.entry("migrate.naming.uq", "uq_%(table_name)s")));
		assertThat(settings(Map.of("migrate.baseline", "ae10")).reactions().baseline()).isEqualTo("ae10");
		Set<String> tested = Set.of("baseline");
		Set<String> withoutProperty = Set.of("installedBy", "applicationName");
		SoftAssertions softly = new SoftAssertions();
		for (RecordComponent group : MigratorSettings.class.getRecordComponents()) {
			for (RecordComponent setting : group.getType().getRecordComponents()) {
				if (!tested.contains(setting.getName()) && !withoutProperty.contains(setting.getName())) {
					softly.assertThat(value(setting, value(group, settings)))
						.as(setting.getName())
						.isNotEqualTo(value(setting, value(group, MigratorSettings.DEFAULTS)));
				}
			}
		}
		softly.assertAll();
	}

	private static @Nullable Object value(RecordComponent component, @Nullable Object record) {
		return ReflectionUtils.invokeMethod(component.getAccessor(), record);
	}

	@Test
	void emptyOutputIsNone() {
		assertThat(settings(Map.of("migrate.sql-output", ""))).isEqualTo(MigratorSettings.DEFAULTS);
	}

	@Test
	void patternsOfNamesAreChecked() {
		assertThat(
				settings(Map.of("migrate.naming.ck", "ck_%(table_name)s_%(constraint_name)s", "migrate.naming.ix", ""))
					.runs()
					.naming())
			.containsExactly(Map.entry("ck", "ck_%(table_name)s_%(constraint_name)s"));
		assertThatExceptionOfType(BindException.class)
			.isThrownBy(() -> bind(Map.of("migrate.naming.uq", "uq_%(tabel_name)s")))
			.withStackTraceContaining(
					"'uq_%(tabel_name)s' has '%(tabel_name)s', which stands for nothing: the tokens are");
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate.naming.uq", "migrate.datasources.reporting.naming.uq" })
	void patternThatIsRefusedIsNamedByItsProperty(String property) {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(MigrateAutoConfiguration.class))
			.withPropertyValues("migrate.url=jdbc:h2:mem:naming", property + "=uq_%(tabel_name)s")
			.run((context) -> assertThat(
					Failures.analyze(context.getStartupFailure(), new StandardEnvironment()).getDescription())
				.contains("Property: " + property, "Value: \"uq_%(tabel_name)s\"",
						"which stands for nothing: the tokens"));
	}

	@Test
	void textHoldsNoSecrets() {
		MigrateProperties properties = bind(Map.of("migrate.password", "hidden-1", "migrate.placeholders.key",
				"hidden-2", "migrate.url", "jdbc:h2:mem:hidden-3", "migrate.autogenerate.scratch.password", "hidden-4",
				"migrate.autogenerate.scratch.url", "jdbc:h2:mem:hidden-5"));
		assertThat(properties.toString()).doesNotContain("hidden");
		assertThat(properties.autogenerate().toString()).contains("allowDrops=false").doesNotContain("hidden");
	}

	private static MigratorSettings settings(Map<String, String> properties) {
		MigratorBuilder builder = Migrator.builder(NO_DATABASE);
		bind(properties).applyTo(builder);
		return builder.build().settings();
	}

	private static MigrateProperties bind(Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("migrate",
				MigrateProperties.class);
	}

}
