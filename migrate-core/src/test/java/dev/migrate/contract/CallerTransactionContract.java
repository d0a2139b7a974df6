package dev.migrate.contract;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.connect.CallerTransactionException;
import dev.migrate.settings.NonEmptySchema;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What becomes of a transaction that is open when the library is called: nothing.
 */
public interface CallerTransactionContract extends TestedDatabase {

	@Test
	default void transactionOnTheSameConnectionIsNotCommitted() throws SQLException {
		try (Connection connection = dataSource().getConnection()) {
			SingleConnectionDataSource single = new SingleConnectionDataSource(connection, true);
			transactionOfTheCallerIsLeftAlone(single, single);
		}
	}

	@Test
	default void transactionThatTheDataSourceTakesPartInIsNotCommitted() {
		DataSource dataSource = dataSource();
		transactionOfTheCallerIsLeftAlone(dataSource, new TransactionAwareDataSourceProxy(dataSource));
	}

	private void transactionOfTheCallerIsLeftAlone(DataSource managed, DataSource given) {
		jdbc().execute("create table mine (id integer primary key)");
		tableRevision("a001", "", "one");
		Migrator migrator = builderOfFiles(given).onNonEmptySchema(NonEmptySchema.UPGRADE).build();
		new TransactionTemplate(new DataSourceTransactionManager(managed)).executeWithoutResult((status) -> {
			new JdbcTemplate(given).update("insert into mine values (1)");
			assertThatExceptionOfType(CallerTransactionException.class).isThrownBy(migrator::run);
			assertThatExceptionOfType(CallerTransactionException.class).isThrownBy(() -> migrator.upgrade("heads"));
			assertThatExceptionOfType(CallerTransactionException.class).isThrownBy(() -> migrator.stamp("a001"));
			assertThat(migrator.current()).isEmpty();
			assertThat(migrator.history()).isEmpty();
			assertThat(migrator.status().current()).isEmpty();
			status.setRollbackOnly();
		});
		assertThat(jdbc().queryForObject("select count(*) from mine", Integer.class)).isZero();
		assertThat(tables()).doesNotContain("one", "migrate_version");
		assertThat(migrator.run().steps()).hasSize(1);
	}

	@Test
	default void transactionOnAnotherConnectionIsNotWaitedFor() {
		tableRevision("a001", "", "one");
		DataSource dataSource = dataSource();
		Migrator migrator = builderOfFiles(dataSource).build();
		new TransactionTemplate(new DataSourceTransactionManager(dataSource)).executeWithoutResult(
				(status) -> assertThatExceptionOfType(CallerTransactionException.class).isThrownBy(migrator::run)
					.withMessageContaining("'@Transactional'"));
		assertThat(migrator.run().steps()).hasSize(1);
	}

	@Test
	default void startWithNothingToDoIsNoMatterOfTransactions() {
		tableRevision("a001", "", "one");
		DataSource dataSource = dataSource();
		Migrator migrator = builderOfFiles(dataSource).build();
		migrator.run();
		new TransactionTemplate(new DataSourceTransactionManager(dataSource))
			.executeWithoutResult((status) -> assertThat(migrator.run().steps()).isEmpty());
	}

	@Test
	default void transactionThatTheServerTellsOfIsNotCommitted() throws SQLException {
		jdbc().execute("create table mine (id integer primary key)");
		tableRevision("a001", "", "one");
		try (Connection connection = dataSource().getConnection()) {
			SingleConnectionDataSource single = new SingleConnectionDataSource(connection, true);
			Migrator migrator = builderOfFiles(single).onNonEmptySchema(NonEmptySchema.UPGRADE).build();
			connection.setAutoCommit(false);
			new JdbcTemplate(single).update("insert into mine values (1)");
			assertThatExceptionOfType(CallerTransactionException.class).isThrownBy(migrator::run);
			connection.rollback();
			assertThat(migrator.run().steps()).hasSize(1);
			assertThat(connection.getAutoCommit()).isFalse();
			connection.setAutoCommit(true);
		}
		assertThat(jdbc().queryForObject("select count(*) from mine", Integer.class)).isZero();
	}

}
