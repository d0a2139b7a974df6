package kiosk;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import acme.Acme;
import dev.migrate.Migrator;
import dev.migrate.autoconfigure.MigratorCustomizer;
import dev.migrate.dialect.Dialect;
import dev.migrate.execute.MigrationListener;
import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;
import dev.migrate.tenant.Tenant;
import dev.migrate.tenant.TenantSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportResource;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;
import org.springframework.web.context.support.WebApplicationObjectSupport;

/**
 * What an application may have so that its properties alone do not say which database and
 * which revisions there are.
 */
final class Doubtful {

	private Doubtful() {
	}

	@Configuration
	static class Pools {

		@Bean
		DataSource pool(ApplicationContext context) {
			return context.getBean(Acme.Pool.class);
		}

	}

	@Configuration
	static class PoolsOfLibrary {

		@Bean
		Acme.Pool pool() {
			return new Acme.Pool();
		}

	}

	@Configuration
	static class OfLibrary extends Acme.Base {

	}

	abstract static class SharedBase extends Acme.Base {

	}

	abstract static class Nests extends Acme.Nesting {

	}

	@Configuration
	@Acme.EnableAcme
	static class Enabled {

	}

	@Configuration
	@Import(Acme.Base.class)
	static class Imports {

	}

	@Configuration
	@ImportResource("classpath:beans.xml")
	static class ImportsFile {

	}

	@Configuration
	@PropertySource("classpath:other.properties")
	static class ReadsFile {

	}

	@Configuration
	@ComponentScan("acme")
	static class Scans {

	}

	@SpringBootApplication(scanBasePackages = "acme")
	static class Elsewhere {

	}

	@SpringBootApplication(excludeName = "x.DataSourceAutoConfiguration")
	static class Excludes {

	}

	@Component
	static class Wraps implements BeanPostProcessor {

	}

	static class Decrypts implements EnvironmentPostProcessor {

		@Override
		public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		}

	}

	@Component
	@ConfigurationPropertiesBinding
	static class Converts implements Converter<String, Integer> {

		@Override
		public Integer convert(String source) {
			return Integer.valueOf(source);
		}

	}

	@Component
	static class Details implements JdbcConnectionDetails {

		@Override
		public String getUsername() {
			return "";
		}

		@Override
		public String getPassword() {
			return "";
		}

		@Override
		public String getJdbcUrl() {
			return "";
		}

	}

	@Component
	static class SetsProperty {

		SetsProperty() {
			System.setProperty("spring.datasource.url", "jdbc:h2:./other");
		}

	}

	@Configuration
	static class Customizes {

		@Bean
		MigratorCustomizer customizer() {
			return (builder) -> builder.versionTable("other");
		}

	}

	@Component
	static class Listens implements MigrationListener {

	}

	static class Tenants implements TenantSource {

		@Override
		public List<Tenant> tenants() {
			return List.of();
		}

	}

	abstract static class OwnDialect implements Dialect {

	}

	static class OwnMigrator {

		Map<String, Migrator> migrators = Map.of();

	}

	@Component
	@Revision(id = "b2b2")
	static class RevisionBean extends Plain {

	}

	@Revision(id = "c3c3")
	static class TakesBean extends Plain {

		TakesBean(String name) {
			throw new IllegalArgumentException(name);
		}

	}

	@Revision(id = "d4d4")
	static class IsGivenBean extends Plain {

		@Autowired
		private String name;

	}

	@Revision(id = "e5e5")
	static class OfUnknownParent extends Acme.Parent {

	}

	@Retention(RetentionPolicy.RUNTIME)
	@Component
	@interface Stereotype {

	}

	@Stereotype
	@Revision(id = "f6f6")
	static class Stereotyped extends Plain {

	}

	@Configuration
	static class Makes {

		@Bean
		Kiosk.Begin begin() {
			return new Kiosk.Begin();
		}

	}

	@Retention(RetentionPolicy.RUNTIME)
	@Autowired
	@interface Injected {

	}

	abstract static class Aware {

		@Autowired
		private String name;

	}

	abstract static class LessAware extends Aware {

	}

	@Revision(id = "a7a7")
	static class OfAware extends LessAware implements Migration {

		@Override
		public void upgrade(Operations op) {
		}

	}

	interface AwareOfContext extends ApplicationContextAware {

	}

	@Revision(id = "b8b8")
	abstract static class OfAwareInterface extends Plain implements AwareOfContext {

	}

	abstract static class Taking implements Migration {

		Taking(String name) {
			throw new IllegalArgumentException(name);
		}

	}

	@Revision(id = "c9c9")
	static class OfTaking extends Taking {

		OfTaking() {
			super("paper");
		}

		@Override
		public void upgrade(Operations op) {
		}

	}

	@Revision(id = "d1d1")
	static class OfSpring extends WebApplicationObjectSupport implements Migration {

		@Override
		public void upgrade(Operations op) {
		}

	}

	static class Observes {

		String registry = "io/micrometer/observation/ObservationRegistry";

	}

	static class Plain implements Migration {

		@Override
		public void upgrade(Operations op) {
		}

	}

}
