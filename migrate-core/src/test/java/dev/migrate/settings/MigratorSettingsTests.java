package dev.migrate.settings;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import dev.migrate.Migrator;
import dev.migrate.MigratorBuilder;
import dev.migrate.error.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MigratorSettings} and its groups.
 */
class MigratorSettingsTests {

	static Stream<Arguments> settings() {
		return Arrays.stream(MigratorSettings.class.getRecordComponents())
			.flatMap((group) -> Arrays.stream(group.getType().getRecordComponents())
				.map((setting) -> Arguments.of(group, setting)));
	}

	@ParameterizedTest
	@MethodSource("settings")
	void builderSetsEachSettingAndNoOther(RecordComponent group, RecordComponent setting) throws Exception {
		Method method = MigratorBuilder.class.getMethod(setting.getName(), setting.getType());
		Object value = other(setting.getType(), value(setting, value(group, MigratorSettings.DEFAULTS)));
		MigratorBuilder builder = builder();
		assertThat(method.invoke(builder, value)).isSameAs(builder);
		MigratorSettings changed = builder.build().settings();
		assertThat(value(setting, value(group, changed))).isEqualTo(value);
		assertThat(settings().filter((each) -> {
			RecordComponent eachGroup = (RecordComponent) each.get()[0];
			RecordComponent eachSetting = (RecordComponent) each.get()[1];
			return !Objects.equals(value(eachSetting, value(eachGroup, changed)),
					value(eachSetting, value(eachGroup, MigratorSettings.DEFAULTS)));
		}).map((each) -> ((RecordComponent) each.get()[1]).getName())).containsExactly(setting.getName());
	}

	@Test
	void builderTakesGroupsAsAWhole() {
		MigratorBuilder builder = builder()
			.limits((limits) -> new Limits(Duration.ofSeconds(1), null, null, 2, limits.connectTimeout(), null));
		assertThat(builder.build().settings().limits())
			.isEqualTo(new Limits(Duration.ofSeconds(1), null, null, 2, Duration.ZERO, null));
	}

	@Test
	void builderTakesAllSettings() {
		MigratorSettings settings = builder().target("+1")
			.baseline("a")
			.locations("file:a")
			.versionTable("version")
			.statementRetries(0)
			.installedBy("tests")
			.installedReason("SHOP-1")
			.build()
			.settings();
		assertThat(builder().settings(settings).build().settings()).isEqualTo(settings)
			.isNotEqualTo(MigratorSettings.DEFAULTS);
	}

	@Test
	void replayingRunsEverythingWhateverAStartDoes() {
		MigratorSettings settings = builder().mode(Mode.NONE)
			.target("+1")
			.allowDowngrade(true)
			.sqlOutput("-")
			.baseline("a")
			.defaultSchema("shop")
			.createSchemas(true)
			.versionTable("version")
			.placeholders(Map.of("owner", "shop"))
			.lockTimeout(Duration.ZERO)
			.build()
			.settings();
		assertThat(settings.replaying()).isEqualTo(builder().target("+1")
			.onUnknownRevision(Reaction.IGNORE)
			.onChangedRevision(Reaction.IGNORE)
			.onConflictingBranches(Reaction.IGNORE)
			.versionTable("version")
			.placeholders(Map.of("owner", "shop"))
			.lockTimeout(Duration.ZERO)
			.build()
			.settings());
	}

	@Test
	void frozenProcessLosesItsSessionBeforeOthersGiveUp() {
		assertThat(idleTimeout(Duration.ofMinutes(5))).isEqualTo(Duration.ofMinutes(4));
		assertThat(idleTimeout(Duration.ofMinutes(2))).isLessThan(Duration.ofMinutes(2));
		assertThat(idleTimeout(Duration.ofHours(1))).isEqualTo(Duration.ofMinutes(5));
		assertThat(idleTimeout(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Duration.ofMinutes(5));
		assertThat(idleTimeout(Duration.ZERO)).isEqualTo(Duration.ofMinutes(1));
		assertThat(builder().idleTimeout(Duration.ofHours(1)).build().settings().limits().sessionIdleTimeout())
			.isEqualTo(Duration.ofHours(1));
	}

	private static Duration idleTimeout(Duration lockTimeout) {
		return builder().lockTimeout(lockTimeout).build().settings().limits().sessionIdleTimeout();
	}

	@Test
	void idleTimeoutUnderAMinuteIsRefused() {
		MigratorBuilder builder = builder().idleTimeout(Duration.ofMillis(59_900));
		assertThatExceptionOfType(IllegalSettingException.class).isThrownBy(builder::build)
			.withMessageContaining("for 59.9 seconds only")
			.satisfies(
					(ex) -> assertThat(ex.remedies()).containsExactly(Setting.IDLE_TIMEOUT.toBe("60 seconds or more")));
		assertThat(builder.idleTimeout(Duration.ofMinutes(1)).build()).isNotNull();
	}

	@Test
	void textHoldsNoValuesOfPlaceholders() {
		MigratorSettings settings = builder().placeholders(Map.of("key", "hidden")).build().settings();
		assertThat(settings.toString()).contains("key").doesNotContain("hidden");
	}

	private static MigratorBuilder builder() {
		return Migrator.builder(new SimpleDriverDataSource());
	}

	private static Object value(RecordComponent component, Object record) {
		return ReflectionUtils.invokeMethod(component.getAccessor(), record);
	}

	private static Object other(Class<?> type, Object value) {
		if (type.isEnum()) {
			return Arrays.stream(type.getEnumConstants()).filter((each) -> each != value).findFirst().orElseThrow();
		}
		return Map
			.<Class<?>, Object>of(String.class, "other", boolean.class, !Boolean.TRUE.equals(value), int.class, 7,
					Duration.class, Duration.ofSeconds(70), List.class, List.of("other"), Map.class,
					Map.of("uq", "a key that naming conventions know"))
			.get(type);
	}

}
