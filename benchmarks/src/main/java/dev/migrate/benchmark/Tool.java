package dev.migrate.benchmark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import org.flywaydb.core.Flyway;

/**
 * What brings a database to the last revision, within a JVM.
 */
enum Tool {

	/**
	 * Nothing but a connection and a query: what any application has.
	 */
	NONE {

		@Override
		void run(DataSource dataSource, Path folder) throws SQLException {
			try (Connection connection = dataSource.getConnection();
					Statement statement = connection.createStatement()) {
				statement.execute("select 1");
			}
		}

	},

	/**
	 * Plain JDBC that knows what to do: the limit.
	 */
	RAW {

		@Override
		void run(DataSource dataSource, Path folder) throws SQLException {
			int count = Revisions.in(folder).count();
			try (Connection connection = dataSource.getConnection();
					Statement statement = connection.createStatement()) {
				statement.execute("select 1");
				connection.setAutoCommit(false);
				for (int number = version(connection, statement) + 1; number <= count; number++) {
					for (String sql : Revisions.statements(number)) {
						statement.execute(sql);
					}
					statement.execute("update raw_version set number = " + number);
					connection.commit();
				}
				connection.commit();
			}
		}

		private static int version(Connection connection, Statement statement) throws SQLException {
			try (ResultSet rows = statement.executeQuery("select number from raw_version")) {
				rows.next();
				return rows.getInt(1);
			}
			catch (SQLException ex) {
				connection.rollback();
				statement.execute("create table raw_version (number integer)");
				statement.execute("insert into raw_version values (0)");
				return 0;
			}
		}

	},

	/**
	 * This library, with what it does by default.
	 */
	MIGRATE {

		@Override
		void run(DataSource dataSource, Path folder) throws SQLException {
			NONE.run(dataSource, folder);
			Migrator.builder(dataSource).locations("file:" + folder.resolve("migrate")).build().run();
		}

	},

	/**
	 * Flyway, with what it does by default.
	 */
	FLYWAY {

		@Override
		void run(DataSource dataSource, Path folder) throws SQLException {
			NONE.run(dataSource, folder);
			Flyway.configure()
				.dataSource(dataSource)
				.locations("filesystem:" + folder.resolve("flyway"))
				.load()
				.migrate();
		}

	};

	/**
	 * Bring a database to the last revision.
	 * @param dataSource the database
	 * @param folder what {@link Revisions#write} has filled
	 * @throws SQLException if the database fails
	 */
	abstract void run(DataSource dataSource, Path folder) throws SQLException;

}
