package dev.migrate.tenant;

import java.util.List;

/**
 * How tenants are migrated.
 *
 * @param parallelism how many at a time; each takes one connection
 * @param canaries identifiers of tenants that are migrated before the others. If one of
 * them fails, no other is begun
 * @param onFailure what a tenant that cannot be migrated means for the others
 * @param failFrom the share of tenants that fail from which on a start fails; above 0,
 * and 1 at most
 */
public record TenantSettings(int parallelism, List<String> canaries, OnFailure onFailure, double failFrom) {

	/** What holds where nothing is said. */
	public static final TenantSettings DEFAULTS = new TenantSettings(4, List.of(), OnFailure.GO_ON, 0.5);

	public TenantSettings {
		if (parallelism < 1) {
			throw IllegalTenantException.ofParallelism(parallelism);
		}
		if (!(failFrom > 0 && failFrom <= 1)) {
			throw IllegalTenantException.ofShare(failFrom);
		}
		canaries = List.copyOf(canaries);
	}

	/**
	 * The same with another number at a time.
	 * @param parallelism how many at a time
	 * @return other settings
	 */
	public TenantSettings withParallelism(int parallelism) {
		return new TenantSettings(parallelism, this.canaries, this.onFailure, this.failFrom);
	}

	/**
	 * The same with canaries.
	 * @param canaries identifiers of tenants that are migrated before the others
	 * @return other settings
	 */
	public TenantSettings withCanaries(String... canaries) {
		return new TenantSettings(this.parallelism, List.of(canaries), this.onFailure, this.failFrom);
	}

	/**
	 * The same with another reaction to failures.
	 * @param onFailure what a tenant that cannot be migrated means for the others
	 * @return other settings
	 */
	public TenantSettings onFailure(OnFailure onFailure) {
		return new TenantSettings(this.parallelism, this.canaries, onFailure, this.failFrom);
	}

	/**
	 * The same with another share.
	 * @param failFrom the share of tenants that fail from which on a start fails
	 * @return other settings
	 */
	public TenantSettings failFrom(double failFrom) {
		return new TenantSettings(this.parallelism, this.canaries, this.onFailure, failFrom);
	}

	/**
	 * Whether that many are too many.
	 * @param some how many fail, or are behind
	 * @param all how many there are
	 * @return whether they reach the share from which on the whole counts as failed
	 */
	public boolean isTooMany(long some, long all) {
		return some > 0 && some >= this.failFrom * all;
	}

}
