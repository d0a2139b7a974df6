package dev.migrate.autoconfigure;

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import dev.migrate.Migrator;
import dev.migrate.autogenerate.AutogenerateSettings;
import dev.migrate.autogenerate.SchemaDifferences;
import dev.migrate.autogenerate.WantedSchemaSource;

/**
 * Compares databases with what the application wants them to look like. Nothing is
 * changed.
 */
public final class WantedSchemaComparison {

	/** A scratch database has room for one comparison at a time. */
	private final Lock lock;

	private final Function<Migrator, List<WantedSchemaSource>> sources;

	private final Function<Migrator, AutogenerateSettings> settings;

	WantedSchemaComparison(WantedSchemaSources sources, Function<Migrator, AutogenerateSettings> settings) {
		this(sources::of, settings, new ReentrantLock());
	}

	private WantedSchemaComparison(Function<Migrator, List<WantedSchemaSource>> sources,
			Function<Migrator, AutogenerateSettings> settings, Lock lock) {
		this.sources = sources;
		this.settings = settings;
		this.lock = lock;
	}

	/**
	 * What compares tenants: all are wanted as the database of their migrator is.
	 * @param migrator the migrator that has the tenants
	 * @return a comparison for the migrators of its tenants
	 */
	public WantedSchemaComparison ofTenants(Migrator migrator) {
		return new WantedSchemaComparison((tenant) -> this.sources.apply(migrator), (tenant) -> settings(migrator),
				this.lock);
	}

	/**
	 * How to compare, as properties and beans say.
	 * @param migrator the migrator of the database
	 * @return the settings
	 */
	public AutogenerateSettings settings(Migrator migrator) {
		return this.settings.apply(migrator);
	}

	/**
	 * Compare.
	 * @param migrator the migrator of the database
	 * @return the differences
	 * @throws NoWantedSchemaException if nothing says what is wanted
	 * @throws dev.migrate.plan.DatabaseNotAtHeadException if the database is not at the
	 * heads of the graph
	 */
	public SchemaDifferences differences(Migrator migrator) {
		return differences(migrator, settings(migrator));
	}

	/**
	 * Compare in another way.
	 * @param migrator the migrator of the database
	 * @param settings how to compare
	 * @return the differences
	 */
	public SchemaDifferences differences(Migrator migrator, AutogenerateSettings settings) {
		List<WantedSchemaSource> wanted = this.sources.apply(migrator);
		if (wanted.isEmpty()) {
			throw new NoWantedSchemaException();
		}
		this.lock.lock();
		try {
			return migrator.autogenerate(settings).compare(wanted);
		}
		finally {
			this.lock.unlock();
		}
	}

}
