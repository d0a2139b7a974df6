package dev.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

import dev.migrate.connect.Database;
import dev.migrate.connect.KnownDialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.execute.MigrationListener;
import dev.migrate.script.Instantiator;
import dev.migrate.script.ScriptSource;
import dev.migrate.settings.ContradictorySettingsException;
import dev.migrate.settings.Goal;
import dev.migrate.settings.Limits;
import dev.migrate.settings.MigratorSettings;
import dev.migrate.settings.Reactions;
import dev.migrate.settings.Runs;
import dev.migrate.settings.Sources;
import dev.migrate.settings.Tables;
import dev.migrate.start.Installation;
import dev.migrate.start.QuickLook;
import dev.migrate.start.ScriptLoader;
import dev.migrate.tenant.TenantList;
import dev.migrate.tenant.TenantSettings;
import dev.migrate.tenant.TenantSource;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.ResourceLoader;

/**
 * Builds a {@link Migrator}. Where nothing is said, {@link MigratorSettings#DEFAULTS}
 * hold.
 */
public final class MigratorBuilder implements Goal.Settable<MigratorBuilder>, Reactions.Settable<MigratorBuilder>,
		Sources.Settable<MigratorBuilder>, Tables.Settable<MigratorBuilder>, Limits.Settable<MigratorBuilder>,
		Runs.Settable<MigratorBuilder> {

	private final DataSource dataSource;

	private final List<MigrationListener> listeners = new ArrayList<>();

	private final List<Dialect> dialects = new ArrayList<>();

	private final List<ScriptSource> scriptSources = new ArrayList<>();

	private String dataSourceName = "the DataSource";

	private boolean joinsTransaction;

	private @Nullable TenantList tenants;

	private ResourceLoader resourceLoader = new DefaultResourceLoader();

	private Instantiator instantiator = Instantiator.withoutParameters();

	private Goal goal = Goal.DEFAULTS;

	private Reactions reactions = Reactions.DEFAULTS;

	private Sources sources = Sources.DEFAULTS;

	private Tables tables = Tables.DEFAULTS;

	private Limits limits = Limits.DEFAULTS;

	private Runs runs = Runs.DEFAULTS;

	MigratorBuilder(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	/**
	 * Take all settings from a value.
	 * @param settings the settings
	 * @return this
	 */
	public MigratorBuilder settings(MigratorSettings settings) {
		this.goal = settings.goal();
		this.reactions = settings.reactions();
		this.sources = settings.sources();
		this.tables = settings.tables();
		this.limits = settings.limits();
		this.runs = settings.runs();
		return this;
	}

	@Override
	public MigratorBuilder goal(UnaryOperator<Goal> change) {
		this.goal = change.apply(this.goal);
		return this;
	}

	@Override
	public MigratorBuilder reactions(UnaryOperator<Reactions> change) {
		this.reactions = change.apply(this.reactions);
		return this;
	}

	@Override
	public MigratorBuilder sources(UnaryOperator<Sources> change) {
		this.sources = change.apply(this.sources);
		return this;
	}

	@Override
	public MigratorBuilder tables(UnaryOperator<Tables> change) {
		this.tables = change.apply(this.tables);
		return this;
	}

	@Override
	public MigratorBuilder limits(UnaryOperator<Limits> change) {
		this.limits = change.apply(this.limits);
		return this;
	}

	@Override
	public MigratorBuilder runs(UnaryOperator<Runs> change) {
		this.runs = change.apply(this.runs);
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
		this.scriptSources.add(source);
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
	 * Take part in the transaction that the caller has begun, in place of refusing to run
	 * within one: in Spring's, or in that of a connection that is not in autocommit mode.
	 * Nothing is committed; what a run has done is gone if the caller rolls back. The
	 * lock is taken once, each revision is undone as a whole if it fails, and settings of
	 * the session stay as the caller has them.
	 * <p>
	 * Meant for tests. Without a transaction everything that changes the database is
	 * refused, and so are, before they change anything, databases on which DDL commits,
	 * and revisions that leave the transaction or rebuild tables to which others refer.
	 * @return this
	 */
	public MigratorBuilder joinTransaction() {
		this.joinsTransaction = true;
		return this;
	}

	/**
	 * Migrate tenants in place of the database itself: schemas in it, or databases of
	 * their own, all with the same revisions.
	 * @param source says which there are
	 * @return this
	 */
	public MigratorBuilder tenants(TenantSource source) {
		return tenants(source, TenantSettings.DEFAULTS);
	}

	/**
	 * Migrate tenants in place of the database itself: schemas in it, or databases of
	 * their own, all with the same revisions.
	 * @param source says which there are
	 * @param settings how they are migrated
	 * @return this
	 */
	public MigratorBuilder tenants(TenantSource source, TenantSettings settings) {
		this.tenants = new TenantList(source, settings);
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
	 * Add the dialect of a database that we do not know. It is found in no other way.
	 * @param dialect the dialect; it is asked before ours whether it recognises the
	 * database, and no other may recognise it too
	 * @return this
	 */
	public MigratorBuilder dialect(Dialect dialect) {
		this.dialects.add(dialect);
		return this;
	}

	/**
	 * Build the migrator. Neither the database nor a revision is looked at yet.
	 * @return a new migrator
	 */
	public Migrator build() {
		MigratorSettings all = new MigratorSettings(this.goal, this.reactions, this.sources, this.tables, this.limits,
				this.runs);
		if (this.tenants != null) {
			ContradictorySettingsException.checkTenants(all);
		}
		KnownDialects known = new KnownDialects(List.copyOf(this.dialects));
		Database database = new Database(this.dataSource, this.dataSourceName, this.limits.connectTimeout(), known,
				this.tables, this.joinsTransaction);
		ScriptLoader loader = new ScriptLoader(List.copyOf(this.scriptSources), this.resourceLoader, this.instantiator,
				all, known);
		QuickLook quickLook = new QuickLook(all, List.copyOf(this.scriptSources), this.resourceLoader);
		return new Migrator(new Installation(database, all, loader), quickLook, this.listeners, this.tenants);
	}

}
