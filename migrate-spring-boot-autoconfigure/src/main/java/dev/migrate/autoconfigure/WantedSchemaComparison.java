package dev.migrate.autoconfigure;

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

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
	private final Lock lock = new ReentrantLock();

	private final WantedSchemaSources sources;

	private final Supplier<AutogenerateSettings> settings;

	WantedSchemaComparison(WantedSchemaSources sources, Supplier<AutogenerateSettings> settings) {
		this.sources = sources;
		this.settings = settings;
	}

	/**
	 * How to compare, as properties and beans say.
	 * @return the settings
	 */
	public AutogenerateSettings settings() {
		return this.settings.get();
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
		return differences(migrator, settings());
	}

	/**
	 * Compare in another way.
	 * @param migrator the migrator of the database
	 * @param settings how to compare
	 * @return the differences
	 */
	public SchemaDifferences differences(Migrator migrator, AutogenerateSettings settings) {
		List<WantedSchemaSource> wanted = this.sources.of(migrator);
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
