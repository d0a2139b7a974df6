package dev.migrate.contract;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.MigratorBuilder;
import dev.migrate.connect.CallerTransactionException;
import dev.migrate.connect.CallerTransactionException.Reason;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.execute.TransactionConflictException;
import dev.migrate.operation.Backfill;
import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import dev.migrate.settings.NonEmptySchema;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What becomes of a transaction of the caller that a run is to join: the caller ends it.
 * Where DDL commits, that cannot be, and is said.
 */
public interface JoinedTransactionContract extends TestedDatabase {

	private void prepare() {
		jdbc().execute("create table mine (id integer primary key)");
		tableRevision("a001", "", "one");
		revision("a002", "a001", "insert into one values (1);", "delete from one;");
	}

	private MigratorBuilder joining(DataSource dataSource) {
		return builderOfFiles(dataSource).onNonEmptySchema(NonEmptySchema.UPGRADE).joinTransaction();
	}

	private void inTransaction(DataSource managed, boolean commit, Runnable work) {
		new TransactionTemplate(new DataSourceTransactionManager(managed)).executeWithoutResult((status) -> {
			work.run();
			if (!commit) {
				status.setRollbackOnly();
			}
		});
	}

	private void callerEndsWhatIsJoined(DataSource managed, DataSource given) {
		prepare();
		Migrator migrator = joining(given).build();
		for (boolean commit : new boolean[] { false, true }) {
			inTransaction(managed, commit, () -> {
				new JdbcTemplate(managed).update("insert into mine values (1)");
				if (dialect().transactionalDdl()) {
					assertThat(migrator.run().steps()).hasSize(2);
					assertThat(migrator.run().steps()).isEmpty();
					assertThat(migrator.history()).hasSize(2);
					migrator.downgrade("a001");
					migrator.upgrade("heads");
				}
				else {
					assertThatExceptionOfType(CallerTransactionException.class).isThrownBy(migrator::run)
						.withMessageContaining("commits each DDL statement")
						.satisfies((failure) -> assertThat(failure.reason()).isEqualTo(Reason.DDL_COMMITS));
				}
			});
			boolean done = commit && dialect().transactionalDdl();
			assertThat(jdbc().queryForObject("select count(*) from mine", Integer.class)).isEqualTo(commit ? 1 : 0);
			assertThat(tables().contains("one")).isEqualTo(done);
			assertThat(tables().contains("migrate_version")).isEqualTo(done);
		}
	}

	@Test
	default void callerEndsTheTransactionThatSpringHasBegun() {
		DataSource dataSource = dataSource();
		callerEndsWhatIsJoined(dataSource, dataSource);
	}

	@Test
	default void callerEndsTheTransactionBehindAProxy() {
		DataSource dataSource = dataSource();
		callerEndsWhatIsJoined(dataSource, new TransactionAwareDataSourceProxy(dataSource));
	}

	@Test
	default void callerEndsTheTransactionOfAConnection() throws SQLException {
		prepare();
		try (Connection connection = dataSource().getConnection()) {
			connection.setAutoCommit(false);
			SingleConnectionDataSource single = new SingleConnectionDataSource(connection, true);
			new JdbcTemplate(single).update("insert into mine values (1)");
			Migrator migrator = joining(single).build();
			if (dialect().transactionalDdl()) {
				assertThat(migrator.upgrade("heads").steps()).hasSize(2);
			}
			else {
				assertThatExceptionOfType(CallerTransactionException.class).isThrownBy(migrator::run);
			}
			assertThat(connection.getAutoCommit()).isFalse();
			connection.rollback();
			connection.setAutoCommit(true);
		}
		assertThat(tables()).doesNotContain("one", "migrate_version");
		assertThat(jdbc().queryForObject("select count(*) from mine", Integer.class)).isZero();
	}

	@Test
	default void withoutATransactionNothingIsJoined() {
		prepare();
		for (DataSource without : List.of(dataSource(), new TransactionAwareDataSourceProxy(dataSource()),
				new NotInAutocommit(dataSource()))) {
			Migrator migrator = joining(without).build();
			assertThatExceptionOfType(CallerTransactionException.class).isThrownBy(migrator::run)
				.withMessageContaining("there is none")
				.satisfies((failure) -> assertThat(failure.reason()).isEqualTo(Reason.NONE_TO_JOIN));
			assertThat(migrator.current()).isEmpty();
		}
		assertThat(tables()).containsExactly("mine");
	}

	@Test
	default void revisionThatFailsIsUndoneAndTheTransactionGoesOn() {
		Assumptions.assumeTrue(dialect().transactionalDdl(), "DDL commits");
		prepare();
		revision("a003", "a002", "insert into one values (2); insert into one values (1);", "");
		DataSource dataSource = dataSource();
		Migrator migrator = joining(dataSource).build();
		inTransaction(dataSource, true, () -> {
			assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(migrator::run)
				.withMessageContaining("rolled back");
			assertThat(migrator.current()).containsExactly("a002");
			new JdbcTemplate(dataSource).update("insert into mine values (1)");
		});
		assertThat(rows()).containsExactly("a002");
		assertThat(jdbc().queryForList("select id from one", Integer.class)).containsExactly(1);
		assertThat(jdbc().queryForObject("select count(*) from mine", Integer.class)).isOne();
	}

	@Test
	default void whatLeavesTheTransactionIsRefused() {
		Assumptions.assumeTrue(dialect().transactionalDdl(), "DDL commits");
		prepare();
		DataSource dataSource = dataSource();
		file("a003.sql",
				"-- revision: a003\n-- down revision: a002\n-- transactional: false\n-- upgrade\ndelete from one;\n");
		inTransaction(dataSource, true, () -> {
			Migrator file = joining(dataSource).build();
			assertThatExceptionOfType(TransactionConflictException.class).isThrownBy(file::run)
				.withMessageContaining("'a003'");
			Migrator block = joining(dataSource).locations(List.of())
				.scriptSource(new MigrationBeans().add(new Leaving()))
				.build();
			assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(block::run)
				.withStackTraceContaining("the caller's is joined");
			new JdbcTemplate(dataSource).update("insert into mine values (1)");
		});
		assertThat(tables()).doesNotContain("left_behind", "one");
		assertThat(jdbc().queryForObject("select count(*) from mine", Integer.class)).isOne();
	}

	@Test
	default void backfillIsOneUpdateOfTheTransaction() {
		Assumptions.assumeTrue(dialect().transactionalDdl(), "DDL commits");
		prepare();
		DataSource dataSource = dataSource();
		Migrator migrator = joining(dataSource).locations(List.of())
			.scriptSource(new MigrationBeans().add(new Filling()))
			.build();
		inTransaction(dataSource, false, () -> {
			migrator.run();
			assertThat(new JdbcTemplate(dataSource).queryForObject("select sum(n) from filled", Integer.class))
				.isEqualTo(14);
		});
		assertThat(tables()).containsExactly("mine");
	}

	/**
	 * As pools can be set: what is not committed is rolled back when a connection is
	 * given back.
	 */
	class NotInAutocommit extends DelegatingDataSource {

		NotInAutocommit(DataSource target) {
			super(target);
		}

		@Override
		public Connection getConnection() throws SQLException {
			Connection connection = super.getConnection();
			connection.setAutoCommit(false);
			return connection;
		}

	}

	/**
	 * Leaves its transaction.
	 */
	@Revision(id = "c0de01")
	class Leaving implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("left_behind", column("id", integer()));
			op.autocommit(() -> op.execute("insert into mine values (7)"));
		}

	}

	/**
	 * Changes data in batches.
	 */
	@Revision(id = "c0de02")
	class Filling implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("filled", column("id", integer()).primaryKey(), column("n", integer()));
			op.execute("insert into filled (id, n) values (1, 0), (2, 0)");
			op.backfill(Backfill.of("filled").key("id").set("n", "7").where("n = 0").batchSize(1));
		}

	}

}
