package dev.migrate.autoconfigure.actuate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.migrate.Migrator;

/**
 * The tenants of each migrator, which health, info and meters ask together. Each of their
 * configurations imports it, since it may be the only one.
 */
class TenantCountsOfMigrators {

	private final Map<Migrator, TenantCounts> counts = new ConcurrentHashMap<>();

	TenantCounts of(Migrator migrator) {
		return this.counts.computeIfAbsent(migrator, TenantCounts::of);
	}

}
