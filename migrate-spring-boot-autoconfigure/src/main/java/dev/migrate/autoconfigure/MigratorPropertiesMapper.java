package dev.migrate.autoconfigure;

import dev.migrate.MigratorBuilder;

import org.springframework.boot.context.properties.PropertyMapper;

/**
 * Sets on a migrator what the properties say.
 */
final class MigratorPropertiesMapper {

	private final MigrateProperties properties;

	MigratorPropertiesMapper(MigrateProperties properties) {
		this.properties = properties;
	}

	void applyTo(MigratorBuilder builder) {
		applyGoal(builder);
		applyDatabase(builder);
		applyLimits(builder);
	}

	private void applyGoal(MigratorBuilder builder) {
		builder.mode(this.properties.mode())
			.target(this.properties.target())
			.allowDowngrade(this.properties.allowDowngrade())
			.locations(this.properties.locations())
			.failOnMissingLocations(this.properties.failOnMissingLocations())
			.placeholders(this.properties.placeholders())
			.transaction(this.properties.transaction())
			.onUnknownRevision(this.properties.onUnknownRevision())
			.onChangedRevision(this.properties.onChangedRevision())
			.onNonEmptySchema(this.properties.onNonEmptySchema())
			.baseline(this.properties.baseline());
		// Empty, a profile takes back what another one says
		PropertyMapper.get().from(this.properties.sqlOutput()).whenHasText().to((file) -> builder.sqlOutput(file));
	}

	private void applyDatabase(MigratorBuilder builder) {
		builder.defaultSchema(this.properties.defaultSchema())
			.createSchemas(this.properties.createSchemas())
			.versionTable(this.properties.versionTable())
			.historyTable(this.properties.historyTable());
	}

	private void applyLimits(MigratorBuilder builder) {
		builder.lockTimeout(this.properties.lock().timeout())
			.statementLockTimeout(this.properties.statement().lockTimeout())
			.statementTimeout(this.properties.statement().timeout())
			.connectTimeout(this.properties.connect().timeout())
			.verifyWait(this.properties.verify().patience());
		PropertyMapper.get()
			.from(this.properties.statement().retries())
			.to((retries) -> builder.statementRetries(retries));
	}

}
