package dev.migrate.author.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.author.command.TestCommands.Result;
import dev.migrate.autoconfigure.MigrateAutoConfiguration;
import dev.migrate.autoconfigure.MigrationStrategy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for commands of an application that has two databases by its properties, and one
 * for which it has a migrator itself.
 */
class SeveralDatabasesCommandTests {

	@TempDir
	private Path project;

	private final List<String> properties = new ArrayList<>();

	@BeforeEach
	void writeRevisions() throws IOException {
		for (String name : List.of("shop", "reporting", "archive")) {
			write(name, name.charAt(0) + "1", "create table " + name + " (id int)");
			this.properties
				.add("databases." + name + "=jdbc:h2:mem:" + name + this.project.getFileName() + ";DB_CLOSE_DELAY=-1");
		}
		this.properties.add("migrate.locations=" + location("shop"));
		this.properties.add("migrate.datasources.reporting.locations=" + location("reporting"));
		this.properties.add("archive=" + location("archive"));
	}

	private void write(String location, String id, String sql) throws IOException {
		Files.writeString(Files.createDirectories(folder(location)).resolve(id + ".sql"),
				"-- revision: " + id + "\n-- upgrade\n" + sql + ";\n");
	}

	private Path folder(String location) {
		return this.project.resolve("src/main/resources/db").resolve(location);
	}

	private String location(String name) {
		return "file:" + folder(name);
	}

	private Result run(String... arguments) {
		return run((context) -> context.getBeanFactory(), arguments);
	}

	private Result run(Function<AnnotationConfigApplicationContext, ConfigurableListableBeanFactory> beans,
			String... arguments) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		Output output = new Output(new PrintWriter(out), new PrintWriter(err), false,
				new BufferedReader(new StringReader("")));
		Invocation invocation = Invocation.parse(List.of(arguments), output);
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			TestPropertyValues.of(this.properties).applyTo(context);
			context.registerBean(MigrationStrategy.class, () -> (migrator) -> {
			});
			context.register(Databases.class, MigrateAutoConfiguration.class);
			context.refresh();
			assertThat(invocation.needsApplication()).as(err.toString()).isTrue();
			int code = invocation
				.run(new CommandSession(beans.apply(context), context.getEnvironment(), this.project, output));
			return new Result(code, out.toString().replace("\r\n", "\n"), err.toString().replace("\r\n", "\n"));
		}
	}

	@ParameterizedTest
	@CsvSource({ "--datasource, reporting, r1", "--datasource, REPORTING, r1", "--datasource, shop, s1",
			"--datasource, archive, a1", "--name, reportingMigrator, r1", "--name, migrator, s1",
			"--name, archives, a1" })
	void oneDatabaseIsNamed(String option, String name, String revision) {
		assertThat(run("heads", option, name).out()).isEqualTo(revision + " (head)\n");
	}

	@Test
	void allAreUpgradedInTheirOrder() {
		Result upgrade = run("upgrade", "--all");
		assertThat(upgrade.err()).isEmpty();
		assertThat(upgrade.out()).containsSubsequence("archives:\n", "at a1.\n", "migrator:\n", "at s1.\n",
				"reportingMigrator:\n", "at r1.\n");
		assertThat(run("current", "--all", "--json").out().lines()).hasSize(3)
			.element(2)
			.asString()
			.startsWith("{\"migrator\":\"reportingMigrator\",\"current\":[{\"revision\":\"r1\"");
		assertThat(run("log", "--all").out()).containsSubsequence("archives:\n", " upgrade a1 ", "migrator:\n",
				" upgrade s1 ", "reportingMigrator:\n", " upgrade r1 ");
	}

	@Test
	void upgradeEndsWithTheFirstThatFails() throws IOException {
		write("shop", "s1", "create tabel shop (id int)");
		Result upgrade = run("upgrade", "--all");
		assertThat(upgrade.code()).isEqualTo(6);
		assertThat(upgrade.out()).contains("archives:\n").doesNotContain("reportingMigrator");
		assertThat(upgrade.err()).startsWith("migrator:\nerror: ");
	}

	@ParameterizedTest
	@CsvSource({ "--datasource reporting, migrate.datasources.reporting., --datasource reporting",
			"--name reportingMigrator, migrate.datasources.reporting., --datasource reporting",
			"--datasource shop, migrate., --name migrator" })
	void adviceIsAboutTheDatabaseThatIsNamed(String options, String prefix, String said) {
		for (String name : List.of("shop", "reporting")) {
			JdbcClient
				.create(new DriverManagerDataSource(
						"jdbc:h2:mem:" + name + this.project.getFileName() + ";DB_CLOSE_DELAY=-1"))
				.sql("create table old (id int)")
				.update();
		}
		assertThat(run(("upgrade " + options).split(" ")).err()).contains("'" + prefix + "baseline'",
				"'" + prefix + "on-non-empty-schema'");
		assertThat(run(("stamp zzzz " + options).split(" ")).err()).contains("`migrate history " + said + "`");
	}

	@Test
	void lookingGoesOnBehindAFailure() throws IOException {
		write("shop", "s2", "nothing");
		Result current = run("heads", "--all");
		assertThat(current.out()).contains("archives:\na1", "migrator:\ns1", "reportingMigrator:\nr1");
		this.properties.add("databases.shop=jdbc:nothing:x");
		Result down = run("current", "--all");
		assertThat(down.code()).isEqualTo(1);
		assertThat(down.err()).startsWith("migrator:\nerror: ");
		assertThat(down.out()).contains("archives:\n", "reportingMigrator:\n");
	}

	/**
	 * The migrator below has a name that there is above as well.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			heads --name archives | c1 (head)
			heads --name reportingMigrator | r1 (head)
			heads --datasource reporting | r1 (head)
			heads --datasource shop | s1 (head)
			""")
	void contextsAboveAreKnownToo(String command, String line) throws IOException {
		write("cellar", "c1", "create table cellar (id int)");
		assertThat(run(this::below, command.split(" ")).out()).isEqualTo(line + "\n");
	}

	@Test
	void allAreThoseOfAllContexts() throws IOException {
		write("cellar", "c1", "create table cellar (id int)");
		assertThat(run(this::below, "heads", "--all").out()).containsSubsequence("archives:\na1", "migrator:\ns1",
				"reportingMigrator:\nr1", "archives:\nc1");
		assertThat(run(this::below, "heads").err()).contains("It is not clear which migrator is meant: there are "
				+ "'archives', 'migrator', 'reportingMigrator', 'archives'.");
	}

	@Test
	void adviceNamesTheMigratorAmongThoseOfAllContexts() throws IOException {
		write("cellar", "c1", "create table cellar (id int)");
		assertThat(run(this::below, "stamp", "zzzz", "--name", "archives").err())
			.contains("`migrate history --name archives`");
		assertThat(run(this::below, "heads", "--datasource", "stock").err()).contains(
				"There is no migrator for the database 'stock': the migrators are 'archives', 'migrator', 'reportingMigrator', 'archives'.");
	}

	private ConfigurableListableBeanFactory below(AnnotationConfigApplicationContext parent) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.setParent(parent);
		context.registerBean("archives", Migrator.class,
				() -> Migrator
					.builder(new DriverManagerDataSource(
							"jdbc:h2:mem:cellar" + this.project.getFileName() + ";DB_CLOSE_DELAY=-1"))
					.locations(location("cellar"))
					.build());
		context.refresh();
		return context.getBeanFactory();
	}

	@Test
	void revisionIsWrittenToTheLocationOfItsMigrator() throws IOException {
		Result written = run("revision", "-m", "Add totals", "--datasource", "reporting", "--rev-id", "r2",
				"--language", "sql");
		assertThat(written.err()).isEmpty();
		assertThat(Files.readString(folder("reporting").resolve("add_totals.sql"))).contains("-- down revision: r1");
		assertThat(folder("shop").resolve("add_totals.sql")).doesNotExist();
	}

	@ParameterizedTest
	@ValueSource(strings = { "downgrade base --yes", "stamp heads", "revision -m x", "merge heads", "upgrade --sql" })
	void othersTakeOneDatabaseAtATime(String command) {
		List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
		arguments.add("--all");
		Result result = run(arguments.toArray(String[]::new));
		assertThat(result.code()).isEqualTo(2);
		assertThat(result.err()).contains("error: This is done on one database at a time.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			current | It is not clear which migrator is meant: there are 'archives', 'migrator', 'reportingMigrator'.
			current --datasource stock | There is no migrator for the database 'stock'
			current --datasource shop --name migrator | Both --name and --datasource
			current --all --name migrator | With --all, no single database can be named.
			""")
	void whatIsNotClearIsRefused(String command, String message) {
		Result result = run(command.split(" "));
		assertThat(result.code()).isEqualTo(2);
		assertThat(result.err()).contains(message);
	}

	@Configuration(proxyBeanMethods = false)
	static class Databases {

		@Bean
		Migrator archives(@Qualifier("archive") DataSource archive, Environment environment) {
			return Migrator.builder(archive).locations(environment.getRequiredProperty("archive")).build();
		}

		@Bean
		DataSource archive(Environment environment) {
			return new DriverManagerDataSource(environment.getRequiredProperty("databases.archive"));
		}

		@Bean
		@Primary
		DataSource shop(Environment environment) {
			return new DriverManagerDataSource(environment.getRequiredProperty("databases.shop"));
		}

		@Bean
		DataSource reporting(Environment environment) {
			return new DriverManagerDataSource(environment.getRequiredProperty("databases.reporting"));
		}

	}

}
