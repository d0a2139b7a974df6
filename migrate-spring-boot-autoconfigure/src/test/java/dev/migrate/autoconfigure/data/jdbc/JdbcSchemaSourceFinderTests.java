package dev.migrate.autoconfigure.data.jdbc;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.MigrateAutoConfiguration;
import dev.migrate.autoconfigure.MigrateSchemaSourcesAutoConfiguration;
import dev.migrate.autoconfigure.WantedSchemaSources;
import dev.migrate.autoconfigure.data.jdbc.shop.PurchaseApplication;
import dev.migrate.autogenerate.DatabaseProfile;
import dev.migrate.autogenerate.UnreadableEntitiesException;
import dev.migrate.connect.Dialects;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An application with aggregates whose class path has no reader of them, as an image may
 * leave it out.
 */
class JdbcSchemaSourceFinderTests {

	private static final String READER = "dev/migrate/data/jdbc/JdbcSchemaSource.class";

	@Test
	void applicationStartsWithoutTheReaderAndIsToldWhatIsMissing() throws Exception {
		List<URL> classPath = new ArrayList<>();
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			URL url = Path.of(entry).toUri().toURL();
			if (!hasReader(url)) {
				classPath.add(url);
			}
		}
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		try (URLClassLoader withoutReader = new URLClassLoader(classPath.toArray(URL[]::new),
				ClassLoader.getPlatformClassLoader())) {
			thread.setContextClassLoader(withoutReader);
			Object application = withoutReader.loadClass(Application.class.getName())
				.getDeclaredConstructor()
				.newInstance();
			assertThat(((Supplier<?>) application).get().toString()).contains("'jdbcMappingContext'",
					"'migrate-data-jdbc' is not on the class path", "Add dev.migrate:migrate-data-jdbc");
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	@Test
	void missesNoReaderWithoutEntities() {
		new ApplicationContextRunner().withClassLoader(new FilteredClassLoader("dev.migrate.data.jdbc"))
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					DataSourceTransactionManagerAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
					DataJdbcRepositoriesAutoConfiguration.class, MigrateAutoConfiguration.class,
					MigrateSchemaSourcesAutoConfiguration.class, JdbcSchemaAutoConfiguration.class))
			.withUserConfiguration(Empty.class)
			.withPropertyValues("spring.datasource.url=jdbc:h2:mem:without-entities", "migrate.mode=none")
			.run((context) -> assertThat(context.getBean(WantedSchemaSources.class).of(context.getBean(Migrator.class)))
				.isEmpty());
	}

	private static boolean hasReader(URL entry) throws Exception {
		try (URLClassLoader alone = new URLClassLoader(new URL[] { entry }, null)) {
			return alone.findResource(READER) != null;
		}
	}

	/**
	 * Runs in a class loader without the reader, and gives what reading is refused with.
	 */
	public static final class Application implements Supplier<String> {

		@Override
		public String get() {
			List<String> messages = new ArrayList<>();
			new ApplicationContextRunner()
				.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
						DataSourceTransactionManagerAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
						DataJdbcRepositoriesAutoConfiguration.class, MigrateAutoConfiguration.class,
						MigrateSchemaSourcesAutoConfiguration.class, JdbcSchemaAutoConfiguration.class))
				.withUserConfiguration(PurchaseApplication.class)
				.withPropertyValues("spring.datasource.url=jdbc:h2:mem:without-reader", "migrate.mode=none")
				.run((context) -> {
					assertThat(context).hasNotFailed();
					WantedSchemaSources sources = context.getBean(WantedSchemaSources.class);
					DatabaseProfile profile = new DatabaseProfile(Dialects.named("h2"), "H2", 2, 4, "PUBLIC",
							(name, quoted) -> name);
					assertThatExceptionOfType(UnreadableEntitiesException.class).isThrownBy(
							() -> sources.of(context.getBean(Migrator.class)).forEach((source) -> source.read(profile)))
						.satisfies((ex) -> messages.add(ex.getMessage()));
				});
			return String.join("\n", messages);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackages = "nothing.to.find")
	static class Empty {

	}

}
