package dev.migrate.settings;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.migrate.Migrator;
import dev.migrate.MigratorBuilder;
import dev.migrate.error.Remedy;
import dev.migrate.error.Setting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link ContradictorySettingsException}.
 */
class ContradictorySettingsTests {

	static Stream<Arguments> contradictions() {
		return Stream.of(
				contradiction((builder) -> builder.mode(Mode.VERIFY).sqlOutput("a.sql"),
						"SQL is to be written to 'a.sql', but a start in mode 'verify' has none to write.",
						Setting.MODE.to(Mode.UPGRADE), Setting.SQL_OUTPUT.unset()),
				relative("+1"), relative("-2"), relative("billing@+1"),
				contradiction((builder) -> builder.baseline("ae10").onNonEmptySchema(NonEmptySchema.UPGRADE),
						"A schema with tables but without a version table is to count as being at 'ae10', and all "
								+ "revisions are to be run on it.",
						Setting.BASELINE.unset(), Setting.ON_NON_EMPTY_SCHEMA.to(NonEmptySchema.FAIL)),
				contradiction((builder) -> builder.versionTable("ours").historyTable("OURS"),
						"The version table and the history table are both called 'ours'.",
						Setting.HISTORY_TABLE.toBe("another name"), Setting.VERSION_TABLE.toBe("another one")),
				contradiction((builder) -> builder.versionTable("ours").historyTable("ours_lock"),
						"The history table is called 'ours_lock', as the lock table of the version table 'ours' is.",
						Setting.HISTORY_TABLE.toBe("another name"), Setting.VERSION_TABLE.toBe("another one")),
				contradiction((builder) -> builder.versionTable("Shop_VERSION").historyTable("shop_journal"),
						"The history table is called 'shop_journal', as the journal of the version table "
								+ "'Shop_VERSION' is.",
						Setting.HISTORY_TABLE.toBe("another name"), Setting.VERSION_TABLE.toBe("another one")),
				contradiction(
						(builder) -> builder.statementLockTimeout(Duration.ofSeconds(5))
							.statementTimeout(Duration.ofMillis(2500)),
						"A statement may wait 5.0 seconds for a lock, but take no more than 2.5 seconds in all.",
						Setting.STATEMENT_LOCK_TIMEOUT.toBe("a shorter time"),
						Setting.STATEMENT_TIMEOUT.toBe("a longer one")));
	}

	private static Arguments relative(String target) {
		return contradiction((builder) -> builder.mode(Mode.VERIFY).target(target),
				"The target '" + target + "' counts from where the database is, so that a start in mode 'verify' never "
						+ "finds it reached.",
				Setting.TARGET.toBe("a revision or to 'heads'"), Setting.MODE.to(Mode.UPGRADE));
	}

	private static Arguments contradiction(UnaryOperator<MigratorBuilder> settings, String description,
			Remedy... remedies) {
		return Arguments.of(description, settings, remedies);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("contradictions")
	void contradictionNamesBothSettings(String description, UnaryOperator<MigratorBuilder> settings,
			Remedy... remedies) {
		MigratorBuilder builder = settings.apply(builder());
		assertThatExceptionOfType(ContradictorySettingsException.class).isThrownBy(builder::build).satisfies((ex) -> {
			assertThat(ex.description()).isEqualTo(description);
			assertThat(ex.remedies()).containsExactly(remedies);
		});
	}

	static Stream<UnaryOperator<MigratorBuilder>> whatHasNoEffect() {
		return Stream.of((builder) -> builder.mode(Mode.VERIFY).allowDowngrade(true),
				(builder) -> builder.verifyWait(Duration.ofSeconds(1)),
				(builder) -> builder.mode(Mode.NONE).sqlOutput("a.sql"), (builder) -> builder.createSchemas(true),
				(builder) -> builder.mode(Mode.VERIFY).baseline("ae10"),
				(builder) -> builder.mode(Mode.VERIFY).target("ae10-1"),
				(builder) -> builder.mode(Mode.NONE).target("+1"),
				(builder) -> builder.statementLockTimeout(Duration.ofSeconds(2))
					.statementTimeout(Duration.ofSeconds(2)),
				(builder) -> builder.versionTable("a").historyTable("b").versionTable("b").historyTable("c"),
				(builder) -> builder.versionTable("a").historyTable("a").history(false),
				(builder) -> builder.versionTable("a").historyTable("a").historySchema("b"),
				(builder) -> builder.versionTable("a").historyTable("a_lock").versionSchema("b").historySchema("c"));
	}

	@ParameterizedTest
	@MethodSource("whatHasNoEffect")
	void whatHasNoEffectIsNoContradiction(UnaryOperator<MigratorBuilder> settings) {
		MigratorBuilder builder = settings.apply(builder());
		assertThatNoException().isThrownBy(builder::build);
	}

	private static MigratorBuilder builder() {
		return Migrator.builder(new SimpleDriverDataSource());
	}

}
