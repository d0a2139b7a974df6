package dev.migrate.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.migrate.autoconfigure.application.UsersApplication;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests what a start costs when there is nothing to do, in a whole application.
 */
class UpToDateStartTests {

	private static final String URL = "jdbc:h2:mem:up-to-date;DB_CLOSE_DELAY=-1";

	@Test
	void takesOneQueryAndLoadsNoRevision() {
		RecordingClassLoader first = new RecordingClassLoader();
		assertThat(start(first)).hasSizeGreaterThan(1);
		assertThat(first.loaded).contains("db.revisions.CreateUsers");
		RecordingClassLoader second = new RecordingClassLoader();
		assertThat(start(second)).singleElement().asString().containsIgnoringCase("select");
		assertThat(second.loaded).isEmpty();
	}

	private static List<String> start(ClassLoader classLoader) {
		Thread thread = Thread.currentThread();
		ClassLoader original = thread.getContextClassLoader();
		thread.setContextClassLoader(classLoader);
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(UsersApplication.class,
				CountedMigrations.class)
			.resourceLoader(new DefaultResourceLoader(classLoader))
			.web(WebApplicationType.NONE)
			.properties(Map.of("spring.datasource.url", URL, "spring.datasource.username", "sa",
					"spring.jpa.hibernate.ddl-auto", "validate"))
			.run()) {
			return List.copyOf(context.getBean(CountingDataSource.class).statements());
		}
		finally {
			thread.setContextClassLoader(original);
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class CountedMigrations {

		@Bean(defaultCandidate = false)
		@MigrateDataSource
		CountingDataSource countingDataSource() {
			DataSource dataSource = DataSourceBuilder.create()
				.type(SimpleDriverDataSource.class)
				.url(URL)
				.username("sa")
				.build();
			return new CountingDataSource(dataSource);
		}

	}

	/**
	 * Remembers which revisions are asked for.
	 */
	private static final class RecordingClassLoader extends ClassLoader {

		private final List<String> loaded = new ArrayList<>();

		RecordingClassLoader() {
			super(UpToDateStartTests.class.getClassLoader());
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			if (name.startsWith("db.revisions.")) {
				this.loaded.add(name);
			}
			return super.loadClass(name, resolve);
		}

	}

}
