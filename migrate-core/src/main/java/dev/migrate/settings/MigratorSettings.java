package dev.migrate.settings;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * All that can be set, as one value. {@link #DEFAULTS} is what holds where nothing is
 * said.
 *
 * @param locations where revisions are: {@code classpath:} or {@code file:} locations, in
 * which {@code {vendor}} stands for the name of the dialect
 * @param failOnMissingLocations whether a location that is not there is an error
 * @param mode what a start does
 * @param target where a start leads: a target in the words of users
 * @param allowDowngrade whether a start may downgrade a database that is above the target
 * @param defaultSchema the schema of the version table and of all names without a schema;
 * {@code null} for the one that the connection has
 * @param createSchemas whether to create the default schema if it is missing
 * @param versionTable the name of the version table
 * @param historyTable the name of the history table
 * @param transaction how many transactions a run takes
 * @param onUnknownRevision what to do if the database names a revision that is not there
 * @param onChangedRevision what to do if a file was edited after it had been applied
 * @param baseline the revision that an existing schema without a version table is at, or
 * {@code null}
 * @param onNonEmptySchema what to do with an existing schema without a version table and
 * without a baseline
 * @param lockTimeout how long to wait for another process that migrates the same
 * database; zero tries once
 * @param statementLockTimeout how long a statement may wait for a lock of the database
 * before it is given up and tried again; {@code null} for what suits the database
 * @param statementTimeout how long a statement may run; {@code null} for no limit
 * @param statementRetries how often a statement is tried again after it has waited too
 * long for a lock
 * @param connectTimeout how long to go on trying to connect; zero tries once
 * @param verifyWait how long {@link Mode#VERIFY} waits for another process to bring the
 * database to the target
 * @param placeholders the values of placeholders in SQL files, by name
 * @param installedBy the name in the history; {@code null} for the database user
 * @param applicationName the application, as other sessions of the database see it
 * @param sqlOutput where a start writes the SQL that it would run, and runs none of it: a
 * file or {@code -} for standard output; {@code null} to run it
 */
public record MigratorSettings(List<String> locations, boolean failOnMissingLocations, Mode mode, String target,
		boolean allowDowngrade, @Nullable String defaultSchema, boolean createSchemas, String versionTable,
		String historyTable, TransactionMode transaction, Reaction onUnknownRevision, Reaction onChangedRevision,
		@Nullable String baseline, NonEmptySchema onNonEmptySchema, Duration lockTimeout,
		@Nullable Duration statementLockTimeout, @Nullable Duration statementTimeout, int statementRetries,
		Duration connectTimeout, Duration verifyWait, Map<String, String> placeholders, @Nullable String installedBy,
		String applicationName, @Nullable String sqlOutput) {

	/** What holds where nothing is said. */
	public static final MigratorSettings DEFAULTS = new MigratorSettings(List.of("classpath:db/revisions"), true,
			Mode.UPGRADE, "heads", false, null, false, "migrate_version", "migrate_history",
			TransactionMode.PER_REVISION, Reaction.WARN, Reaction.FAIL, null, NonEmptySchema.FAIL,
			Duration.ofMinutes(5), null, null, 15, Duration.ZERO, Duration.ZERO, Map.of(), null, "migrate", null);

	public MigratorSettings {
		locations = List.copyOf(locations);
		placeholders = Collections.unmodifiableMap(new LinkedHashMap<>(placeholders));
	}

	/**
	 * What of it is about runs.
	 */
	public ExecutionSettings execution() {
		return new ExecutionSettings(this.versionTable, this.historyTable, this.defaultSchema, this.createSchemas,
				this.transaction, this.lockTimeout, this.statementLockTimeout, this.statementTimeout,
				this.statementRetries, this.installedBy, this.applicationName);
	}

	/**
	 * The same for an empty database in which all revisions are run, those too that the
	 * other one had before it was migrated.
	 */
	public MigratorSettings replaying() {
		return new MigratorSettings(this.locations, this.failOnMissingLocations, Mode.UPGRADE, this.target, false, null,
				false, this.versionTable, this.historyTable, this.transaction, Reaction.IGNORE, Reaction.IGNORE, null,
				NonEmptySchema.FAIL, this.lockTimeout, this.statementLockTimeout, this.statementTimeout,
				this.statementRetries, this.connectTimeout, this.verifyWait, this.placeholders, this.installedBy,
				this.applicationName, null);
	}

	/**
	 * All but the values of placeholders, which may be secrets.
	 */
	@Override
	public String toString() {
		return "mode=" + this.mode + ", target=" + this.target + ", locations=" + this.locations + ", versionTable="
				+ this.versionTable;
	}

}
