package dev.migrate.author.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.migrate.author.command.TestCommands.Result;
import dev.migrate.author.command.family.FamilyApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Real processes of an application in which everything fails that a command does not
 * need.
 */
class CommandModeTests {

	private ShopProcess shop;

	@BeforeEach
	void begin(@TempDir Path directory) {
		this.shop = new ShopProcess(directory);
	}

	@Test
	void applicationFailsToStartByItself() {
		Result result = this.shop.run();
		assertThat(result.code()).isEqualTo(1);
		assertThat(result.err()).contains("BEGUN ANEW", "WOKEN UP");
	}

	@Test
	void commandsLeaveTheApplicationAsleep() {
		Result upgraded = this.shop.run("migrate", "upgrade", "heads");
		assertThat(upgraded.out()).matches("2 steps in .*: the database is at b2aa\\.\n");
		assertThat(upgraded.err()).matches("upgrade a1ff, Create article .*\nupgrade b2aa, Add prices .*\n");
		assertThat(upgraded.code()).isZero();
		assertThat(this.shop.run("migrate", "current")).isEqualTo(new Result(0, "b2aa (head)\n", ""));
	}

	@Test
	void revisionsInARowNeedNeitherBuildNorDatabase(@TempDir Path project) throws IOException {
		Files.createDirectories(project.resolve("src/main"));
		this.shop = new ShopProcess(project);
		this.shop.property("migrate.locations", "classpath:db/none")
			.property("spring.datasource.url", "jdbc:none:nowhere");
		assertThat(this.shop.run("migrate", "revision", "-m", "Begin", "--rev-id", "a1").err()).isEmpty();
		assertThat(this.shop.run("migrate", "revision", "-m", "Go on", "--rev-id", "b2"))
			.isEqualTo(new Result(0, "src/main/java/db/none/GoOn.java\n", ""));
		Files.writeString(project.resolve("src/main/java/db/none/Broken.java"),
				"import dev.migrate.script.Revision; @Revision(id = ");
		Result history = this.shop.run("migrate", "history");
		assertThat(history.out()).isEqualTo("a1 -> b2 (head), Go on\n<base> -> a1, Begin\n");
		assertThat(history.err()).startsWith("warning: left out: src/main/java/db/none/Broken.java, line 1, ");
		assertThat(this.shop.run("migrate", "revision").err()).contains("\nerror: It cannot be told which revisions");
		assertThat(this.shop.run("migrate", "revision", "--head", "b2", "-m", "End").out())
			.isEqualTo("src/main/java/db/none/End.java\n");
	}

	@Test
	void firstRevisionNeedsNoPlaceForRevisions(@TempDir Path project) throws IOException {
		Files.createDirectories(project.resolve("src/main"));
		this.shop = new ShopProcess(project);
		this.shop.property("migrate.locations", "classpath:db/none");
		assertThat(this.shop.run("migrate", "revision", "-m", "Begin"))
			.isEqualTo(new Result(0, "src/main/java/db/none/Begin.java\n", ""));
		assertThat(this.shop.run("migrate", "current").err()).contains("There is nothing at 'classpath:db/none'");
	}

	@Test
	void postProcessorThatAsksForNothingTakesPart() {
		assertThat(this.shop.run("migrate", "plan").out()).isEqualTo("""
				upgrade a1ff, Create article
				    CREATE TABLE article (id integer PRIMARY KEY, name varchar(50));
				upgrade b2aa, Add prices
				    ALTER TABLE article ADD COLUMN price VARCHAR(20);
				    update article set price = '0 chf';
				""");
	}

	@Test
	void commandIsAboutTheContextsBelow(@TempDir Path directory) throws IOException {
		Path shared = Files.createDirectories(directory.resolve("src/main/resources/db/shared"));
		Files.writeString(shared.resolve("shared.sql"), "-- revision: f0ff\n");
		assertThat(this.shop.property("migrate.locations", "${family.locations}")
			.of(FamilyApplication.class)
			.run("migrate", "heads")).isEqualTo(new Result(0, "b2aa (head)\n", ""));
	}

	@Test
	void propertiesOfTheCommandLineCount() {
		assertThat(this.shop.run("--migrate.target=a1ff", "migrate", "upgrade", "-q",
				"--migrate.version-table=other_version", "--migrate.history-table=other_history"))
			.isEqualTo(new Result(0, "", ""));
		assertThat(this.shop.database().queryForList("select version_num from other_version", String.class))
			.containsExactly("a1ff");
		assertThat(this.shop.database()
			.queryForList("select lower(table_name) from information_schema.tables where table_schema = 'PUBLIC'",
					String.class))
			.contains("other_history")
			.noneMatch((table) -> table.startsWith("alembic") || table.startsWith("migrate"));
	}

	@Test
	void settingsThatConcernStartsOnlyDoNotHinder() {
		this.shop.property("migrate.enabled", "false")
			.property("spring.main.web-application-type", "servlet")
			.property("spring.main.banner-mode", "console")
			.property("logging.level.root", "debug")
			.property("debug", "true");
		assertThat(this.shop.run("migrate", "heads")).isEqualTo(new Result(0, "b2aa (head)\n", ""));
	}

	@Test
	void verboseLogsToStandardError() {
		Result result = this.shop.property("logging.level.com.zaxxer.hikari", "debug")
			.run("migrate", "upgrade", "a1ff", "-v");
		assertThat(result.out()).doesNotContain("INFO");
		assertThat(result.err()).contains("INFO", "'sleepingBeans.Stamper' is left out", "Applied upgrade a1ff");
		assertThat(result.err().lines().filter((line) -> line.contains("INFO") || line.contains("DEBUG"))).allMatch(
				(line) -> line.contains(" dev.migrate.") || line.contains(" d.m.") || line.contains(" d.migrate."));
	}

	@Test
	void failureToConfigureIsMessage() {
		Result result = this.shop.run("migrate", "current", "--migrate.modus=verify");
		assertThat(result.code()).isEqualTo(1);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("error: ").contains("migrate.modus").doesNotContain("\tat ");
	}

	@Test
	void entitiesAreComparedWhileTheApplicationSleeps() {
		assertThat(this.shop.run("migrate", "upgrade", "-q").code()).isZero();
		Result result = this.shop.run("migrate", "check", "--migrate.autogenerate.include=table:orders_*");
		assertThat(result).isEqualTo(new Result(3, """
				1 change is missing for the database to be as the application wants it:
				  create table orders_that_are_not_there
				""", ""));
	}

	@Test
	void wrongUsageNeedsNoApplication() {
		Result result = this.shop.run("migrate", "upgrade", "--sgl");
		assertThat(result.code()).isEqualTo(2);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("error: Unknown option: '--sgl'");
	}

}
