package dev.migrate.autoconfigure;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.execute.MigrationListener;
import dev.migrate.operation.Operations;
import dev.migrate.plan.Step;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;
import dev.migrate.start.MigrationStatus.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MigrationInitializer} on a real database: what a start does.
 */
@ExtendWith(OutputCaptureExtension.class)
public class MigrationInitializerTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class))
		.withPropertyValues("spring.datasource.generate-unique-name=true");

	@Test
	void runsJavaAndSqlRevisions() {
		this.contextRunner.run((context) -> {
			assertThat(context.getBean(Migrator.class).current()).containsExactly("27c6a30d7c24");
			JdbcClient.create(context.getBean(DataSource.class))
				.sql("insert into users (id, name, email) values (1, 'Ada', 'ada@example.org')")
				.update();
		});
	}

	@Test
	void stopsAtTheTarget() {
		this.contextRunner.withPropertyValues("migrate.target=1975")
			.run((context) -> assertThat(context.getBean(Migrator.class).current()).containsExactly("1975ea83b712"));
	}

	@Test
	void modeNoneDoesNothing() {
		this.contextRunner.withPropertyValues("migrate.mode=none")
			.run((context) -> assertThat(context.getBean(Migrator.class).current()).isEmpty());
	}

	@Test
	void modeVerifyFailsBelowTheTarget() {
		this.contextRunner.withPropertyValues("migrate.mode=verify").run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void outputIsWrittenInPlaceOfARun(@TempDir Path folder, CapturedOutput output) {
		Path file = folder.resolve("upgrade.sql");
		this.contextRunner.withBean(Hearer.class)
			.withPropertyValues("migrate.sql-output=" + file, "migrate.target=1975")
			.run((context) -> {
				assertThat(context.getBean(Migrator.class).status().state()).isEqualTo(State.UNINITIALIZED);
				assertThat(context.getBean(Hearer.class).event).isNull();
				assertThat(file).content().contains("Running upgrade base -> 1975ea83b712");
				assertThat(output).contains("Wrote SQL for 1 step to '" + file + "'");
			});
	}

	@Test
	void oneConnectionOfThePoolIsEnough() {
		this.contextRunner
			.withPropertyValues("spring.datasource.hikari.maximum-pool-size=1",
					"spring.datasource.hikari.connection-timeout=1000")
			.run((context) -> assertThat(context.getBean(Migrator.class).current()).containsExactly("27c6a30d7c24"));
	}

	@Test
	void dataSourceOfTheApplicationStaysOpen() {
		this.contextRunner.withPropertyValues("spring.datasource.connection-fetch=lazy").run((context) -> {
			assertThat(context.getBean(Migrator.class).current()).containsExactly("27c6a30d7c24");
			assertThat(JdbcClient.create(context.getBean(DataSource.class))
				.sql("select count(*) from users")
				.query(Integer.class)
				.single()).isZero();
		});
	}

	@Test
	void ownDatabaseNeedsNoDataSourceBean() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(MigrateAutoConfiguration.class))
			.withPropertyValues("migrate.url=jdbc:h2:mem:own-database;DB_CLOSE_DELAY=-1", "migrate.user=sa")
			.run((context) -> assertThat(context.getBean(Migrator.class).current()).containsExactly("27c6a30d7c24"));
	}

	@Test
	void beansAreRevisions() {
		this.contextRunner.withBean(AddPhone.class).withBean(Words.class).run((context) -> {
			assertThat(context.getBean(Migrator.class).current()).containsExactly("3f00d0000001");
			assertThat(context.getBean(Words.class).said).containsExactly("created", "upgraded");
		});
	}

	@Test
	void beansThatDoNotRunAreNotCreated() {
		this.contextRunner.withBean(AddPhone.class)
			.withBean(Words.class)
			.withPropertyValues("migrate.target=27c6a30d7c24")
			.run((context) -> {
				assertThat(context.getBean(Migrator.class).current()).containsExactly("27c6a30d7c24");
				assertThat(context.getBean(Words.class).said).isEmpty();
			});
	}

	@Test
	void constructorsOfClassesInLocationsMayAskForBeans() {
		this.contextRunner.withBean(Words.class)
			.withPropertyValues("migrate.locations=classpath:dev/migrate/autoconfigure/injected")
			.run((context) -> assertThat(context.getBean(Words.class).said).containsExactly("injected"));
	}

	@Test
	void listenersHearOfEachStep() {
		List<String> heard = new ArrayList<>();
		this.contextRunner.withBean("listener", MigrationListener.class, () -> new Listener(heard))
			.run((context) -> assertThat(heard).containsExactly("upgrade 1975ea83b712", "upgrade 27c6a30d7c24"));
	}

	@Test
	void eventTellsWhatWasRun() {
		this.contextRunner.withBean(Hearer.class).run((context) -> {
			assertThat(context.getBean(Hearer.class).event.steps())
				.hasToString("[upgrade 1975ea83b712, upgrade 27c6a30d7c24]");
		});
	}

	@Test
	void runSaysAtItsEndWhatCameOfIt(CapturedOutput output) {
		this.contextRunner.run((context) -> {
			assertThat(output.toString()).containsPattern(
					"2 revisions in \\d+ ms: the database is at 27c6a30d7c24 \\(H2 2[0-9.]+ at 'mem:[^']+'\\)");
			context.getBean(Migrator.class).run();
			assertThat(output.toString())
				.containsPattern("as target 'heads' asks for; nothing to migrate \\(H2 2[0-9.]+ at 'mem:[^']+'\\)");
			context.getBean(Migrator.class).downgrade("-1");
			assertThat(output.toString()).containsPattern("1 revision in \\d+ ms: the database is at 1975ea83b712");
		});
	}

	@Test
	void startThatMigratesNothingSaysWhy(CapturedOutput output, @TempDir Path empty) {
		this.contextRunner.withPropertyValues("migrate.mode=none").run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("Mode 'none': the database is not looked at, and nothing is migrated");
		this.contextRunner
			.withPropertyValues("migrate.locations=" + empty.toUri() + "{vendor}",
					"migrate.fail-on-missing-locations=false")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("There is no revision in '" + empty.toUri() + "h2' yet; nothing to migrate (H2 ");
		this.contextRunner.withPropertyValues("migrate.history=false")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).containsOnlyOnce("No history is kept: ");
	}

	@Test
	void headThatAnotherDependsOnIsNoReasonForAWarning(CapturedOutput output, @TempDir Path files) throws IOException {
		Files.writeString(files.resolve("a.sql"), "-- revision: aa00\n-- upgrade\ncreate table a (n integer);\n");
		Files.writeString(files.resolve("b.sql"),
				"-- revision: bb00\n-- depends on: aa00\n-- upgrade\ncreate table b (n integer);\n");
		this.contextRunner.withPropertyValues("migrate.locations=" + files.toUri())
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("2 revisions in ").doesNotContain("a merge revision joins them");
		Files.writeString(files.resolve("c.sql"), "-- revision: cc00\n-- upgrade\ncreate table c (n integer);\n");
		this.contextRunner.withPropertyValues("migrate.locations=" + files.toUri())
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("There are 2 heads, 'bb00'").contains("a merge revision joins them");
	}

	/**
	 * As DevTools start again what has changed.
	 */
	@Test
	void restartInAnotherClassLoaderSeesWhatHasCome(@TempDir Path classes) throws IOException {
		Path revisions = Files.createDirectories(classes.resolve("db/restart"));
		String down = "";
		for (String id : List.of("a1f0", "b2e0")) {
			Files.writeString(revisions.resolve(id + ".sql"),
					"-- revision: " + id + down + "\n\n-- upgrade\ncreate table t_" + id + " (id integer);\n");
			down = "\n-- down revision: " + id;
			try (URLClassLoader loader = new URLClassLoader(new URL[] { classes.toUri().toURL() },
					getClass().getClassLoader())) {
				this.contextRunner.withClassLoader(loader)
					.withPropertyValues("migrate.locations=classpath:db/restart",
							"spring.datasource.url=jdbc:h2:mem:restart;DB_CLOSE_DELAY=-1")
					.run((context) -> assertThat(context.getBean(Migrator.class).current()).containsExactly(id));
			}
		}
	}

	@Test
	void startupStepsNameTheMigrator() {
		BufferingApplicationStartup startup = new BufferingApplicationStartup(2048);
		this.contextRunner.withInitializer((context) -> context.setApplicationStartup(startup))
			.run((context) -> assertThat(startup.getBufferedTimeline().getEvents())
				.filteredOn((event) -> event.getStartupStep().getName().equals("migrate.run"))
				.singleElement()
				.satisfies((event) -> assertThat(event.getStartupStep().getTags())
					.anySatisfy((tag) -> assertThat(tag.getValue()).isEqualTo("migrator"))));
	}

	@Test
	void rowsForgeNoLineOfTheLog(CapturedOutput output) {
		this.contextRunner.run((context) -> {
			JdbcClient.create(context.getBean(DataSource.class))
				.sql("update migrate_version set version_num = ?")
				.param("ff\nERROR forged")
				.update();
			context.getBean(Migrator.class).run();
			assertThat(output).contains("The database is at 'ff\\nERROR forged', which is not among")
				.doesNotContain("\nERROR forged");
		});
	}

	@Test
	void startSaysWhatItDid(CapturedOutput output) {
		this.contextRunner.run((context) -> assertThat(output).contains("27c6a30d7c24"));
	}

	@Test
	void scriptsBesideRevisionsAreWarnedOf(CapturedOutput output) {
		this.contextRunner.withConfiguration(AutoConfigurations.of(DataSourceInitializationAutoConfiguration.class))
			.withPropertyValues("spring.sql.init.data-locations=classpath:with-scripts/data.sql")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(output).contains("WARN").contains("[classpath:with-scripts/data.sql] run on each start");
			});
	}

	@Test
	void scriptsThatDoNotRunAreNotWarnedOf(CapturedOutput output) {
		this.contextRunner.withConfiguration(AutoConfigurations.of(DataSourceInitializationAutoConfiguration.class))
			.withPropertyValues("spring.sql.init.data-locations=classpath:with-scripts/data.sql",
					"spring.sql.init.mode=never")
			.run((context) -> assertThat(output).doesNotContain("run on each start"));
	}

	/**
	 * What revisions say.
	 */
	public static class Words {

		private final List<String> said = new ArrayList<>();

		/**
		 * Say a word.
		 * @param word the word
		 */
		public void say(String word) {
			this.said.add(word);
		}

		List<String> said() {
			return this.said;
		}

	}

	@Revision(id = "3f00d0000001", downRevision = "27c6a30d7c24", message = "Add phone column")
	static class AddPhone implements Migration {

		private final Words words;

		AddPhone(Words words) {
			this.words = words;
			words.say("created");
		}

		@Override
		public void upgrade(Operations op) {
			this.words.say("upgraded");
			op.execute("alter table users add column phone varchar(20)");
		}

	}

	static class Listener implements MigrationListener {

		private final List<String> heard;

		Listener(List<String> heard) {
			this.heard = heard;
		}

		@Override
		public void beforeStep(Step step) {
			this.heard.add(step.toString());
		}

	}

	static class Hearer {

		private MigrationsAppliedEvent event;

		@EventListener
		void on(MigrationsAppliedEvent event) {
			this.event = event;
		}

	}

}
