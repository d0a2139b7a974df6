package dev.migrate.autoconfigure;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.MigrationInitializerTests.Words;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests what a start does on PostgreSQL: locks and accounts.
 */
class PostgresqlStartTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class));

	private TestDatabase database;

	private JdbcClient administrator;

	@BeforeEach
	void createDatabase() {
		this.database = TestDatabases.postgresql().create();
		this.administrator = JdbcClient.create(this.database.dataSource());
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void lazyConnectionOfAPoolOfOneHoldsTheLock() {
		this.contextRunner.withBean(Words.class)
			.withPropertyValues("spring.datasource.connection-fetch=lazy",
					"spring.datasource.hikari.maximum-pool-size=1", "spring.datasource.hikari.connection-timeout=2000",
					"migrate.locations=classpath:dev/migrate/autoconfigure/locked")
			.withPropertyValues(application(this.database.user(), this.database.password()))
			.run((context) -> {
				assertThat(context.getBean(DataSource.class)).isInstanceOf(LazyConnectionDataSourceProxy.class);
				assertThat(context.getBean(Words.class).said()).containsExactly("1 lock");
				MigrateSchemaManagementProvider provider = context.getBean(MigrateSchemaManagementProvider.class);
				assertThat(provider.getSchemaManagement(context.getBean(DataSource.class)))
					.isEqualTo(SchemaManagement.MANAGED);
			});
	}

	@Test
	void accountForMigrationsIsApartFromThatOfTheApplication() {
		String account = createAccount();
		this.contextRunner.withPropertyValues(application(account, "secret"))
			.withPropertyValues("migrate.user=" + this.database.user(), "migrate.password=" + this.database.password())
			.run((context) -> {
				assertThat(context.getBean(Migrator.class).history()).hasSize(2)
					.allSatisfy((entry) -> assertThat(entry.installedBy()).startsWith(this.database.user()));
				JdbcClient application = JdbcClient.create(context.getBean(DataSource.class));
				assertThatExceptionOfType(Exception.class)
					.isThrownBy(() -> application.sql("create table more (id int)").update());
			});
		dropAccount(account);
	}

	@Test
	void accountThatMayOnlyReadVerifies() {
		this.contextRunner.withPropertyValues(application(this.database.user(), this.database.password()))
			.run((context) -> assertThat(context).hasNotFailed());
		String account = createAccount();
		this.administrator.sql("grant select on migrate_version to " + account).update();
		this.contextRunner.withPropertyValues(application(account, "secret"))
			.withPropertyValues("migrate.mode=verify")
			.run((context) -> assertThat(context).hasNotFailed());
		this.contextRunner.withPropertyValues(application(account, "secret"))
			.run((context) -> assertThat(context).hasNotFailed());
		dropAccount(account);
	}

	private String[] application(String user, String password) {
		return new String[] { "spring.datasource.url=" + this.database.url(), "spring.datasource.username=" + user,
				"spring.datasource.password=" + password };
	}

	private String createAccount() {
		String name = "reader_" + System.nanoTime();
		this.administrator.sql("create role " + name + " login password 'secret'").update();
		this.administrator.sql("revoke create on schema public from public").update();
		return name;
	}

	private void dropAccount(String name) {
		this.administrator.sql("drop owned by " + name).update();
		this.administrator.sql("drop role " + name).update();
	}

}
