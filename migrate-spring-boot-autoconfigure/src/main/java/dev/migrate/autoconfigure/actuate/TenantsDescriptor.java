package dev.migrate.autoconfigure.actuate;

import java.util.List;
import java.util.Map;

import dev.migrate.lang.Internal;
import dev.migrate.start.MigrationStatus;
import dev.migrate.tenant.FleetStatus;
import dev.migrate.tenant.TenantStatus;
import org.jspecify.annotations.Nullable;

/**
 * Where the tenants of one migrator are.
 *
 * @param total how many there are
 * @param states how many are where
 * @param unreachable how many could not be asked
 * @param behind those that do not have what the application needs, the first hundred
 */
@Internal
public record TenantsDescriptor(int total, Map<MigrationStatus.State, Integer> states, int unreachable,
		List<TenantDescriptor> behind) {

	private static final int MOST_SHOWN = 100;

	static TenantsDescriptor of(FleetStatus status) {
		return new TenantsDescriptor(status.tenants().size(), status.counts(), status.unreachable(),
				status.behind().stream().limit(MOST_SHOWN).map(TenantDescriptor::of).toList());
	}

	/**
	 * A tenant that is behind. What its failure says may not be meant for readers; the
	 * log has it.
	 *
	 * @param tenant what it is called
	 * @param state where it is, or {@code null} where that could not be read
	 * @param current the rows of its version table
	 */
	public record TenantDescriptor(String tenant, MigrationStatus.@Nullable State state, List<String> current) {

		static TenantDescriptor of(TenantStatus status) {
			return new TenantDescriptor(status.tenant(), status.state(), status.current());
		}

	}

}
