package dev.migrate.autoconfigure.data.jdbc;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.MigrateAutoConfiguration;
import dev.migrate.autogenerate.WantedSchemaSource;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.data.convert.CustomConversions;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.mapping.JdbcMappingContext;
import org.springframework.data.jdbc.core.mapping.schema.SqlTypeMapping;
import org.springframework.data.relational.core.dialect.Dialect;

/**
 * Auto-configuration for what entities of Spring Data JDBC want of the database.
 */
@AutoConfiguration(after = MigrateAutoConfiguration.class,
		afterName = "org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration")
@ConditionalOnClass({ Migrator.class, JdbcMappingContext.class })
public final class JdbcSchemaAutoConfiguration {

	// Beans of Spring Data are first asked for when something is compared
	@Bean
	@ConditionalOnBean({ Migrator.class, JdbcMappingContext.class })
	WantedSchemaSource jdbcSchemaSource(ListableBeanFactory beanFactory, ObjectProvider<JdbcMappingContext> context,
			ObjectProvider<JdbcCustomConversions> conversions, ObjectProvider<Dialect> dialect,
			ObjectProvider<SqlTypeMapping> typeMapping) {
		return (database) -> {
			CustomConversions converters = conversions.getIfUnique(JdbcCustomConversions::new);
			return new JdbcSchemaSource("Spring Data JDBC", context.getObject(), converters, dialect.getObject(),
					typeMapping.getIfUnique(), new RepositoryDomainTypes(beanFactory).find())
				.read(database);
		};
	}

}
