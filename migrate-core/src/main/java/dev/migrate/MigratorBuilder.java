package dev.migrate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import javax.sql.DataSource;

import dev.migrate.connect.Database;
import dev.migrate.dialect.Dialect;
import dev.migrate.execute.MigrationListener;
import dev.migrate.script.Instantiator;
import dev.migrate.script.ScriptSource;
import dev.migrate.settings.MigratorSettings;
import dev.migrate.settings.Mode;
import dev.migrate.settings.NonEmptySchema;
import dev.migrate.settings.Reaction;
import dev.migrate.settings.TransactionMode;
import dev.migrate.start.ScriptLoader;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.ResourceLoader;

/**
 * Builds a {@link Migrator}. Where nothing is said, {@link MigratorSettings#DEFAULTS}
 * hold.
 */
public final class MigratorBuilder {

	private final @Nullable DataSource dataSource;

	private final @Nullable Dialect dialect;

	private final List<MigrationListener> listeners = new ArrayList<>();

	private final List<ScriptSource> sources = new ArrayList<>();

	private String dataSourceName = "the DataSource";

	private ResourceLoader resourceLoader = new DefaultResourceLoader();

	private Instantiator instantiator = Instantiator.withoutParameters();

	private List<String> locations = MigratorSettings.DEFAULTS.locations();

	private boolean failOnMissingLocations = MigratorSettings.DEFAULTS.failOnMissingLocations();

	private Mode mode = MigratorSettings.DEFAULTS.mode();

	private String target = MigratorSettings.DEFAULTS.target();

	private boolean allowDowngrade = MigratorSettings.DEFAULTS.allowDowngrade();

	private @Nullable String defaultSchema = MigratorSettings.DEFAULTS.defaultSchema();

	private boolean createSchemas = MigratorSettings.DEFAULTS.createSchemas();

	private String versionTable = MigratorSettings.DEFAULTS.versionTable();

	private String historyTable = MigratorSettings.DEFAULTS.historyTable();

	private TransactionMode transaction = MigratorSettings.DEFAULTS.transaction();

	private Reaction onUnknownRevision = MigratorSettings.DEFAULTS.onUnknownRevision();

	private Reaction onChangedRevision = MigratorSettings.DEFAULTS.onChangedRevision();

	private @Nullable String baseline = MigratorSettings.DEFAULTS.baseline();

	private NonEmptySchema onNonEmptySchema = MigratorSettings.DEFAULTS.onNonEmptySchema();

	private Duration lockTimeout = MigratorSettings.DEFAULTS.lockTimeout();

	private @Nullable Duration statementLockTimeout = MigratorSettings.DEFAULTS.statementLockTimeout();

	private @Nullable Duration statementTimeout = MigratorSettings.DEFAULTS.statementTimeout();

	private int statementRetries = MigratorSettings.DEFAULTS.statementRetries();

	private Duration connectTimeout = MigratorSettings.DEFAULTS.connectTimeout();

	private Duration verifyWait = MigratorSettings.DEFAULTS.verifyWait();

	private Map<String, String> placeholders = MigratorSettings.DEFAULTS.placeholders();

	private @Nullable String installedBy = MigratorSettings.DEFAULTS.installedBy();

	private String applicationName = MigratorSettings.DEFAULTS.applicationName();

	private @Nullable String sqlOutput = MigratorSettings.DEFAULTS.sqlOutput();

	MigratorBuilder(DataSource dataSource) {
		this.dataSource = dataSource;
		this.dialect = null;
	}

	MigratorBuilder(Dialect dialect) {
		this.dataSource = null;
		this.dialect = dialect;
	}

	/**
	 * Say where revisions are.
	 * @param locations {@code classpath:} or {@code file:} locations
	 * @return this
	 */
	public MigratorBuilder locations(String... locations) {
		return locations(List.of(locations));
	}

	/**
	 * Say where revisions are.
	 * @param locations {@code classpath:} or {@code file:} locations
	 * @return this
	 */
	public MigratorBuilder locations(List<String> locations) {
		this.locations = List.copyOf(locations);
		return this;
	}

	/**
	 * Take all settings from a value.
	 * @param settings the settings
	 * @return this
	 */
	public MigratorBuilder settings(MigratorSettings settings) {
		this.locations = settings.locations();
		this.failOnMissingLocations = settings.failOnMissingLocations();
		this.mode = settings.mode();
		this.target = settings.target();
		this.allowDowngrade = settings.allowDowngrade();
		this.defaultSchema = settings.defaultSchema();
		this.createSchemas = settings.createSchemas();
		this.versionTable = settings.versionTable();
		this.historyTable = settings.historyTable();
		this.transaction = settings.transaction();
		this.onUnknownRevision = settings.onUnknownRevision();
		this.onChangedRevision = settings.onChangedRevision();
		this.baseline = settings.baseline();
		this.onNonEmptySchema = settings.onNonEmptySchema();
		this.lockTimeout = settings.lockTimeout();
		this.statementLockTimeout = settings.statementLockTimeout();
		this.statementTimeout = settings.statementTimeout();
		this.statementRetries = settings.statementRetries();
		this.connectTimeout = settings.connectTimeout();
		this.verifyWait = settings.verifyWait();
		this.placeholders = settings.placeholders();
		this.installedBy = settings.installedBy();
		this.applicationName = settings.applicationName();
		this.sqlOutput = settings.sqlOutput();
		return this;
	}

	/**
	 * Say whether a location that is not there is an error.
	 * @param failOnMissingLocations whether a location that is not there is an error
	 * @return this
	 */
	public MigratorBuilder failOnMissingLocations(boolean failOnMissingLocations) {
		this.failOnMissingLocations = failOnMissingLocations;
		return this;
	}

	/**
	 * Say what {@link Migrator#run()} does.
	 * @param mode what {@link Migrator#run()} does
	 * @return this
	 */
	public MigratorBuilder mode(Mode mode) {
		this.mode = mode;
		return this;
	}

	/**
	 * Say where {@link Migrator#run()} leads: {@code heads}, a revision identifier, a
	 * branch label, and so on.
	 * @param target where {@link Migrator#run()} leads: {@code heads}, a revision
	 * identifier, a branch label, and so on
	 * @return this
	 */
	public MigratorBuilder target(String target) {
		this.target = target;
		return this;
	}

	/**
	 * Say whether {@link Migrator#run()} may downgrade.
	 * @param allowDowngrade whether {@link Migrator#run()} may downgrade
	 * @return this
	 */
	public MigratorBuilder allowDowngrade(boolean allowDowngrade) {
		this.allowDowngrade = allowDowngrade;
		return this;
	}

	/**
	 * Say the schema of the version table and of all names without one; {@code null} for
	 * that of the connection.
	 * @param defaultSchema the schema of the version table and of all names without one;
	 * {@code null} for that of the connection
	 * @return this
	 */
	public MigratorBuilder defaultSchema(@Nullable String defaultSchema) {
		this.defaultSchema = defaultSchema;
		return this;
	}

	/**
	 * Say whether to create the default schema if it is missing.
	 * @param createSchemas whether to create the default schema if it is missing
	 * @return this
	 */
	public MigratorBuilder createSchemas(boolean createSchemas) {
		this.createSchemas = createSchemas;
		return this;
	}

	/**
	 * Say the name of the version table.
	 * @param versionTable the name of the version table
	 * @return this
	 */
	public MigratorBuilder versionTable(String versionTable) {
		this.versionTable = versionTable;
		return this;
	}

	/**
	 * Say the name of the history table.
	 * @param historyTable the name of the history table
	 * @return this
	 */
	public MigratorBuilder historyTable(String historyTable) {
		this.historyTable = historyTable;
		return this;
	}

	/**
	 * Say how many transactions a run takes.
	 * @param transaction how many transactions a run takes
	 * @return this
	 */
	public MigratorBuilder transaction(TransactionMode transaction) {
		this.transaction = transaction;
		return this;
	}

	/**
	 * Say what to do if the database names a revision that is not there.
	 * @param onUnknownRevision what to do if the database names a revision that is not
	 * there
	 * @return this
	 */
	public MigratorBuilder onUnknownRevision(Reaction onUnknownRevision) {
		this.onUnknownRevision = onUnknownRevision;
		return this;
	}

	/**
	 * Say what to do if a file was edited after it had been applied.
	 * @param onChangedRevision what to do if a file was edited after it had been applied
	 * @return this
	 */
	public MigratorBuilder onChangedRevision(Reaction onChangedRevision) {
		this.onChangedRevision = onChangedRevision;
		return this;
	}

	/**
	 * Say the revision that an existing schema is at, or {@code null}.
	 * @param baseline the revision that an existing schema is at, or {@code null}
	 * @return this
	 */
	public MigratorBuilder baseline(@Nullable String baseline) {
		this.baseline = baseline;
		return this;
	}

	/**
	 * Say what to do with an existing schema that has no version table.
	 * @param onNonEmptySchema what to do with an existing schema that has no version
	 * table
	 * @return this
	 */
	public MigratorBuilder onNonEmptySchema(NonEmptySchema onNonEmptySchema) {
		this.onNonEmptySchema = onNonEmptySchema;
		return this;
	}

	/**
	 * Say how long to wait for another process; zero tries once.
	 * @param lockTimeout how long to wait for another process; zero tries once
	 * @return this
	 */
	public MigratorBuilder lockTimeout(Duration lockTimeout) {
		this.lockTimeout = lockTimeout;
		return this;
	}

	/**
	 * Say how long a statement may wait for a lock; {@code null} for what suits the
	 * database.
	 * @param statementLockTimeout how long a statement may wait for a lock; {@code null}
	 * for what suits the database
	 * @return this
	 */
	public MigratorBuilder statementLockTimeout(@Nullable Duration statementLockTimeout) {
		this.statementLockTimeout = statementLockTimeout;
		return this;
	}

	/**
	 * Say how long a statement may run; {@code null} for no limit.
	 * @param statementTimeout how long a statement may run; {@code null} for no limit
	 * @return this
	 */
	public MigratorBuilder statementTimeout(@Nullable Duration statementTimeout) {
		this.statementTimeout = statementTimeout;
		return this;
	}

	/**
	 * Say how often to try again after a statement has waited too long for a lock.
	 * @param statementRetries how often to try again after a statement has waited too
	 * long for a lock
	 * @return this
	 */
	public MigratorBuilder statementRetries(int statementRetries) {
		this.statementRetries = statementRetries;
		return this;
	}

	/**
	 * Say how long to go on trying to connect; zero tries once.
	 * @param connectTimeout how long to go on trying to connect; zero tries once
	 * @return this
	 */
	public MigratorBuilder connectTimeout(Duration connectTimeout) {
		this.connectTimeout = connectTimeout;
		return this;
	}

	/**
	 * Say how long to wait for another process in {@link Mode#VERIFY}.
	 * @param verifyWait how long to wait for another process in {@link Mode#VERIFY}
	 * @return this
	 */
	public MigratorBuilder verifyWait(Duration verifyWait) {
		this.verifyWait = verifyWait;
		return this;
	}

	/**
	 * Say the values of placeholders in SQL files, by name.
	 * @param placeholders the values of placeholders in SQL files, by name
	 * @return this
	 */
	public MigratorBuilder placeholders(Map<String, String> placeholders) {
		this.placeholders = placeholders;
		return this;
	}

	/**
	 * Say the name in the history; {@code null} for the database user.
	 * @param installedBy the name in the history; {@code null} for the database user
	 * @return this
	 */
	public MigratorBuilder installedBy(@Nullable String installedBy) {
		this.installedBy = installedBy;
		return this;
	}

	/**
	 * Say the application, as other sessions of the database see it.
	 * @param applicationName the application, as other sessions of the database see it
	 * @return this
	 */
	public MigratorBuilder applicationName(String applicationName) {
		this.applicationName = applicationName;
		return this;
	}

	/**
	 * Say where {@link Migrator#run()} writes, in mode {@link Mode#UPGRADE}, the SQL that
	 * it would run, so that the database is only read.
	 * @param sqlOutput the path of a file, {@code -} for standard output, or {@code null}
	 * to run it
	 * @return this
	 */
	public MigratorBuilder sqlOutput(@Nullable String sqlOutput) {
		this.sqlOutput = sqlOutput;
		return this;
	}

	/**
	 * Say what finds and loads classes and files on the class path.
	 * @param resourceLoader the resource loader
	 * @return this
	 */
	public MigratorBuilder resourceLoader(ResourceLoader resourceLoader) {
		this.resourceLoader = resourceLoader;
		return this;
	}

	/**
	 * Say what makes instances of revision classes.
	 * @param instantiator makes them
	 * @return this
	 */
	public MigratorBuilder instantiator(Instantiator instantiator) {
		this.instantiator = instantiator;
		return this;
	}

	/**
	 * Add revisions that are not found in locations. They go before those.
	 * @param source provides them
	 * @return this
	 */
	public MigratorBuilder scriptSource(ScriptSource source) {
		this.sources.add(source);
		return this;
	}

	/**
	 * Say how messages name what the connections come from.
	 * @param name such as {@code 'migrate.url'}
	 * @return this
	 */
	public MigratorBuilder dataSourceName(String name) {
		this.dataSourceName = name;
		return this;
	}

	/**
	 * Add a listener.
	 * @param listener is told what a run does
	 * @return this
	 */
	public MigratorBuilder listener(MigrationListener listener) {
		this.listeners.add(listener);
		return this;
	}

	/**
	 * Build the migrator. Neither the database nor a revision is looked at yet.
	 * @return a new migrator
	 */
	public Migrator build() {
		MigratorSettings all = settings();
		Database database = (this.dialect != null) ? Database.none(this.dialect)
				: new Database(Objects.requireNonNull(this.dataSource), this.dataSourceName, all.connectTimeout());
		ScriptLoader loader = new ScriptLoader(List.copyOf(this.sources), this.resourceLoader, this.instantiator, all);
		return new Migrator(database, all, loader::load, this.listeners);
	}

	private MigratorSettings settings() {
		return new MigratorSettings(this.locations, this.failOnMissingLocations, this.mode, this.target,
				this.allowDowngrade, this.defaultSchema, this.createSchemas, this.versionTable, this.historyTable,
				this.transaction, this.onUnknownRevision, this.onChangedRevision, this.baseline, this.onNonEmptySchema,
				this.lockTimeout, this.statementLockTimeout, this.statementTimeout, this.statementRetries,
				this.connectTimeout, this.verifyWait, this.placeholders, this.installedBy, this.applicationName,
				this.sqlOutput);
	}

}
