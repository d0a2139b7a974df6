package dev.migrate.autoconfigure.jpa;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.MigrateAutoConfiguration;
import dev.migrate.autoconfigure.jpa.restaurant.Dish;
import dev.migrate.tenant.Tenant;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.Transaction;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that Hibernate's multi-tenancy by schemas finds what a start has migrated.
 */
class MultiTenancyTests {

	@TempDir
	private Path folder;

	@Test
	void schemaOfEachTenantHasWhatItsEntitiesNeed() throws IOException {
		Files.writeString(this.folder.resolve("a.sql"),
				"-- revision: aaaa\n-- upgrade\ncreate table dish (name varchar(255) primary key);\n");
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class,
					HibernateJpaAutoConfiguration.class))
			.withUserConfiguration(Restaurants.class)
			.withPropertyValues("spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID()
					+ ";DB_CLOSE_DELAY=-1;INIT=create schema if not exists t_a\\;create schema if not exists t_b",
					"spring.jpa.hibernate.ddl-auto=none", "migrate.create-schemas=true",
					"migrate.locations=" + this.folder.toUri(), "migrate.tenants.schemas=T_A,T_B")
			.run((context) -> {
				SessionFactory sessions = context.getBean(SessionFactory.class);
				save(sessions, "T_A", "soup");
				save(sessions, "T_B", "salad");
				context.getBean(Migrator.class).tenant(Tenant.ofSchema("T_C")).upgrade("heads");
				save(sessions, "T_C", "bread");
				assertThat(dishes(sessions, "T_A")).containsExactly("soup");
				assertThat(dishes(sessions, "T_B")).containsExactly("salad");
				assertThat(dishes(sessions, "T_C")).containsExactly("bread");
			});
	}

	private static void save(SessionFactory sessions, String tenant, String name) {
		try (Session session = sessions.withOptions().tenantIdentifier((Object) tenant).openSession()) {
			Transaction transaction = session.beginTransaction();
			session.persist(new Dish(name));
			transaction.commit();
		}
	}

	private static Iterable<String> dishes(SessionFactory sessions, String tenant) {
		try (Session session = sessions.withOptions().tenantIdentifier((Object) tenant).openSession()) {
			return session.createQuery("select name from Dish", String.class).getResultList();
		}
	}

	/**
	 * What an application with a schema for each tenant tells Hibernate.
	 */
	@Configuration(proxyBeanMethods = false)
	@EntityScan("dev.migrate.autoconfigure.jpa.restaurant")
	static class Restaurants {

		@Bean
		HibernatePropertiesCustomizer multiTenancy(DataSource dataSource) {
			return (properties) -> properties.put("hibernate.multi_tenant_connection_provider",
					new SchemaConnections(dataSource));
		}

	}

	/**
	 * Gives connections to the schema of a tenant.
	 */
	static class SchemaConnections implements MultiTenantConnectionProvider<Object> {

		private final transient DataSource dataSource;

		SchemaConnections(DataSource dataSource) {
			this.dataSource = dataSource;
		}

		@Override
		public Connection getAnyConnection() throws SQLException {
			return this.dataSource.getConnection();
		}

		@Override
		public void releaseAnyConnection(Connection connection) throws SQLException {
			connection.close();
		}

		@Override
		public Connection getConnection(Object tenant) throws SQLException {
			Connection connection = this.dataSource.getConnection();
			connection.setSchema(tenant.toString());
			return connection;
		}

		@Override
		public void releaseConnection(Object tenant, Connection connection) throws SQLException {
			connection.setSchema("PUBLIC");
			connection.close();
		}

		@Override
		public boolean supportsAggressiveRelease() {
			return false;
		}

		@Override
		public boolean isUnwrappableAs(Class<?> type) {
			return false;
		}

		@Override
		public <T> T unwrap(Class<T> type) {
			throw new UnsupportedOperationException("There is nothing within");
		}

	}

}
