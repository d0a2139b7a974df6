package dev.migrate.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.migrate.Migrator;
import dev.migrate.test.MigratedDatabaseTests.People;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures what docs/testing.md says of a suite with many contexts.
 */
@EnabledIfSystemProperty(named = "migrate.test.contexts", matches = "\\d+",
		disabledReason = "It measures: -Dmigrate.test.contexts=30")
class ManyContextsTests {

	private static final int CONTEXTS = Integer.getInteger("migrate.test.contexts", 0);

	private static final int REVISIONS = Integer.getInteger("migrate.test.revisions", 100);

	@TempDir
	private Path revisions;

	@Test
	void contextsOfASuite() throws IOException {
		String parent = "";
		for (int i = 0; i < REVISIONS; i++) {
			Files.writeString(this.revisions.resolve("r" + i + ".sql"), """
					-- revision: r%1$d%2$s

					-- upgrade
					create table t%1$d (id integer primary key, name varchar(50), t integer);
					create index ix_t%1$d on t%1$d (name);
					""".formatted(i, parent));
			parent = "\n-- down revision: r" + i;
		}
		for (TestDatabaseServer server : List.of(TestDatabases.h2(), TestDatabases.postgresql(),
				TestDatabases.sqlite())) {
			contexts(server, true, 1);
			Duration without = contexts(server, false, CONTEXTS);
			Duration with = contexts(server, true, CONTEXTS);
			System.out.printf("%s: %d contexts, %d revisions: %d ms without, %d ms with @MigratedDatabase%n", server,
					CONTEXTS, REVISIONS, without.toMillis(), with.toMillis());
		}
	}

	/**
	 * Each on a database of its own, of which none stays open.
	 */
	private Duration contexts(TestDatabaseServer server, boolean annotated, int number) {
		List<TestDatabase> databases = new ArrayList<>();
		try {
			long begin = System.nanoTime();
			for (int i = 0; i < number; i++) {
				if (!annotated || i == 0) {
					databases.add(server.create());
				}
				try (ConfigurableApplicationContext context = start(databases.get(databases.size() - 1), annotated)) {
					assertThat(context.getBean(Migrator.class).current()).containsExactly("r" + (REVISIONS - 1));
				}
			}
			return Duration.ofNanos(System.nanoTime() - begin);
		}
		finally {
			databases.forEach(TestDatabase::close);
		}
	}

	private ConfigurableApplicationContext start(TestDatabase database, boolean annotated) {
		return new SpringApplicationBuilder(People.class).web(WebApplicationType.NONE)
			.bannerMode(Banner.Mode.OFF)
			.initializers((context) -> {
				if (annotated) {
					context.getBeanFactory().addBeanPostProcessor(new MigratedDatabases(context.getBeanFactory()));
				}
			})
			.run("--migrate.locations=file:" + this.revisions, "--spring.datasource.url=" + database.url(),
					"--spring.datasource.username=" + database.user(),
					"--spring.datasource.password=" + database.password(),
					"--spring.datasource.hikari.maximum-pool-size=2", "--logging.level.root=error");
	}

}
