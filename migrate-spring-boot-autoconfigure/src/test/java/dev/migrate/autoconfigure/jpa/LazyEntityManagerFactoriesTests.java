package dev.migrate.autoconfigure.jpa;

import java.util.Map;

import dev.migrate.autoconfigure.jpa.kitchen.Menu;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

import static org.assertj.core.api.Assertions.assertThat;

class LazyEntityManagerFactoriesTests {

	@Test
	void factoryWithoutAdapterChangesNoDatabase() {
		try (TestDatabase database = TestDatabases.h2().create()) {
			LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
			factory.setPersistenceProviderClass(HibernatePersistenceProvider.class);
			factory.setPackagesToScan(Menu.class.getPackageName());
			factory.setDataSource(database.dataSource());
			factory.setJpaPropertyMap(Map.of("hibernate.hbm2ddl.auto", "update"));
			new LazyEntityManagerFactories().postProcessBeforeInitialization(factory, "factory");
			factory.afterPropertiesSet();
			assertThat(factory.getPersistenceUnitInfo()).isNotNull();
			assertThat(LazyEntityManagerFactories.behind(factory.getPersistenceProvider()))
				.isInstanceOf(HibernatePersistenceProvider.class);
			factory.destroy();
			assertThat(new JdbcTemplate(database.dataSource())
				.queryForList("select table_name from information_schema.tables where table_schema = current_schema"))
				.isEmpty();
		}
	}

}
