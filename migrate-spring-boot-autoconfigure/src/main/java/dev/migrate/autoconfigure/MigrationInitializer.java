package dev.migrate.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.migrate.Migrator;
import dev.migrate.lang.Internal;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.ApplicationStartupAware;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.core.metrics.StartupStep;

/**
 * Migrates the databases when the application starts: all beans that use a database
 * depend on this one.
 */
@Internal
public class MigrationInitializer implements InitializingBean, ApplicationStartupAware, EnvironmentAware, Ordered {

	private final Map<String, Migrator> migrators;

	private final MigrationStrategy strategy;

	private ApplicationStartup applicationStartup = ApplicationStartup.DEFAULT;

	private @Nullable Environment environment;

	private int order;

	/**
	 * Create an initializer that runs each migrator.
	 * @param migrators the migrators by bean name, in the order in which they run
	 */
	public MigrationInitializer(Map<String, Migrator> migrators) {
		this(migrators, Migrator::run);
	}

	/**
	 * Create an initializer.
	 * @param migrators the migrators by bean name, in the order in which they run
	 * @param strategy what to do with each
	 */
	public MigrationInitializer(Map<String, Migrator> migrators, MigrationStrategy strategy) {
		this.migrators = new LinkedHashMap<>(migrators);
		this.strategy = strategy;
	}

	@Override
	public void afterPropertiesSet() {
		this.migrators.forEach(this::migrate);
	}

	private void migrate(String name, Migrator migrator) {
		StartupStep step = this.applicationStartup.start("migrate.run").tag("migrator", name);
		try {
			this.strategy.migrate(migrator);
		}
		catch (RuntimeException ex) {
			PropertiesOfMigrator properties = (this.environment != null)
					? PropertiesOfMigrator.of(name, this.environment) : PropertiesOfMigrator.OF_ALL;
			throw (this.migrators.size() > 1 || properties.section().isPresent())
					? new MigratorFailedException(name, properties, ex) : ex;
		}
		finally {
			step.end();
		}
	}

	@Override
	public void setEnvironment(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void setApplicationStartup(ApplicationStartup applicationStartup) {
		this.applicationStartup = applicationStartup;
	}

	@Override
	public int getOrder() {
		return this.order;
	}

	/**
	 * Set the order.
	 * @param order the order
	 */
	public void setOrder(int order) {
		this.order = order;
	}

}
