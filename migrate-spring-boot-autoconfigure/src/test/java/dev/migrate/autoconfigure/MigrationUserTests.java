package dev.migrate.autoconfigure;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.UUID;
import java.util.logging.Logger;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Setting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code migrate.user} beside data sources of all kinds.
 */
class MigrationUserTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MigrateAutoConfiguration.class))
		.withPropertyValues("migrate.user=ddl", "migrate.password=ddl-secret");

	private static DataSource database() {
		SimpleDriverDataSource database = new SimpleDriverDataSource(new org.h2.Driver(),
				"jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
		JdbcClient.create(database).sql("create user ddl password 'ddl-secret' admin").update();
		return database;
	}

	@ParameterizedTest
	@EnumSource(Wrapping.class)
	void anyDataSourceThatLeadsToAUrlWillDo(Wrapping wrapping) {
		DataSource database = database();
		this.contextRunner.withBean(DataSource.class, () -> wrapping.around(database)).run((context) -> {
			assertThat(JdbcClient.create(database)
				.sql("select distinct installed_by from migrate_history")
				.query(String.class)
				.list()).containsExactly("DDL");
			assertThat(context.getBean(Migrator.class).current()).containsExactly("27c6a30d7c24");
		});
	}

	@Test
	void oneWithoutUrlIsRefused() {
		DataSource silent = new Foreign(database(), true);
		this.contextRunner.withBean(DataSource.class, () -> silent)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(NoMigrationDataSourceException.class)
				.hasMessageContaining(
						"There is a user for migrations, but the DataSource of type '" + Foreign.class.getName())
				.satisfies((ex) -> assertThat(((MigrateException) ex).remedies())
					.containsExactly(Setting.URL.toBe("the URL of the database"))));
	}

	@Test
	void embeddedDatabaseHasOneAccount() {
		this.contextRunner.withBean(DataSource.class,
				() -> new EmbeddedDatabaseBuilder().generateUniqueName(true).setType(EmbeddedDatabaseType.H2).build())
			.run((context) -> assertThat(context.getBean(Migrator.class).dataSource())
				.isSameAs(context.getBean(DataSource.class)));
	}

	@Test
	void databaseIsManagedWhoeverMigratesIt() {
		DataSource database = database();
		this.contextRunner.withBean(DataSource.class, () -> database).run((context) -> {
			MigrateSchemaManagementProvider provider = context.getBean(MigrateSchemaManagementProvider.class);
			assertThat(provider.getSchemaManagement(database)).isEqualTo(SchemaManagement.MANAGED);
			assertThat(provider.getSchemaManagement(new LazyConnectionDataSourceProxy(database)))
				.isEqualTo(SchemaManagement.MANAGED);
			assertThat(provider.getSchemaManagement(database())).isEqualTo(SchemaManagement.UNMANAGED);
		});
	}

	/**
	 * What may stand between an application and its database.
	 */
	enum Wrapping {

		NOTHING {
			@Override
			DataSource around(DataSource database) {
				return database;
			}
		},

		DELEGATING {
			@Override
			DataSource around(DataSource database) {
				return new DelegatingDataSource(new LazyConnectionDataSourceProxy(database));
			}
		},

		FOREIGN {
			@Override
			DataSource around(DataSource database) {
				return new Foreign(database, false);
			}
		},

		FOREIGN_AROUND_DELEGATING {
			@Override
			DataSource around(DataSource database) {
				return new Foreign(new DelegatingDataSource(database), false);
			}
		};

		abstract DataSource around(DataSource database);

	}

	/**
	 * One that nobody knows, which neither unwraps nor has a URL.
	 *
	 * @param database where connections come from
	 * @param silent whether those do not tell the URL either
	 */
	record Foreign(DataSource database, boolean silent) implements DataSource {

		@Override
		public Connection getConnection() throws SQLException {
			Connection connection = this.database.getConnection();
			return this.silent ? proxy(Connection.class, connection, connection) : connection;
		}

		private static <T> T proxy(Class<T> type, T target, Connection connection) {
			InvocationHandler handler = (proxy, method, arguments) -> {
				if (method.getName().equals("getMetaData")) {
					return proxy(DatabaseMetaData.class, connection.getMetaData(), connection);
				}
				if (method.getName().equals("getURL")) {
					return null;
				}
				try {
					return method.invoke(target, arguments);
				}
				catch (InvocationTargetException ex) {
					throw ex.getTargetException();
				}
			};
			return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
		}

		@Override
		public Connection getConnection(String username, String password) throws SQLException {
			return getConnection();
		}

		@Override
		public @Nullable PrintWriter getLogWriter() {
			return null;
		}

		@Override
		public void setLogWriter(PrintWriter out) {
		}

		@Override
		public void setLoginTimeout(int seconds) {
		}

		@Override
		public int getLoginTimeout() {
			return 0;
		}

		@Override
		public Logger getParentLogger() {
			return Logger.getGlobal();
		}

		@Override
		public <T> T unwrap(Class<T> iface) throws SQLException {
			throw new SQLException("Wraps nothing");
		}

		@Override
		public boolean isWrapperFor(Class<?> iface) {
			return false;
		}

	}

}
