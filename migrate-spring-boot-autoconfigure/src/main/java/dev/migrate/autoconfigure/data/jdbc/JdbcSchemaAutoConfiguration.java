package dev.migrate.autoconfigure.data.jdbc;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.MigrateAutoConfiguration;
import dev.migrate.autoconfigure.WantedSchemaSourceFinder;
import dev.migrate.autogenerate.UnreadableEntitiesException;
import dev.migrate.autogenerate.WantedSchemaSource;
import dev.migrate.data.jdbc.JdbcSchemaSource;
import dev.migrate.lang.Internal;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.mapping.JdbcMappingContext;
import org.springframework.data.jdbc.core.mapping.schema.SqlTypeMapping;
import org.springframework.data.jdbc.repository.support.JdbcRepositoryFactoryBean;
import org.springframework.data.relational.core.dialect.Dialect;
import org.springframework.data.repository.core.support.AbstractRepositoryMetadata;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.support.JdbcAccessor;
import org.springframework.util.ClassUtils;

/**
 * Auto-configuration for what entities of Spring Data JDBC want of the database.
 */
@Internal
@AutoConfiguration(after = MigrateAutoConfiguration.class,
		afterName = "org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration")
@ConditionalOnClass({ Migrator.class, JdbcMappingContext.class })
@Lazy
public final class JdbcSchemaAutoConfiguration {

	@Bean
	@ConditionalOnBean({ Migrator.class, JdbcMappingContext.class })
	WantedSchemaSourceFinder jdbcSchemaSourceFinder(ConfigurableListableBeanFactory beanFactory) {
		return new JdbcSchemaSourceFinder(beanFactory);
	}

	/**
	 * Finds the mapping contexts of Spring Data JDBC. No repository is created.
	 */
	static final class JdbcSchemaSourceFinder implements WantedSchemaSourceFinder {

		private static final String READER = "dev.migrate.data.jdbc.JdbcSchemaSource";

		private final ConfigurableListableBeanFactory beanFactory;

		JdbcSchemaSourceFinder(ConfigurableListableBeanFactory beanFactory) {
			this.beanFactory = beanFactory;
		}

		@Override
		public List<Found> find() {
			List<Found> found = new ArrayList<>();
			String[] names = this.beanFactory.getBeanNamesForType(JdbcMappingContext.class);
			for (String name : names) {
				JdbcMappingContext context = this.beanFactory.getBean(name, JdbcMappingContext.class);
				Set<Class<?>> domainTypes = new LinkedHashSet<>(domainTypes());
				if (names.length > 1) {
					domainTypes.removeIf((type) -> !context.hasPersistentEntityFor(type));
				}
				source(name, context, domainTypes)
					.ifPresent((source) -> found.add(new Found(name, dataSource(), source)));
			}
			return found;
		}

		private Optional<WantedSchemaSource> source(String name, JdbcMappingContext context,
				Set<Class<?>> domainTypes) {
			if (ClassUtils.isPresent(READER, this.beanFactory.getBeanClassLoader())) {
				return read(name, context, domainTypes);
			}
			if (domainTypes.isEmpty() && context.getPersistentEntities().isEmpty()) {
				return Optional.empty();
			}
			return Optional.of((database) -> {
				throw new UnreadableEntitiesException(name, "'migrate-data-jdbc' is not on the class path.",
						"Add dev.migrate:migrate-data-jdbc, which reads the mapping of Spring Data JDBC.", null);
			});
		}

		// Its signature does not name the reader: Spring looks at those of a bean's
		// methods,
		// with or without the jar
		private Optional<WantedSchemaSource> read(String name, JdbcMappingContext context, Set<Class<?>> domainTypes) {
			JdbcSchemaSource source = new JdbcSchemaSource(name, context,
					this.beanFactory.getBeanProvider(JdbcCustomConversions.class)
						.getIfUnique(JdbcCustomConversions::new),
					this.beanFactory.getBean(Dialect.class),
					this.beanFactory.getBeanProvider(SqlTypeMapping.class).getIfUnique(), domainTypes);
			return source.hasEntities() ? Optional.of(source) : Optional.empty();
		}

		private @Nullable DataSource dataSource() {
			NamedParameterJdbcOperations operations = this.beanFactory
				.getBeanProvider(NamedParameterJdbcOperations.class)
				.getIfUnique();
			return (operations != null && operations.getJdbcOperations() instanceof JdbcAccessor accessor)
					? accessor.getDataSource() : null;
		}

		/** What the repositories are for. */
		private Set<Class<?>> domainTypes() {
			Set<Class<?>> types = new LinkedHashSet<>();
			for (String name : this.beanFactory.getBeanNamesForType(JdbcRepositoryFactoryBean.class, true, false)) {
				Class<?> repository = this.beanFactory.getType(BeanFactoryUtils.transformedBeanName(name), false);
				if (repository != null) {
					types.add(AbstractRepositoryMetadata.getMetadata(repository).getDomainType());
				}
			}
			return types;
		}

	}

}
