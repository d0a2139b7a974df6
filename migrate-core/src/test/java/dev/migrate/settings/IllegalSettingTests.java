package dev.migrate.settings;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.migrate.Migrator;
import dev.migrate.MigratorBuilder;
import dev.migrate.connect.Dialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.error.Setting;
import dev.migrate.tables.MigrationTables;
import dev.migrate.tables.TableNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link IllegalSettingException}.
 */
class IllegalSettingTests {

	static Stream<Arguments> illegal() {
		return Stream.of(
				illegal((builder) -> builder.versionTable(" "), "version table is blank", Setting.VERSION_TABLE),
				illegal((builder) -> builder.historyTable(""), "history table is blank", Setting.HISTORY_TABLE),
				illegal((builder) -> builder.defaultSchema(""), "default schema is blank", Setting.DEFAULT_SCHEMA),
				illegal((builder) -> builder.versionSchema(" "), "schema of the version table is blank",
						Setting.VERSION_SCHEMA),
				illegal((builder) -> builder.historySchema(""), "schema of the history is blank",
						Setting.HISTORY_SCHEMA),
				illegal((builder) -> builder.versionTable("shop.version"),
						"'shop.version', has a dot in it: the schema is a setting of its own. Call "
								+ "'MigratorBuilder.versionTable(…)' with the name of the table alone, and call "
								+ "'MigratorBuilder.versionSchema(…)' with the name of the schema.",
						Setting.VERSION_TABLE),
				illegal((builder) -> builder.historyTable("shop.history"),
						"'shop.history', has a dot in it: the schema is a setting of its own. Call "
								+ "'MigratorBuilder.historyTable(…)' with the name of the table alone, and call "
								+ "'MigratorBuilder.historySchema(…)' with the name of the schema.",
						Setting.HISTORY_TABLE));
	}

	private static Arguments illegal(UnaryOperator<MigratorBuilder> settings, String text, Setting setting) {
		return Arguments.of(text, settings, setting);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("illegal")
	void valueThatNoDatabaseCanHaveIsRefusedWithItsSetting(String text, UnaryOperator<MigratorBuilder> settings,
			Setting setting) {
		MigratorBuilder builder = settings.apply(Migrator.builder(new SimpleDriverDataSource()));
		assertThatExceptionOfType(IllegalSettingException.class).isThrownBy(builder::build)
			.withMessageContaining(text)
			.satisfies((ex) -> assertThat(ex.setting()).isEqualTo(setting));
	}

	@ParameterizedTest
	@CsvSource({ "postgresql, pg_catalog", "postgresql, pg_toast", "postgresql, information_schema", "mysql, MySQL",
			"mariadb, mysql", "mariadb, performance_schema", "mysql, sys", "mysql, information_schema",
			"h2, INFORMATION_SCHEMA", "hsqldb, information_schema", "hsqldb, SYSTEM_LOBS" })
	void schemaOfTheDatabaseItselfIsRefused(String database, String schema) {
		assertThatExceptionOfType(IllegalSettingException.class)
			.isThrownBy(() -> tables(database, schema, "migrate_version", "migrate_history"))
			.withMessageContaining("'" + schema + "'")
			.satisfies((ex) -> assertThat(ex.setting()).isEqualTo(Setting.DEFAULT_SCHEMA));
		Dialect dialect = Dialects.named(database);
		Tables ours = Tables.DEFAULTS;
		assertThatExceptionOfType(IllegalSettingException.class)
			.isThrownBy(() -> new MigrationTables(dialect,
					TableNames
						.of(new Tables(null, false, ours.versionTable(), schema, true, ours.historyTable(), "x"))))
			.withMessageStartingWith("The schema of the version table, '" + schema + "', is one of ")
			.satisfies((ex) -> assertThat(ex.setting()).isEqualTo(Setting.VERSION_SCHEMA));
		assertThatExceptionOfType(IllegalSettingException.class)
			.isThrownBy(() -> new MigrationTables(dialect,
					TableNames
						.of(new Tables(null, false, ours.versionTable(), null, true, ours.historyTable(), schema))))
			.satisfies((ex) -> assertThat(ex.setting()).isEqualTo(Setting.HISTORY_SCHEMA));
	}

	@ParameterizedTest
	@CsvSource({ "postgresql, 63", "mysql, 64", "mariadb, 64", "h2, 256", "hsqldb, 128" })
	void nameFromWhichATooLongOneFollowsIsRefused(String database, int room) {
		String version = "v".repeat(room - "_journal_pkc".length());
		String history = "h".repeat(room - "_pkc".length());
		assertThatNoException().isThrownBy(() -> tables(database, null, version, history));
		assertThatExceptionOfType(IllegalSettingException.class)
			.isThrownBy(() -> tables(database, null, version + "v", history))
			.withMessageContaining("v_journal_pkc'")
			.withMessageContaining("room for " + room)
			.satisfies((ex) -> assertThat(ex.setting()).isEqualTo(Setting.VERSION_TABLE));
		assertThatExceptionOfType(IllegalSettingException.class)
			.isThrownBy(() -> tables(database, null, version, history + "h"))
			.satisfies((ex) -> assertThat(ex.setting()).isEqualTo(Setting.HISTORY_TABLE));
	}

	@Test
	void roomIsCountedInBytesWhereTheDatabaseDoes() {
		assertThatExceptionOfType(IllegalSettingException.class)
			.isThrownBy(() -> tables("postgresql", null, "ä".repeat(30), "history"))
			.withMessageContaining("64 bytes");
	}

	private static MigrationTables tables(String database, String schema, String version, String history) {
		Dialect dialect = Dialects.named(database);
		return new MigrationTables(dialect,
				TableNames.of(new Tables(schema, false, version, null, true, history, null)));
	}

}
