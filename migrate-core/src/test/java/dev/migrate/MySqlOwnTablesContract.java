package dev.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import dev.migrate.contract.TestedDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Our own tables on MySQL and MariaDB, whatever tables the server makes by itself.
 */
interface MySqlOwnTablesContract extends TestedDatabase {

	@ParameterizedTest
	@CsvSource({ "migrate_version, utf8mb4_unicode_ci", "migrate_version, latin1_swedish_ci",
			"migrate_history, utf8mb4_unicode_ci", "migrate_history, latin1_swedish_ci",
			"migrate_journal, utf8mb4_unicode_ci" })
	default void tablesOfSeveralCollationsAreReadTogether(String table, String collation) {
		tableRevision("a001", "", "one");
		migrator().build().run();
		jdbc().execute("alter table %s convert to character set %s collate %s".formatted(table, collation.split("_")[0],
				collation));
		tableRevision("a002", "a001", "two");
		assertThat(migrator().build().status().pending()).hasSize(1);
		assertThat(migrator().build().run().steps()).hasSize(1);
		assertThat(migrator().build().run().steps()).isEmpty();
		migrator().build().downgrade("base");
		assertThat(migrator().build().history()).hasSize(4);
	}

	@Test
	default void keysOfOurTablesFitWhateverTheServerMakes() {
		String format = jdbc().queryForObject("select @@innodb_default_row_format", String.class);
		jdbc().execute("set global innodb_default_row_format = compact");
		try {
			tableRevision("a001", "", "one");
			assertThat(builderOfFiles(withEngine("MyISAM")).build().run().steps()).hasSize(1);
		}
		finally {
			jdbc().execute("set global innodb_default_row_format = " + format);
		}
		assertThat(jdbc().queryForList("select distinct concat(engine, ' ', row_format) from information_schema.tables "
				+ "where table_schema = database() and table_name like 'migrate%'", String.class))
			.containsExactly("InnoDB Dynamic");
	}

	private DataSource withEngine(String engine) {
		return new DelegatingDataSource(dataSource()) {

			@Override
			public Connection getConnection() throws SQLException {
				Connection connection = super.getConnection();
				try (Statement statement = connection.createStatement()) {
					statement.execute("set default_storage_engine = " + engine);
				}
				return connection;
			}

		};
	}

}
