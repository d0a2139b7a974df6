package dev.migrate.autoconfigure;

import java.util.Map;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.utility.DockerImageName;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactories;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that migrations use the database that Testcontainers or Docker Compose started.
 */
@ExtendWith(OutputCaptureExtension.class)
class ServiceConnectionTests {

	@Test
	void containerIsMigrated(CapturedOutput output) {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ServiceConnectionAutoConfiguration.class,
					DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class))
			.withUserConfiguration(Containers.class)
			.withPropertyValues("migrate.url=jdbc:h2:mem:production", "migrate.user=ddl")
			.run((context) -> {
				assertThat(context.getBean(MigrateConnectionDetails.class).getJdbcUrl()).isEqualTo(NamedContainer.URL);
				Migrator migrator = context.getBean(Migrator.class);
				assertThat(migrator.dataSource()).extracting("url", "username")
					.containsExactly(NamedContainer.URL, "sa");
				assertThat(migrator.current()).containsExactly("27c6a30d7c24");
				assertThat(output).contains("'migrate.url' and 'migrate.user' are not used");
			});
	}

	/**
	 * Boot makes no DataSource beside a ConnectionFactory.
	 */
	@Test
	void containerOfAReactiveApplicationIsMigrated() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ServiceConnectionAutoConfiguration.class,
					DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class))
			.withUserConfiguration(Containers.class)
			.withBean(ClassUtils.resolveClassName(ReactiveDatabase.CONNECTION_FACTORY, null), () -> {
				throw new IllegalStateException("Nobody needs it here");
			}, (definition) -> definition.setLazyInit(true))
			.run((context) -> {
				assertThat(context).doesNotHaveBean(DataSource.class);
				assertThat(context.getBean(Migrator.class).dataSource()).extracting("url", "username")
					.containsExactly(NamedContainer.URL, "sa");
				assertThat(context.getBean(Migrator.class).current()).containsExactly("27c6a30d7c24");
			});
	}

	@Test
	void connectionOfDockerComposeIsUsed() {
		JdbcConnectionDetails application = new ApplicationConnection();
		Map<Class<?>, ConnectionDetails> details = new ConnectionDetailsFactories(getClass().getClassLoader())
			.getConnectionDetails(application, true);
		assertThat(details.get(MigrateConnectionDetails.class)).isInstanceOfSatisfying(MigrateConnectionDetails.class,
				(found) -> {
					assertThat(found.getJdbcUrl()).isEqualTo(application.getJdbcUrl());
					assertThat(found.getUsername()).isEqualTo(application.getUsername());
					assertThat(found.getPassword()).isEqualTo(application.getPassword());
					assertThat(found.getDriverClassName()).isEqualTo(application.getDriverClassName());
				});
	}

	@Configuration(proxyBeanMethods = false)
	static class Containers {

		@Bean
		@ServiceConnection
		NamedContainer database() {
			return new NamedContainer();
		}

	}

	/**
	 * A container that needs no Docker: its database is in this process.
	 */
	static class NamedContainer extends JdbcDatabaseContainer<NamedContainer> {

		static final String URL = "jdbc:h2:mem:container;DB_CLOSE_DELAY=-1";

		NamedContainer() {
			super(DockerImageName.parse("none"));
		}

		@Override
		public void start() {
		}

		@Override
		public void stop() {
		}

		@Override
		public boolean isRunning() {
			return true;
		}

		@Override
		public String getDriverClassName() {
			return "org.h2.Driver";
		}

		@Override
		public String getJdbcUrl() {
			return URL;
		}

		@Override
		public String getUsername() {
			return "sa";
		}

		@Override
		public String getPassword() {
			return "";
		}

		@Override
		protected String getTestQueryString() {
			return "select 1";
		}

	}

	static class ApplicationConnection implements JdbcConnectionDetails {

		@Override
		public String getUsername() {
			return "compose";
		}

		@Override
		public String getPassword() {
			return "secret";
		}

		@Override
		public String getJdbcUrl() {
			return "jdbc:postgresql://127.0.0.1:5432/compose";
		}

	}

}
