package dev.migrate.autoconfigure.diagnostics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.migrate.autoconfigure.MigrateAutoConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests what a start says where what is set for all databases and what is set for one of
 * them do not go together: both properties are named, and what is advised is about that
 * database, and helps.
 */
class ContradictoryPropertiesTests {

	private final DataSource shop = database();

	private final DataSource reporting = database();

	private ApplicationContextRunner contextRunner = new ApplicationContextRunner();

	@TempDir
	private Path folder;

	@BeforeEach
	void writeRevisions() throws IOException {
		write("shop", "aaaa");
		write("reporting", "bbbb");
		this.contextRunner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(MigrateAutoConfiguration.class))
			.withBean("shop", DataSource.class, () -> this.shop, (definition) -> definition.setPrimary(true))
			.withBean("reporting", DataSource.class, () -> this.reporting)
			.withPropertyValues("migrate.locations=" + this.folder.resolve("shop").toUri(),
					"migrate.datasources.reporting.locations=" + this.folder.resolve("reporting").toUri());
	}

	private void write(String name, String id) throws IOException {
		Path file = Files.createDirectories(this.folder.resolve(name)).resolve("create.sql");
		Files.writeString(file, "-- revision: " + id + "\n-- upgrade\ncreate table " + name + " (id int);\n");
	}

	private static DataSource database() {
		return new SimpleDriverDataSource(new org.h2.Driver(),
				"jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
	}

	private static String[] properties(String text) {
		return Stream.of(text.split(" ")).map(ContradictoryPropertiesTests::full).toArray(String[]::new);
	}

	private static String full(String text) {
		return text.replace("R.", "migrate.datasources.reporting.").replace("S.", "migrate.datasources.shop.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					migrate.sql-output=a.sql R.mode=verify | 'a.sql' & 'verify' | Set 'R.mode' to 'upgrade', or set 'R.sql-output' to nothing. & 'R.mode' is set & , 'migrate.sql-output' is set | migrate.mode=none R.mode=none R.sql-output=
					migrate.baseline=aaaa R.on-non-empty-schema=upgrade | 'aaaa' | Set 'R.baseline' to nothing, or set 'R.on-non-empty-schema' to 'fail' & 'migrate.baseline' is set & 'R.on-non-empty-schema' is set | R.baseline=
					migrate.version-table=t R.history-table=T | both called 't' | 'R.history-table' to another name & 'R.version-table' to another one & 'R.history-table' is set & 'migrate.version-table' is set | R.history-table=h
					migrate.statement.timeout=1s R.statement.lock-timeout=2s | 2.0 seconds & 1.0 seconds | 'R.statement.lock-timeout' to a shorter time & 'R.statement.timeout' to a longer & 'migrate.statement.timeout' is set | R.statement.timeout=3s
					migrate.target=+1 R.mode=verify | '+1' counts from where | Set 'R.target' to a revision or to 'heads' & 'R.mode' to 'upgrade' & 'migrate.target' is set & 'R.mode' is set | R.mode=upgrade
					migrate.create-schemas=true migrate.version-schema=V R.tenants.schemas=T1 | 'V' | Set 'R.version-schema' to nothing, or remove 'R.tenants.schemas'. & 'migrate.version-schema' is set & 'R.tenants.schemas' is set | R.version-schema=
					migrate.create-schemas=true migrate.history-schema=V R.tenants.schemas=T1 | 'V' | Set 'R.history-schema' to nothing, or remove 'R.tenants.schemas'. & 'migrate.history-schema' is set | R.history-schema=
					migrate.create-schemas=true migrate.sql-output=- R.tenants.schemas=T1 | '-' | Set 'R.sql-output' to nothing, or remove 'R.tenants.schemas' & 'migrate.sql-output' is set | R.sql-output=
					migrate.target=aaaa | 'aaaa' | The target of a start is 'migrate.target', as for all that say nothing else; 'R.target' is for this one alone. It is set in | R.target=heads
					R.target=aaaa | 'aaaa' | The target of a start is 'R.target'. It is set in | R.target=heads
					migrate.user=sa migrate.password= R.user=sa | 'R.user' names a user without a password & 'migrate.password' is that of another | Set 'R.password', to nothing if there is none. | R.password=
					migrate.tenants.canaries=T1 | 'migrate.tenants.canaries' names tenants | 'migrate.tenants.schemas' & TenantSource & remove 'migrate.tenants.canaries' | migrate.tenants.canaries=
					migrate.datasources[my.db].url=jdbc:h2:mem:x migrate.datasources[my.db].target=zzzz | 'zzzz' | The target of a start is 'migrate.datasources[my.db].target'. It is set in | migrate.datasources[my.db].target=heads
					R.tenants.canaries=T1 | 'R.tenants.canaries' names tenants | 'R.tenants.schemas' | R.tenants.schemas=T1 R.create-schemas=true
					R.url=jdbc:oracle:thin:x | oracle.jdbc.OracleDriver | 'R.url' to the URL of a database | R.url=jdbc:h2:mem:x
					R.url=jdbc:h2:tcp://127.0.0.1:1/x | There is no connection | that of the DataSource 'reporting', or of 'R.url' and 'R.user' | R.url=jdbc:h2:mem:x
					""")
	void contradictionIsRefusedAndTheAdviceHelps(String properties, String description, String action,
			String correction) {
		FailureAnalysis analysis = failure(properties(properties));
		assertThat(analysis.getDescription()).contains(full(description).split(" & "));
		assertThat(analysis.getAction()).contains(full(action).split(" & "));
		this.contextRunner.withPropertyValues(properties(properties))
			.withPropertyValues(properties(correction))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			S.mode=upgrade migrate.tenants.schemas=t | migrate.tenants | S.tenants
			S.mode=upgrade migrate.after=reporting | migrate.after | S.after
			S.mode=upgrade migrate.driver-class-name=org.h2.Driver | migrate.driver-class-name | S.driver-class-name
			""")
	void whatIsSaidOfTheApplicationBesideItsSectionIsRefused(String properties, String property, String place) {
		FailureAnalysis analysis = failure(properties(properties));
		assertThat(analysis.getDescription())
			.contains("'" + property + "' and 'migrate.datasources.shop' contradict each other");
		assertThat(analysis.getAction()).contains("Move '" + property + "' to '" + full(place) + "', or remove it.");
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"S.mode=upgrade migrate.after= migrate.url= migrate.driver-class-name= migrate.tenants.schemas=",
			"migrate.url= migrate.user= migrate.password=x R.url= R.user= R.driver-class-name= R.after=",
			"migrate.password=x R.user=" })
	void whatIsSetToNothingContradictsNothing(String properties) {
		this.contextRunner.withPropertyValues(properties(properties))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@CsvSource({ "migrate.after=reporting,migrate.after,after", "migrate.tenants.schemas=t,migrate.tenants,tenants" })
	void whatIsSaidOfTheApplicationWhereNoneIsThatIsRefused(String property, String name, String key) {
		FailureAnalysis analysis = failure(this.contextRunner.withBean("archive", DataSource.class, () -> this.shop,
				(bean) -> bean.setPrimary(true)), property);
		assertThat(analysis.getDescription()).contains("'" + name + "' is about the application's own database",
				"there is 'migrate.datasources.reporting'");
		assertThat(analysis.getAction()).contains("'migrate.datasources.reporting." + key + "'", "@Primary");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					x.target=heads | the same version table 'migrate_version'. | 'X.version-table' and 'X.history-table' to other names, or 'X.default-schema' or 'X.version-schema' | X.version-table=x X.history-table=y
					x.version-table=MIGRATE_version | version table 'migrate_version' ('migrate.datasources.x.version-table'). | 'X.version-schema' to another schema | X.version-schema=O X.create-schemas=true
					x.version-table=v | the same history 'migrate_history'. | 'X.history-table' to another name, or 'X.history-schema' to another schema, or 'X.history' to 'false' | X.history=false
					x.version-table=migrate&x.history-table=h | the same journal 'migrate_journal' ('migrate.datasources.x.version-table'). | 'X.version-table' and | X.version-table=m
					x.version-table=v&x.history-table=migrate_version | 'migrate_version' is the version table of one and the history of the other ('migrate.datasources.x.history-table'). | 'X.history-table' to another name | X.history-table=h
					x.version-table=migrate_history&x.history-table=h | 'migrate_history' is the history of one and the version table of the other | 'X.version-table' to another name | X.version-table=v
					""")
	void tablesOfOneDatabaseAreNotShared(String properties, String description, String action, String correction) {
		ApplicationContextRunner two = this.contextRunner.withPropertyValues("migrate.datasources.x.url=" + url())
			.withPropertyValues("migrate.datasources.x.user=sa", "migrate.datasources.x.password=",
					"migrate.datasources.x.on-non-empty-schema=upgrade",
					"migrate.datasources.x.locations=" + this.folder.resolve("reporting").toUri())
			.withPropertyValues(("migrate.datasources." + properties).replace("&", " migrate.datasources.").split(" "));
		FailureAnalysis analysis = failure(two);
		assertThat(analysis.getDescription()).contains("'migrator' and 'xMigrator' have the same database",
				description);
		assertThat(analysis.getAction()).contains(action.replace("X.", "migrate.datasources.x."));
		two.withPropertyValues(correction.replace("X.", "migrate.datasources.x.").split(" "))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	/**
	 * What names without a schema lead to there, nobody knows before there is a
	 * connection.
	 */
	@ParameterizedTest
	@CsvSource({ "migrate.datasources.pool.target=heads, true", "pool.schema=OTHER, false",
			"pool.connection-init-sql=set schema other, false", "pool.username=other, false",
			"pool.data-source-properties.schema=OTHER, false" })
	void poolThatMayLeadToAnotherSchemaIsAnotherDatabase(String property, boolean same) {
		JdbcClient jdbc = JdbcClient.create(this.shop);
		jdbc.sql("create schema other").update();
		jdbc.sql("create user other password '' admin").update();
		ApplicationContextRunner runner = this.contextRunner.withUserConfiguration(Pool.class)
			.withPropertyValues("pool.jdbc-url=" + url(), "pool.maximum-pool-size=1", "pool.username=sa",
					"migrate.datasources.pool.locations=" + this.folder.resolve("reporting").toUri(),
					"migrate.datasources.pool.on-non-empty-schema=upgrade", property);
		runner.run((context) -> assertThat(context.getStartupFailure() != null
				&& context.getStartupFailure().getMessage().contains("have the same database"))
			.isEqualTo(same));
	}

	@Configuration(proxyBeanMethods = false)
	static class Pool {

		@Bean
		@ConfigurationProperties("pool")
		HikariDataSource pool() {
			return new HikariDataSource();
		}

	}

	private String url() {
		return String.valueOf(((SimpleDriverDataSource) this.shop).getUrl());
	}

	@Test
	void oneFileIsNotWrittenTwiceHoweverItIsSpelled() {
		Path file = this.folder.resolve("out.sql");
		FailureAnalysis analysis = failure("migrate.sql-output=" + file,
				"migrate.datasources.reporting.sql-output=" + this.folder + "/./shop/../out.sql");
		assertThat(analysis.getDescription()).contains("'" + file + "'",
				"('migrate.sql-output' and 'migrate.datasources.reporting.sql-output')");
		assertThat(analysis.getAction()).contains("Set 'migrate.datasources.reporting.sql-output' to another file.");
		assertThat(file).doesNotExist();
	}

	@Test
	void adviceIsAboutTheDatabaseThatFails() {
		JdbcClient jdbc = JdbcClient.create(this.reporting);
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed());
		jdbc.sql("update migrate_version set version_num = 'zzzz'").update();
		assertThat(failure("migrate.on-unknown-revision=fail").getAction())
			.contains("'migrate.datasources.reporting.on-unknown-revision=warn' starts all the same");
		jdbc.sql("update migrate_history set revision = 'zzzz'").update();
		assertThat(failure().getAction()).contains(
				"et the URL of the DataSource 'reporting' (or 'migrate.datasources.reporting.url') to",
				"`migrate stamp --purge --datasource reporting`");
	}

	@Test
	void adviceIsAboutTheApplicationsDatabaseWhereThatFails() {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed());
		JdbcClient.create(this.shop).sql("update migrate_version set version_num = 'zzzz'").update();
		JdbcClient.create(this.shop).sql("update migrate_history set revision = 'zzzz'").update();
		assertThat(failure().getAction()).contains(
				"et 'spring.datasource.url' (or 'migrate.url', where that is set) to",
				"`migrate stamp --purge --name migrator`");
	}

	private FailureAnalysis failure(String... properties) {
		return failure(this.contextRunner, properties);
	}

	private static FailureAnalysis failure(ApplicationContextRunner runner, String... properties) {
		AtomicReference<Environment> environment = new AtomicReference<>();
		AtomicReference<FailureAnalysis> analysis = new AtomicReference<>();
		runner.withInitializer((context) -> environment.set(context.getEnvironment()))
			.withPropertyValues(properties)
			.run((context) -> {
				assertThat(context).hasFailed();
				analysis.set(Failures.analyze(context.getStartupFailure(), environment.get()));
			});
		return analysis.get();
	}

}
