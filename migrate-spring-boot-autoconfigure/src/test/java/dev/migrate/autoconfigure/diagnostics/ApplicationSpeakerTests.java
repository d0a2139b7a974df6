package dev.migrate.autoconfigure.diagnostics;

import dev.migrate.autoconfigure.MigrateProperties;
import dev.migrate.autoconfigure.PropertiesOfMigrator;
import dev.migrate.error.Command;
import dev.migrate.error.Remedy;
import dev.migrate.error.Setting;
import dev.migrate.settings.TransactionMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ApplicationSpeaker}.
 */
class ApplicationSpeakerTests {

	private final Remedy.Speaker speaker = new ApplicationSpeaker();

	@ParameterizedTest
	@EnumSource(names = "DATABASE", mode = EnumSource.Mode.EXCLUDE)
	void settingsAreProperties(Setting setting) {
		String name = "migrate." + ApplicationSpeaker.key(setting);
		assertThat(PropertyNames.of("migrate", MigrateProperties.class).toString().split(", "))
			.contains((setting == Setting.PLACEHOLDERS) ? name + ".*" : name);
		assertThat(setting.toBe("x").in(this.speaker)).startsWith("set '" + name + "' ").endsWith(" to x");
	}

	@Test
	void valuesAreWrittenAsInConfiguration() {
		assertThat(Setting.TRANSACTION.to(TransactionMode.PER_REVISION).in(this.speaker))
			.isEqualTo("set 'migrate.transaction' to 'per-revision'");
		assertThat(Setting.CREATE_SCHEMAS.to(true).in(this.speaker))
			.isEqualTo("set 'migrate.create-schemas' to 'true'");
		assertThat(Setting.SQL_OUTPUT.unset().in(this.speaker)).isEqualTo("remove 'migrate.sql-output'");
		assertThat(Setting.PLACEHOLDERS.entry("owner").in(this.speaker)).isEqualTo("set 'migrate.placeholders.owner'");
	}

	@Test
	void databaseIsThatOfTheApplication() {
		assertThat(Setting.DATABASE.toBe("the right one").in(this.speaker))
			.isEqualTo("set 'spring.datasource.url' (or 'migrate.url', where that is set) to the right one");
	}

	@Test
	void databaseOfASectionIsThatOfItsDataSource() {
		Remedy.Speaker reporting = ofReporting("migrate.target=heads");
		assertThat(Setting.DATABASE.toBe("the right one").in(reporting)).isEqualTo(
				"set the URL of the DataSource 'reporting' (or 'migrate.datasources.reporting.url') to the right one");
		assertThat(Setting.DATABASE.toBe("the right one").in(ofReporting("migrate.datasources.reporting.url=x")))
			.isEqualTo("set 'migrate.datasources.reporting.url' to the right one");
	}

	@Test
	void whatHoldsForAllIsTakenBackAndNotRemoved() {
		Remedy.Speaker inheriting = ofReporting("migrate.sql-output=a.sql");
		assertThat(Setting.SQL_OUTPUT.unset().in(inheriting))
			.isEqualTo("set 'migrate.datasources.reporting.sql-output' to nothing");
		assertThat(Setting.SQL_OUTPUT.unset().in(ofReporting("migrate.datasources.reporting.sql-output=b.sql")))
			.isEqualTo("remove 'migrate.datasources.reporting.sql-output'");
	}

	@Test
	void commandsNameTheDatabaseAndTheTenant() {
		Remedy.Speaker reporting = ofReporting("migrate.target=heads");
		assertThat(Command.REPAIR_APPLIED.run("a").in(reporting))
			.isEqualTo("`migrate repair --applied a --datasource reporting --tenant acme`");
		assertThat(Command.MERGE.run().in(reporting)).isEqualTo("`migrate merge --datasource reporting`");
		assertThat(Command.CHECK.run().in(new ApplicationSpeaker(PropertiesOfMigrator.OF_ALL, "--name own", null)))
			.isEqualTo("`migrate check --name own`");
	}

	private static Remedy.Speaker ofReporting(String property) {
		StandardEnvironment environment = new StandardEnvironment();
		TestPropertyValues.of(property, "migrate.datasources.reporting.target=heads").applyTo(environment);
		PropertiesOfMigrator properties = PropertiesOfMigrator.of("reportingMigrator", environment);
		return new ApplicationSpeaker(properties, properties.option("reportingMigrator"), "acme");
	}

	@Test
	void usersHavePasswords() {
		assertThat(Setting.USER.toBe("those of an owner").in(this.speaker))
			.isEqualTo("set 'migrate.user' and 'migrate.password' to those of an owner");
	}

	@ParameterizedTest
	@EnumSource(Command.class)
	void commandsAreThoseOfTheCommandLine(Command command) {
		String expected = switch (command) {
			case UPGRADE -> "`migrate upgrade a b`";
			case STAMP -> "`migrate stamp a b`";
			case STAMP_PURGE -> "`migrate stamp --purge a b`";
			case CURRENT -> "`migrate current a b`";
			case HISTORY -> "`migrate history a b`";
			case MERGE -> "`migrate merge a b`";
			case REPAIR_APPLIED -> "`migrate repair --applied a b`";
			case INIT -> "`migrate init a b`";
			case SPLICE -> "`migrate revision --splice --head a b`";
			case CHECK -> "`migrate check a b`";
			case REPAIR_UNDONE -> "`migrate repair --undone a b`";
			case RESUME_DONE -> "`migrate resume --done a b`";
			case RESUME_NOT_DONE -> "`migrate resume --not-done a b`";
		};
		assertThat(command.run("a", "b").in(this.speaker)).isEqualTo(expected);
	}

}
