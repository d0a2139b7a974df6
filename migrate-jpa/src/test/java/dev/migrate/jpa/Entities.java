package dev.migrate.jpa;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import dev.migrate.autogenerate.DatabaseProfile;
import dev.migrate.autogenerate.WantedSchema;
import dev.migrate.connect.Dialects;
import dev.migrate.schema.Table;

import org.springframework.boot.hibernate.SpringImplicitNamingStrategy;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/**
 * Entities that are read without a database.
 */
final class Entities {

	private final LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();

	private final Map<String, Object> properties = new HashMap<>();

	private Entities(Class<?>... packages) {
		this.factory.setDataSource(new FailingDataSource());
		this.factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
		this.factory.setPackagesToScan(Stream.of(packages).map(Class::getPackageName).toArray(String[]::new));
		this.properties.put("hibernate.tenant_identifier_resolver", new EntityZoo.Tenant());
		this.properties.put("hibernate.implicit_naming_strategy", SpringImplicitNamingStrategy.class.getName());
		this.properties.put("hibernate.physical_naming_strategy",
				"org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl");
	}

	/**
	 * Entities in packages.
	 * @param packages a class in each of them
	 * @return the entities
	 */
	static Entities beside(Class<?>... packages) {
		return new Entities(packages);
	}

	Entities with(String property, Object value) {
		this.properties.put(property, value);
		return this;
	}

	Entities mappedIn(String resource) {
		this.factory.setMappingResources(resource);
		return this;
	}

	WantedSchema wantedOn(String dialect, String product, int version) {
		this.factory.setJpaPropertyMap(this.properties);
		this.factory.setPersistenceProvider(new SleepingProvider());
		this.factory.afterPropertiesSet();
		return new JpaSchemaSource("entities", this.factory.getPersistenceUnitInfo(), this.factory.getJpaPropertyMap())
			.read(new DatabaseProfile(Dialects.named(dialect), product, version, 4, "public",
					(name, quoted) -> quoted ? name : name.toLowerCase(Locale.ROOT)));
	}

	WantedSchema wanted() {
		return wantedOn("h2", "H2", 2);
	}

	Table table(String name) {
		return wanted().schema()
			.tables()
			.stream()
			.filter((table) -> table.name().toString().equals(name))
			.findFirst()
			.orElseThrow();
	}

}
