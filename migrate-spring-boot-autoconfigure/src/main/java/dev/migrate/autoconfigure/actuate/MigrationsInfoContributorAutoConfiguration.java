package dev.migrate.autoconfigure.actuate;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.MigrateAutoConfiguration;
import dev.migrate.lang.Internal;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.autoconfigure.info.InfoContributorFallback;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration for {@link MigrationsInfoContributor}, which is off unless it is
 * asked for: whoever reads the info of an application need not know its revisions.
 */
@Internal
@AutoConfiguration(after = MigrateAutoConfiguration.class)
@ConditionalOnClass({ Migrator.class, InfoContributor.class, ConditionalOnEnabledInfoContributor.class })
@ConditionalOnBean(Migrator.class)
@Import(TenantCountsOfMigrators.class)
public final class MigrationsInfoContributorAutoConfiguration {

	@Bean
	@ConditionalOnEnabledInfoContributor(value = "migrations", fallback = InfoContributorFallback.DISABLE)
	@ConditionalOnMissingBean(name = "migrationsInfoContributor")
	MigrationsInfoContributor migrationsInfoContributor(ListableBeanFactory beanFactory,
			TenantCountsOfMigrators tenants) {
		return new MigrationsInfoContributor(beanFactory, tenants);
	}

}
