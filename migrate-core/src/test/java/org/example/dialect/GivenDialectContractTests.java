package org.example.dialect;

import java.io.Reader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.MigratorBuilder;
import dev.migrate.connect.Dialects;
import dev.migrate.contract.AdviceContract;
import dev.migrate.contract.BackfillContract;
import dev.migrate.contract.ChangedOperationsContract;
import dev.migrate.contract.ComparisonContract;
import dev.migrate.contract.ConcurrencyContract;
import dev.migrate.contract.CrashContract;
import dev.migrate.contract.FailureContract;
import dev.migrate.contract.HostileTextContract;
import dev.migrate.contract.InterruptionContract;
import dev.migrate.contract.MigratorContract;
import dev.migrate.contract.OfflineContract;
import dev.migrate.contract.OutcomeContract;
import dev.migrate.contract.RoundTripContract;
import dev.migrate.contract.StartContract;
import dev.migrate.contract.StatementInFlightContract;
import dev.migrate.dialect.Dialect;
import org.h2.tools.RunScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contract with a dialect of somebody else, from outside of our packages and with
 * nothing but the jar of the contract.
 */
class GivenDialectContractTests implements StartContract, FailureContract, OutcomeContract, ConcurrencyContract,
		MigratorContract, BackfillContract, RoundTripContract, HostileTextContract, OfflineContract, ComparisonContract,
		InterruptionContract, AdviceContract, CrashContract, StatementInFlightContract, ChangedOperationsContract {

	private final DataSource dataSource = database();

	private final DataSource scripted = database();

	@TempDir
	private Path files;

	@AfterEach
	void drop() {
		jdbc().execute("shutdown");
		new JdbcTemplate(this.scripted).execute("shutdown");
	}

	private static DataSource database() {
		return new ExampleDatabase(new DriverManagerDataSource(
				"jdbc:h2:mem:example_" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;MODE=STRICT", "sa", ""));
	}

	@Override
	public DataSource scripted() {
		return this.scripted;
	}

	@Override
	public void runByClient(Path script) throws Exception {
		try (Connection connection = this.scripted.getConnection(); Reader reader = Files.newBufferedReader(script)) {
			RunScript.execute(connection, reader);
		}
	}

	@Override
	public DataSource dataSource() {
		return this.dataSource;
	}

	@Override
	public Path files() {
		return this.files;
	}

	@Override
	public Dialect dialect() {
		return new GivenDialect("example", Dialects.named("h2"), "example");
	}

	@Override
	public MigratorBuilder builder(DataSource dataSource) {
		return Migrator.builder(dataSource).dialect(dialect());
	}

	@Override
	public List<String> ownTables() {
		return List.of("migrate_history", "migrate_journal", "migrate_version", "migrate_version_lock");
	}

	@Override
	public String statementsInFlight() {
		return """
				values (1)                                 | create table one (id integer primary key)       | drop table one
				create table one (id integer primary key)  | alter table one add column n integer            | drop table one
				create table one (id integer primary key)  | create index a on one (id)                      | drop table one
				create table one (id integer primary key)  | drop table one                                  | values (1)
				""";
	}

	@Override
	public String settingThatCommits() {
		return "set referential_integrity false";
	}

	@Test
	void itsDialectIsTheOneThatIsAsked() {
		assertThat(migrator().build().dialectName()).isEqualTo("example");
	}

	/**
	 * H2 under another name, as a database is that has grown out of it, and without
	 * LIMIT.
	 */
	private static final class ExampleDatabase extends DelegatingDataSource {

		private ExampleDatabase(DataSource h2) {
			super(h2);
		}

		@Override
		public Connection getConnection() throws SQLException {
			return proxy(Connection.class, super.getConnection());
		}

		private static <T> T proxy(Class<T> type, T target) {
			return type.cast(Proxy.newProxyInstance(ExampleDatabase.class.getClassLoader(), new Class<?>[] { type },
					(proxy, method, arguments) -> invoke(target, method, arguments)));
		}

		private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
			if (method.getName().equals("getDatabaseProductName")) {
				return "example";
			}
			if (method.getName().equals("unwrap") && Proxy.isProxyClass((Class<?>) arguments[0])) {
				return target;
			}
			try {
				Object result = method.invoke(target, arguments);
				return (result instanceof DatabaseMetaData metaData) ? proxy(DatabaseMetaData.class, metaData) : result;
			}
			catch (InvocationTargetException ex) {
				throw ex.getCause();
			}
		}

	}

}
