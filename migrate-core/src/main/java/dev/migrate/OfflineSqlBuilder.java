package dev.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import dev.migrate.connect.KnownDialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.script.Instantiator;
import dev.migrate.script.ScriptSource;
import dev.migrate.settings.MigratorSettings;
import dev.migrate.settings.Runs;
import dev.migrate.settings.Sources;
import dev.migrate.settings.Tables;
import dev.migrate.start.ScriptLoader;

import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.ResourceLoader;

/**
 * Builds what writes SQL without a database. What can be set is what a script depends on.
 */
public final class OfflineSqlBuilder implements Sources.Settable<OfflineSqlBuilder>, Tables.Settable<OfflineSqlBuilder>,
		Runs.Settable<OfflineSqlBuilder> {

	private final Dialect dialect;

	private final List<ScriptSource> scriptSources = new ArrayList<>();

	private ResourceLoader resourceLoader = new DefaultResourceLoader();

	private Instantiator instantiator = Instantiator.withoutParameters();

	private Sources sources = Sources.DEFAULTS;

	private Tables tables = Tables.DEFAULTS;

	private Runs runs = Runs.DEFAULTS;

	OfflineSqlBuilder(Dialect dialect) {
		this.dialect = dialect;
	}

	/**
	 * Take from a value what a script depends on.
	 * @param settings the settings
	 * @return this
	 */
	public OfflineSqlBuilder settings(MigratorSettings settings) {
		this.sources = settings.sources();
		this.tables = settings.tables();
		this.runs = settings.runs();
		return this;
	}

	@Override
	public OfflineSqlBuilder sources(UnaryOperator<Sources> change) {
		this.sources = change.apply(this.sources);
		return this;
	}

	@Override
	public OfflineSqlBuilder tables(UnaryOperator<Tables> change) {
		this.tables = change.apply(this.tables);
		return this;
	}

	@Override
	public OfflineSqlBuilder runs(UnaryOperator<Runs> change) {
		this.runs = change.apply(this.runs);
		return this;
	}

	/**
	 * Say what finds and loads classes and files on the class path.
	 * @param resourceLoader the resource loader
	 * @return this
	 */
	public OfflineSqlBuilder resourceLoader(ResourceLoader resourceLoader) {
		this.resourceLoader = resourceLoader;
		return this;
	}

	/**
	 * Say what makes instances of revision classes.
	 * @param instantiator makes them
	 * @return this
	 */
	public OfflineSqlBuilder instantiator(Instantiator instantiator) {
		this.instantiator = instantiator;
		return this;
	}

	/**
	 * Add revisions that are not found in locations. They go before those.
	 * @param source provides them
	 * @return this
	 */
	public OfflineSqlBuilder scriptSource(ScriptSource source) {
		this.scriptSources.add(source);
		return this;
	}

	/**
	 * Look for the revisions.
	 * @return what writes their SQL
	 * @throws dev.migrate.error.MigrateException if the revisions are not as they have to
	 * be
	 */
	public OfflineSql build() {
		MigratorSettings defaults = MigratorSettings.DEFAULTS;
		MigratorSettings settings = new MigratorSettings(defaults.goal(), defaults.reactions(), this.sources,
				this.tables, defaults.limits(), this.runs);
		KnownDialects known = new KnownDialects(List.of(this.dialect));
		ScriptLoader loader = new ScriptLoader(List.copyOf(this.scriptSources), this.resourceLoader, this.instantiator,
				settings, known);
		return new OfflineSql(this.dialect, loader.load(this.dialect.name()).scripts(), settings);
	}

}
