package dev.migrate.tenant;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.migrate.start.MigrationStatus;

/**
 * Where all tenants are.
 *
 * @param target the target of a start
 * @param tenants each of them, in the order of their source
 */
public record FleetStatus(String target, List<TenantStatus> tenants) {

	public FleetStatus {
		tenants = List.copyOf(tenants);
	}

	/**
	 * How many are where.
	 * @return the numbers by state, without those that could not be read
	 */
	public Map<MigrationStatus.State, Integer> counts() {
		Map<MigrationStatus.State, Integer> counts = new EnumMap<>(MigrationStatus.State.class);
		for (TenantStatus each : this.tenants) {
			if (each.state() != null) {
				counts.merge(each.state(), 1, Integer::sum);
			}
		}
		return counts;
	}

	/**
	 * How many could not be read.
	 * @return the number
	 */
	public int unreachable() {
		return (int) this.tenants.stream().filter((each) -> each.state() == null).count();
	}

	/**
	 * Those that do not have what the application needs.
	 * @return the tenants, in the order of their source
	 */
	public List<TenantStatus> behind() {
		return this.tenants.stream().filter(TenantStatus::isBehind).toList();
	}

}
