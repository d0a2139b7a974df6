package dev.migrate.autoconfigure.diagnostics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.MigrateAutoConfiguration;
import dev.migrate.autoconfigure.MigrationUrlException;
import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests what a start that fails says: what is wrong, what is there, what to do.
 */
class StartFailureTests {

	private static final String WAITING = "select 1 from pg_locks where locktype = 'advisory' and not granted "
			+ "and database = (select oid from pg_database where datname = current_database())";

	private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class))
		.withPropertyValues("spring.datasource.url=" + this.url, "spring.datasource.username=sa");

	@TempDir
	Path folder;

	@Test
	void urlMistyped() {
		assertFailure("migrate.url=jdbc:mariadbb://u:SECRET@db/shop").describes("'jdbc:mariadbb:'")
			.advises("Set 'migrate.url' to the URL as the driver wants it")
			.hides("SECRET");
		assertFailure("migrate.url=mariadb://u:SECRET@db/shop").describes("does not begin with 'jdbc:'")
			.hides("SECRET");
		assertFailure("migrate.url=jdbc:mariadb://u:SECRET@db:port/shop", "migrate.connect.timeout=0s")
			.describes("There is no connection", "Incorrect port value")
			.hides("SECRET");
	}

	@Test
	void driverMissing() {
		assertFailure("migrate.url=jdbc:oracle:thin:u/SECRET@db").describes("'oracle.jdbc.OracleDriver'")
			.advises("Add its dependency", "migrate.url")
			.hides("SECRET");
		assertFailure("migrate.url=jdbc:h2:mem:x;PASSWORD=SECRET", "migrate.driver-class-name=com.example.Driver")
			.describes("'com.example.Driver'")
			.hides("SECRET");
	}

	@Test
	void driverOfTheApplicationMissing() {
		assertFailure("spring.datasource.url=jdbc:oracle:thin:u/SECRET@db").describes("'oracle.jdbc.OracleDriver'")
			.advises("Add its dependency", "spring.datasource.url")
			.hides("SECRET");
		assertFailure("spring.datasource.url=jdbc:h2:mem:x;PASSWORD=SECRET",
				"spring.datasource.driver-class-name=com.example.Driver")
			.describes("'com.example.Driver'")
			.hides("SECRET");
		assertFailure("spring.datasource.url=jdbc:oracle:thin:u/SECRET@db", "migrate.user=ddl")
			.describes("'oracle.jdbc.OracleDriver'")
			.hides("SECRET");
	}

	@Test
	void driverOfTheApplicationMissingWherePoolsAreMadeForMigrations() {
		this.contextRunner
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.withPropertyValues("spring.datasource.url=jdbc:oracle:thin:u/SECRET@db")
			.run((context) -> {
				assertThat(context.getStartupFailure()).hasStackTraceContaining(MigrationUrlException.class.getName());
				new Analysis(Failures.analyze(context.getStartupFailure(), new StandardEnvironment()))
					.describes("'oracle.jdbc.OracleDriver'")
					.advises("Add its dependency", "spring.datasource.url")
					.hides("SECRET");
			});
	}

	@Test
	void urlOfTheApplicationMistyped() {
		assertFailure("spring.datasource.url=jdbc:mariadbb://u:SECRET@db/shop").describes("jdbc:mariadbb:")
			.advises("Check that the URL is spelled", "spring.datasource.url")
			.hides("SECRET");
		assertFailure("spring.datasource.url=mariadb://u:SECRET@db/shop").describes("does not begin with 'jdbc:'")
			.advises("spring.datasource.url")
			.hides("SECRET");
	}

	@Test
	void locationsNotFound() {
		assertFailure("migrate.locations=classpath:db/none").describes("'classpath:db/none'")
			.advises("migrate.locations", "migrate.fail-on-missing-locations");
		assertFailure("migrate.locations=classpath:db/none/{vendor}").describes("'classpath:db/none/h2'");
	}

	@Test
	void settingsContradictEachOther() {
		assertFailure("migrate.mode=verify", "migrate.sql-output=a.sql").describes("'a.sql'", "'verify'")
			.advises("Set 'migrate.mode' to 'upgrade', or remove 'migrate.sql-output'.");
	}

	@Test
	void targetNotFound() {
		write("a", "", "create table a (id int)");
		assertFailure("migrate.target=b").describes("'b'").advises("migrate.target");
	}

	@Test
	void baselineNotFound() {
		write("a", "", "create table a (id int)");
		execute("create table old (id int)");
		assertFailure("migrate.baseline=b").describes("'b'")
			.advises("Set 'migrate.baseline' to a revision that is there");
		assertFailure("migrate.baseline=A").describes("'A'")
			.advises("Set 'migrate.baseline' to one that is there, such as 'a'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "nonsense", "abcd", "+x", "+9", "none@head", "head" })
	void baselineThatIsNoneIsNotTakenForTheTarget(String baseline) {
		write("abcd1", "", "create table a (id int)");
		write("abcd2", "", "create table b (id int)");
		execute("create table old (id int)");
		assertFailure("migrate.baseline=" + baseline, "migrate.target=heads")
			.describes("'" + baseline.replace("@head", ""))
			.advises("The baseline is 'migrate.baseline'.", "It is set in ")
			.hides("migrate.target");
	}

	@Test
	void prefixAmbiguous() {
		write("abcd1", "", "create table a (id int)");
		write("abcd2", "abcd1", "create table b (id int)");
		assertFailure("migrate.target=abcd").describes("'abcd1'", "'abcd2'").advises("migrate.target");
	}

	@Test
	void severalHeads() {
		write("a", "", "create table a (id int)");
		write("b", "a", "create table b (id int)");
		write("c", "a", "create table c (id int)");
		assertFailure("migrate.target=head").describes("'b'", "'c'").advises("merge", "migrate.target=heads");
	}

	@Test
	void headerMistyped() {
		write("a.sql", "-- revison: a\n\n-- upgrade\nselect 1;\n");
		assertFailure().describes("a.sql", "'revison'").advises("revision");
	}

	@Test
	void revisionTwice() {
		write("a.sql", "-- revision: a\n\n-- upgrade\nselect 1;\n");
		write("b.sql", "-- revision: a\n\n-- upgrade\nselect 1;\n");
		assertFailure().describes("'a'", "a.sql", "b.sql");
	}

	@Test
	void cycle() {
		write("a", "b", "select 1");
		write("b", "a", "select 1");
		assertFailure().describes("'a'", "'b'", "in a circle");
	}

	@Test
	void revisionFailed() {
		write("a", "", "create table a (id int);\ncreate tabel b (id int)");
		assertFailure().describes("'a'", "create tabel b");
	}

	@Test
	void databaseAboveTarget() {
		write("a", "", "create table a (id int)");
		write("b", "a", "create table b (id int)");
		start();
		assertFailure("migrate.target=a").describes("'b'", "'a'").advises("'migrate.allow-downgrade' to 'true'");
	}

	@Test
	void databaseUnknown() {
		write("a", "", "create table a (id int)");
		start();
		execute("update migrate_version set version_num = 'zzz'");
		assertFailure("migrate.on-unknown-revision=fail").describes("'zzz'")
			.advises("migrate.on-unknown-revision=warn");
	}

	@Test
	void databaseOfAnotherApplication() {
		write("a", "", "create table a (id int)");
		start();
		execute("update migrate_version set version_num = 'zzz'");
		execute("update migrate_history set revision = 'zzz'");
		assertFailure().describes("'zzz'", "another application")
			.advises("Set 'spring.datasource.url' (or 'migrate.url', where that is set) to the database of this",
					"`migrate stamp --purge`. Where there is no terminal, add `--yes` to the command.");
	}

	@Test
	void fileChanged() {
		write("a", "", "create table a (id int)");
		start();
		write("a", "", "create table a (id bigint)");
		write("b", "a", "create table b (id int)");
		assertFailure().describes("'a'").advises("migrate.on-changed-revision");
	}

	@Test
	void pendingInVerify() {
		write("a", "", "create table a (id int)");
		assertFailure("migrate.mode=verify").describes("'a'")
			.advises("'migrate.mode' to 'upgrade'", "'migrate.verify.wait'");
	}

	@Test
	void schemaNotEmpty() {
		write("a", "", "create table a (id int)");
		execute("create table old (id int)");
		assertFailure().describes("old").advises("migrate.baseline", "'migrate.on-non-empty-schema' to 'upgrade'");
	}

	@Test
	void outputNotWritable() {
		write("a", "", "create table a (id int)");
		assertFailure("migrate.sql-output=" + this.folder).describes("'" + this.folder + "'")
			.advises("Set 'migrate.sql-output' to a file that the application may write",
					"or to '-' for standard output");
	}

	@Test
	void lockNotAcquired() throws Exception {
		try (TestDatabase database = TestDatabases.postgresql().create();
				Connection busy = database.dataSource().getConnection()) {
			JdbcTemplate session = new JdbcTemplate(new SingleConnectionDataSource(busy, true));
			session.execute("select pg_advisory_lock(1)");
			write("a", "", "select pg_advisory_lock(1)");
			Migrator other = Migrator.builder(database.dataSource()).locations("file:" + this.folder).build();
			Thread thread = new Thread(other::run);
			thread.start();
			Instant end = Instant.now().plusSeconds(60);
			while (session.queryForList(WAITING).isEmpty()) {
				assertThat(thread.isAlive()).isTrue();
				assertThat(Instant.now()).isBefore(end);
				Thread.sleep(20);
			}
			assertFailure("migrate.lock.timeout=1s", "spring.datasource.url=" + database.url(),
					"spring.datasource.username=" + database.user(),
					"spring.datasource.password=" + database.password())
				.describes("lock")
				.advises("migrate.lock.timeout");
			session.execute("select pg_advisory_unlock(1)");
			thread.join();
		}
	}

	@Test
	void credentialsWrong() {
		execute("create user ddl password 'right'");
		assertFailure("spring.datasource.username=ddl", "spring.datasource.password=wrong-password").describes("user")
			.advises("spring.datasource");
		assertFailure("migrate.user=ddl", "migrate.password=wrong-password").advises("migrate.user");
	}

	@Test
	void databaseReadOnly() {
		write("a", "", "create table a (id int)");
		String file = "jdbc:h2:file:" + this.folder.resolve("h2");
		try (Connection connection = DriverManager.getConnection(file, "sa", "")) {
			connection.createStatement().execute("create schema other");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		assertFailure("spring.datasource.url=" + file + ";ACCESS_MODE_DATA=r").describes("read")
			.advises("'migrate.mode' to 'verify'");
	}

	@Test
	void databaseUnsupported() throws SQLException {
		write("a001", "", "create table t (id integer)");
		try (TestDatabase database = TestDatabases.postgresql().create()) {
			try (Connection connection = database.dataSource().getConnection()) {
				connection.createStatement()
					.execute(
							"create function version() returns text language sql as $$ select 'CockroachDB v25.4.0' $$");
			}
			String url = database.url() + (database.url().contains("?") ? "&" : "?")
					+ "currentSchema=public,pg_catalog";
			assertFailure("spring.datasource.url=" + url, "spring.datasource.username=" + database.user(),
					"spring.datasource.password=" + database.password())
				.describes("CockroachDB", "PostgreSQL", "SQLite")
				.advises("migrate.enabled=false");
		}
	}

	@Test
	void dataSourceMissing() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(MigrateAutoConfiguration.class))
			.withBean("orders", TestDataSource.class)
			.withBean("stock", TestDataSource.class)
			.run((context) -> new Analysis(Failures.analyze(context.getStartupFailure(), new StandardEnvironment()))
				.describes("'orders'", "'stock'")
				.advises("@MigrateDataSource", "@Primary", "migrate.url"));
	}

	@Test
	void constructorAsksForWhatIsNotThere() {
		this.contextRunner.withBean(NeedsString.class).run((context) -> {
			assertThat(context).hasFailed();
			new Analysis(Failures.analyze(context.getStartupFailure(), new StandardEnvironment()))
				.describes(NeedsString.class.getName(), "java.lang.String")
				.advises("Define that bean");
		});
	}

	@Test
	void constructorAsksForWhatWaitsForMigrations() {
		this.contextRunner
			.withConfiguration(
					AutoConfigurations.of(JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class))
			.withBean(NeedsJdbcClient.class)
			.run((context) -> new Analysis(Failures.analyze(context.getStartupFailure(), new StandardEnvironment()))
				.describes(NeedsJdbcClient.class.getName())
				.advises("op.jdbc()"));
	}

	@Test
	void constructorAsksForAnEntityManager() {
		this.contextRunner.withUserConfiguration(Package.class)
			.withConfiguration(AutoConfigurations.of(HibernateJpaAutoConfiguration.class))
			.withPropertyValues("migrate.locations=classpath:dev/migrate/autoconfigure/circular")
			.run((context) -> new Analysis(Failures.analyze(context.getStartupFailure(), new StandardEnvironment()))
				.describes("dev.migrate.autoconfigure.circular.NeedsEntityManager", "EntityManager")
				.advises("op.jdbc()"));
	}

	private Analysis assertFailure(String... properties) {
		AtomicReference<Environment> environment = new AtomicReference<>();
		AtomicReference<FailureAnalysis> analysis = new AtomicReference<>();
		this.contextRunner.withInitializer((context) -> environment.set(context.getEnvironment()))
			.withPropertyValues("migrate.locations=file:" + this.folder)
			.withPropertyValues(properties)
			.run((context) -> {
				assertThat(context).hasFailed();
				analysis.set(Failures.analyze(context.getStartupFailure(), environment.get()));
			});
		return new Analysis(analysis.get());
	}

	private void start() {
		this.contextRunner.withPropertyValues("migrate.locations=file:" + this.folder)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private void execute(String sql) {
		try (Connection connection = DriverManager.getConnection(this.url, "sa", "")) {
			connection.createStatement().execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void write(String revision, String downRevision, String sql) {
		String down = downRevision.isEmpty() ? "" : "-- down revision: " + downRevision + "\n";
		write(revision + ".sql", "-- revision: " + revision + "\n" + down + "\n-- upgrade\n" + sql + ";\n");
	}

	private void write(String file, String text) {
		try {
			Files.writeString(this.folder.resolve(file), text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private record Analysis(FailureAnalysis analysis) {

		Analysis describes(String... words) {
			assertThat(this.analysis.getDescription()).contains(words).doesNotContain("wrong-password");
			return this;
		}

		Analysis hides(String word) {
			assertThat(this.analysis.getDescription() + this.analysis.getAction()).doesNotContain(word);
			return this;
		}

		Analysis advises(String... words) {
			assertThat(this.analysis.getAction()).contains(words)
				.containsPattern("\\RMore: docs/when-something-goes-wrong\\.md#[a-z]+exception$")
				.doesNotContain("wrong-password");
			return this;
		}

	}

	static class TestDataSource extends SimpleDriverDataSource {

	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackages = "none")
	static class Package {

	}

	@Revision(id = "f1", downRevision = "27c6a30d7c24")
	static class NeedsString implements Migration {

		NeedsString(String text) {
		}

		@Override
		public void upgrade(Operations op) {
		}

	}

	@Revision(id = "f2", downRevision = "27c6a30d7c24")
	static class NeedsJdbcClient implements Migration {

		NeedsJdbcClient(JdbcClient jdbc) {
		}

		@Override
		public void upgrade(Operations op) {
		}

	}

}
