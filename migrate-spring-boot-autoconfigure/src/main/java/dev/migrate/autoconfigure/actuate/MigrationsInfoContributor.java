package dev.migrate.autoconfigure.actuate;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.migrate.Migrator;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/**
 * Tells of each database the revisions that it is at, and how many are pending.
 */
class MigrationsInfoContributor implements InfoContributor {

	private final ListableBeanFactory beanFactory;

	private final TenantCountsOfMigrators tenants;

	MigrationsInfoContributor(ListableBeanFactory beanFactory, TenantCountsOfMigrators tenants) {
		this.beanFactory = beanFactory;
		this.tenants = tenants;
	}

	@Override
	public void contribute(Info.Builder builder) {
		Map<String, Object> migrators = new LinkedHashMap<>();
		this.beanFactory.getBeansOfType(Migrator.class)
			.forEach((name, migrator) -> migrators.put(name,
					describe(MigratorDescriptor.of(name, migrator, this.tenants.of(migrator)::status))));
		builder.withDetail("migrations", migrators);
	}

	private static Map<String, Object> describe(MigratorDescriptor migrator) {
		Map<String, Object> details = new LinkedHashMap<>();
		if (migrator.error() != null) {
			details.put("error", migrator.error());
			return details;
		}
		if (migrator.tenants() != null) {
			details.put("tenants", migrator.tenants().total());
			details.put("states", migrator.tenants().states());
			details.put("unreachable", migrator.tenants().unreachable());
			return details;
		}
		details.put("state", String.valueOf(migrator.state()));
		details.put("current", migrator.current());
		details.put("pending", migrator.pending().size());
		return details;
	}

}
