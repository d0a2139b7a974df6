package dev.migrate.autoconfigure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.MigratorBuilder;
import dev.migrate.autogenerate.Aspect;
import dev.migrate.autogenerate.AutogenerateLevel;
import dev.migrate.lang.Internal;
import dev.migrate.schema.NamingConvention;
import dev.migrate.script.RevisionLanguage;
import dev.migrate.settings.Mode;
import dev.migrate.settings.NonEmptySchema;
import dev.migrate.settings.Reaction;
import dev.migrate.settings.TransactionMode;
import dev.migrate.tenant.OnFailure;
import dev.migrate.tenant.TenantSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.util.StringUtils;

/**
 * Configuration properties of migrations. Other keys under {@code migrate} are an error.
 *
 * @param enabled Whether to configure migrations.
 * @param mode What a start does to the database.
 * @param target Revision that a start leads to. A revision or the beginning of one, a
 * branch label, "head", "heads", "base", or a relative target such as "+1".
 * @param allowDowngrade Whether a start may downgrade a database that is above the
 * target.
 * @param locations Comma-separated list of locations of revisions. "{vendor}" stands for
 * the database.
 * @param failOnMissingLocations Whether a start fails if a location does not exist.
 * @param url JDBC URL of the database to migrate. That of the application if not set.
 * @param user Database user for migrations. That of the application if not set.
 * @param password Password of the database user for migrations.
 * @param driverClassName Fully qualified name of the JDBC driver for migrations.
 * Auto-detected from the URL if not set.
 * @param defaultSchema Schema of names without a schema, and of the tables of migrations.
 * That of the connection if not set.
 * @param createSchemas Whether to create the schemas that are set if they do not exist.
 * @param versionTable Name of the table that says which revisions are applied.
 * @param versionSchema Schema of that table. Default schema if not set.
 * @param history Whether to keep a history of what was run and when.
 * @param historyTable Name of the table that says what was run and when.
 * @param historySchema Schema of that table and of the journal. That of the version table
 * if not set.
 * @param transaction How many transactions a run takes where the database allows DDL in
 * transactions.
 * @param installedReason Why revisions are run, for the history: a ticket, a build.
 * @param onUnknownRevision What to do about a revision in the database that the
 * application does not know.
 * @param onChangedRevision What to do about an SQL file that was edited after it had been
 * applied.
 * @param onConflictingBranches What to do about branches that contradict each other, so
 * that their order decides what the schema becomes.
 * @param baseline Revision to stamp once on a schema that has tables but no version
 * table.
 * @param onNonEmptySchema What to do about a schema that has tables but no version table.
 * @param sqlOutput File to write the SQL to that a start would run, instead of running
 * it. "-" for standard output.
 * @param lock The lock on migrations.
 * @param statement Limits on the statements of migrations.
 * @param connect How to connect.
 * @param verify What "verify" does.
 * @param placeholders Values that take the place of "${name}" in SQL files.
 * @param naming How constraints and indexes are called that have no name.
 * @param revision How the command line writes new revisions.
 * @param autogenerate How the database is compared with what the application wants.
 * @param page The page of the endpoint "migrations" for a browser.
 * @param tenants Schemas or databases that all have these revisions.
 * @param after Comma-separated list of DataSource beans whose databases are migrated
 * before this one.
 * @param datasources Databases that are migrated besides that of the application, by the
 * names of their DataSource beans. What is not set there is as set under "migrate", but
 * for connections.
 */
@Internal
@ConfigurationProperties(prefix = "migrate", ignoreUnknownFields = false)
public record MigrateProperties(@DefaultValue("true") boolean enabled, @DefaultValue("upgrade") Mode mode,
		@DefaultValue("heads") String target, @DefaultValue("false") boolean allowDowngrade,
		@DefaultValue("classpath:db/revisions") List<String> locations,
		@DefaultValue("true") boolean failOnMissingLocations, @Nullable String url, @Nullable String user,
		@Nullable String password, @Nullable String driverClassName, @Nullable String defaultSchema,
		@DefaultValue("false") boolean createSchemas, @DefaultValue("migrate_version") String versionTable,
		@Nullable String versionSchema, @DefaultValue("true") boolean history,
		@DefaultValue("migrate_history") String historyTable, @Nullable String historySchema,
		@DefaultValue("per-revision") TransactionMode transaction, @Nullable String installedReason,
		@DefaultValue("warn") Reaction onUnknownRevision, @DefaultValue("fail") Reaction onChangedRevision,
		@DefaultValue("fail") Reaction onConflictingBranches, @Nullable String baseline,
		@DefaultValue("fail") NonEmptySchema onNonEmptySchema, @Nullable String sqlOutput, @DefaultValue Lock lock,
		@DefaultValue Statement statement, @DefaultValue Connect connect, @DefaultValue Verify verify,
		@DefaultValue Map<String, String> placeholders, @DefaultValue Naming naming, @DefaultValue Revision revision,
		@DefaultValue Autogenerate autogenerate, @DefaultValue Page page, @DefaultValue Tenants tenants,
		@DefaultValue List<String> after, @DefaultValue Map<String, MigrateProperties> datasources) {

	/**
	 * What is set to nothing, as by an environment variable, leads nowhere.
	 */
	public MigrateProperties {
		url = orNone(url);
		user = orNone(user);
		driverClassName = orNone(driverClassName);
	}

	/**
	 * Set on a migrator what the properties say.
	 */
	void applyTo(MigratorBuilder builder) {
		// Empty, a profile or a database takes back what is said elsewhere
		builder.mode(this.mode)
			.target(this.target)
			.allowDowngrade(this.allowDowngrade)
			.verifyWait(this.verify.patience)
			.sqlOutput(StringUtils.hasText(this.sqlOutput) ? this.sqlOutput : null)
			.baseline(StringUtils.hasText(this.baseline) ? this.baseline : null)
			.onNonEmptySchema(this.onNonEmptySchema)
			.onUnknownRevision(this.onUnknownRevision)
			.onChangedRevision(this.onChangedRevision)
			.onConflictingBranches(this.onConflictingBranches)
			.locations(this.locations)
			.failOnMissingLocations(this.failOnMissingLocations)
			.placeholders(this.placeholders)
			.defaultSchema(orNone(this.defaultSchema))
			.versionSchema(orNone(this.versionSchema))
			.historySchema(orNone(this.historySchema))
			.history(this.history)
			.createSchemas(this.createSchemas)
			.versionTable(this.versionTable)
			.historyTable(this.historyTable)
			.transaction(this.transaction)
			.installedReason(StringUtils.hasText(this.installedReason) ? this.installedReason : null)
			.naming(this.naming.patterns())
			.lockTimeout(this.lock.timeout)
			.idleTimeout(this.lock.idleTimeout)
			.statementLockTimeout(this.statement.lockTimeout)
			.statementTimeout(this.statement.timeout)
			.statementRetries(this.statement.retries)
			.connectTimeout(this.connect.timeout);
	}

	private static @Nullable String orNone(@Nullable String text) {
		return StringUtils.hasLength(text) ? text : null;
	}

	/**
	 * What can be logged: neither passwords nor values of placeholders.
	 */
	@Override
	public String toString() {
		return "mode=" + this.mode + ", target=" + this.target + ", locations=" + this.locations;
	}

	/**
	 * How constraints and indexes are called that have no name, in the patterns of
	 * SQLAlchemy. The database names what has no pattern.
	 *
	 * @param pk Pattern for primary keys, such as "pk_%(table_name)s".
	 * @param uq Pattern for unique constraints, such as
	 * "uq_%(table_name)s_%(column_0_N_name)s".
	 * @param fk Pattern for foreign keys, such as
	 * "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s".
	 * @param ck Pattern for checks, such as "ck_%(table_name)s_%(constraint_name)s".
	 * @param ix Pattern for indexes, such as "ix_%(column_0_N_label)s".
	 * @param ex Pattern for exclude constraints.
	 */
	public record Naming(@Nullable String pk, @Nullable String uq, @Nullable String fk, @Nullable String ck,
			@Nullable String ix, @Nullable String ex) {

		/**
		 * Refuse what no pattern can say, while it is known which property says it.
		 */
		public Naming {
			patterns(pk, uq, fk, ck, ix, ex);
		}

		Map<String, String> patterns() {
			return patterns(this.pk, this.uq, this.fk, this.ck, this.ix, this.ex);
		}

		private static Map<String, String> patterns(@Nullable String... patterns) {
			Map<String, String> all = new LinkedHashMap<>();
			for (int i = 0; i < patterns.length; i++) {
				String pattern = patterns[i];
				if (StringUtils.hasText(pattern)) {
					all.put(List.of("pk", "uq", "fk", "ck", "ix", "ex").get(i), pattern);
				}
			}
			return all.isEmpty() ? all : new NamingConvention(all).patterns();
		}

	}

	/**
	 * The lock on migrations.
	 *
	 * @param timeout Time to wait for another process that migrates the database.
	 * @param idleTimeout Time after which the server ends the session of a process that
	 * holds the lock and runs nothing. At least one minute; a bit less than the timeout
	 * if not set.
	 */
	public record Lock(@DefaultValue("5m") Duration timeout, @Nullable Duration idleTimeout) {

	}

	/**
	 * Limits on the statements of migrations. Each database has defaults of its own.
	 *
	 * @param lockTimeout Time that a statement waits for a table that others use. No
	 * effect on HSQLDB, which has no such limit.
	 * @param timeout Time that a statement may take.
	 * @param retries Number of times that a statement is tried again if it could not get
	 * hold of a table.
	 */
	public record Statement(@Nullable Duration lockTimeout, @Nullable Duration timeout,
			@DefaultValue("15") int retries) {

	}

	/**
	 * How to connect.
	 *
	 * @param timeout Total time to wait for a database that is not up yet.
	 */
	public record Connect(@DefaultValue("0s") Duration timeout) {

	}

	/**
	 * What "verify" does.
	 *
	 * @param patience Time to wait for another process to bring the database to the
	 * target.
	 */
	public record Verify(@Name("wait") @DefaultValue("0s") Duration patience) {

	}

	/**
	 * Schemas or databases that all have these revisions. The schema of the connection is
	 * then left alone.
	 *
	 * @param schemas Schemas of the tenants: names, patterns such as "tenant_*", or one
	 * query such as "select schema_name from customer". A bean of type "TenantSource"
	 * says it in code.
	 * @param parallelism Number of tenants that are migrated at a time, each on a
	 * connection of its own.
	 * @param canaries Tenants that are migrated before the others. If one fails, no other
	 * is begun.
	 * @param onFailure What a tenant that fails means for those that are not begun yet.
	 * @param failFrom Share of tenants, between 0 and 1, that fail or are behind from
	 * which on a start fails and health is down.
	 */
	public record Tenants(@DefaultValue List<String> schemas, @DefaultValue("4") int parallelism,
			@DefaultValue List<String> canaries, @DefaultValue("go-on") OnFailure onFailure,
			@DefaultValue("0.5") double failFrom) {

		TenantSettings settings() {
			return new TenantSettings(this.parallelism, this.canaries, this.onFailure, this.failFrom);
		}

	}

	/**
	 * The page for a browser.
	 *
	 * @param enabled Whether the endpoint answers a browser with a page. By default where
	 * DevTools are.
	 */
	public record Page(@Nullable Boolean enabled) {

	}

	/**
	 * How the command line writes new revisions.
	 *
	 * @param fileName Name of their files without a suffix. A slash makes a directory.
	 * @param language Language in which they are written. Java if not set, or Kotlin
	 * where most sources are in it.
	 * @param templates Directory of templates, "*.java", "*.kt" and "*.sql", besides
	 * those that are built in.
	 * @param hooks Programs that are run one after the other with each file that has been
	 * written, such as "git add {file}".
	 */
	public record Revision(@DefaultValue("{slug}") String fileName, @Nullable RevisionLanguage language,
			@Nullable String templates, @DefaultValue List<String> hooks) {

	}

	/**
	 * How the database is compared with what the application wants.
	 *
	 * @param allowDrops Whether changes that lose data are written as they are, instead
	 * of as comments.
	 * @param level How much is compared: "validate" what Hibernate's validation looks at,
	 * "full" what entities declare, "strict" all that there is.
	 * @param include What is compared, such as "table:shop_*". All if not set.
	 * @param exclude What is not compared, such as "index:orders.ix_*".
	 * @param ignore Aspects that are not compared, such as "comment" or "default".
	 * @param scratch An empty database of the same kind in which definitions may be tried
	 * out.
	 */
	public record Autogenerate(@DefaultValue("false") boolean allowDrops, @DefaultValue("full") AutogenerateLevel level,
			@DefaultValue List<String> include, @DefaultValue List<String> exclude, @DefaultValue Set<Aspect> ignore,
			@DefaultValue Scratch scratch) {

	}

	/**
	 * An empty database of the same kind. What is created there is dropped again.
	 *
	 * @param url JDBC URL of the database.
	 * @param user Database user.
	 * @param password Password of the database user.
	 * @param driverClassName Fully qualified name of the JDBC driver. Auto-detected from
	 * the URL if not set.
	 */
	public record Scratch(@Nullable String url, @Nullable String user, @Nullable String password,
			@Nullable String driverClassName) {

		/**
		 * What can be logged.
		 */
		@Override
		public String toString() {
			return (this.url != null) ? "set" : "not set";
		}

	}

}
