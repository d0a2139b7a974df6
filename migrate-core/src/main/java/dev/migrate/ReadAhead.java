package dev.migrate;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.migrate.tables.SchemasReader;
import dev.migrate.tables.VersionRows;
import dev.migrate.tenant.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a run has to know of a tenant together with the next fifty, when the first
 * of them is asked for. What was read longer ago than a second is read anew. Thread-safe.
 */
final class ReadAhead {

	/** Each tenant is read when its turn comes. */
	static final ReadAhead NOTHING = new ReadAhead(null, List.of());

	private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

	private final @Nullable Migrator migrator;

	private final List<Tenant> tenants;

	private final Map<String, Integer> places = new HashMap<>();

	private Map<String, VersionRows> read = Map.of();

	/** The places of the tenants that were asked for last. */
	private int from;

	private int to;

	private long readAt;

	/** Whether those of now could not be read together: each is read alone. */
	private boolean failed;

	/**
	 * Nothing is read yet.
	 * @param migrator the migrator of all
	 * @param tenants the tenants, in the order in which they will be asked for
	 */
	ReadAhead(@Nullable Migrator migrator, List<Tenant> tenants) {
		this.migrator = migrator;
		this.tenants = tenants.stream().filter((tenant) -> tenant.dataSource() == null).toList();
		for (int i = 0; i < this.tenants.size(); i++) {
			this.places.put(this.tenants.get(i).id(), i);
		}
	}

	/**
	 * What is known of a tenant.
	 * @param connections where to read it
	 * @return what was read; {@code null} if it has to be read alone
	 */
	synchronized @Nullable VersionRows of(Tenant tenant, DataSource connections) {
		Integer place = this.places.get(tenant.id());
		if (this.migrator == null || place == null) {
			return null;
		}
		boolean here = place >= this.from && place < this.to;
		if (!here || (!this.failed && System.nanoTime() - this.readAt > FRESH_NANOS)) {
			this.from = place;
			this.to = Math.min(this.tenants.size(), place + SchemasReader.AT_ONCE);
			this.readAt = System.nanoTime();
			this.read = read(this.migrator, connections);
		}
		return this.read.get(tenant.schema());
	}

	private Map<String, VersionRows> read(Migrator migrator, DataSource connections) {
		this.failed = false;
		List<String> schemas = this.tenants.subList(this.from, this.to).stream().map(Tenant::schema).toList();
		try {
			return migrator.database()
				.through(connections, migrator.settings().tables())
				.call((connection, dialect) -> new SchemasReader(dialect, migrator.settings().tables())
					.readWithDigest(connection, schemas));
		}
		catch (RuntimeException ex) {
			// The run of the tenant will say what is wrong
			this.failed = true;
			return Map.of();
		}
	}

}
