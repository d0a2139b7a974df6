package dev.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.connect.DatabaseConnectionException;
import dev.migrate.connect.ReadOnlyDatabaseException;
import dev.migrate.contract.TestedDatabase;
import dev.migrate.dialect.FailureKind;
import dev.migrate.settings.Mode;
import dev.migrate.start.PendingRevisionsException;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What MySQL and MariaDB say to accounts that they do not let in, and what we make of it.
 */
interface MySqlAccountContract extends TestedDatabase {

	/** An anonymous user of localhost would go before a user of any host. */
	List<String> ACCOUNTS = List.of("'migrate_refused'@'localhost'", "'migrate_refused'@'%'");

	/**
	 * The URL of the database of this test.
	 * @return the URL, without an account
	 */
	String url();

	@Test
	default void accountThatIsNotLetInIsToldWhatToDo() {
		ACCOUNTS.forEach((account) -> jdbc().execute("create user " + account + " identified by 's3cret'"));
		try {
			tableRevision("a001", "", "one");
			assertRefused("s3cret", "The database refuses the user of 'migrate.url': ").satisfies((ex) -> {
				assertThat(ex.advice().toString()).contains("A database that is not there is refused in the same way.");
				jdbc().execute(ex.advice().toString().replaceAll("(?s).*?`(.*?)`.*", "$1"));
			});
			assertThat(account("s3cret").run().steps()).hasSize(1);
			assertRefused("wr0ng", "The database refuses the user or the password of 'migrate.url': ")
				.satisfies((ex) -> assertThat(ex.advice().toString())
					.startsWith("Correct them. An account is a user and the host that it comes from: there may be none "
							+ "that fits 'migrate_refused'@'"));
			assertRefused("", "The database refuses the user or the password of 'migrate.url': ")
				.satisfies((ex) -> assertThat(ex.advice()).hasToString("Correct them. No password was sent."));
		}
		finally {
			ACCOUNTS.forEach((account) -> jdbc().execute("drop user " + account));
		}
	}

	@Test
	default void accountWithAllItsSessionsIsNotToldThatTheServerIsDown() throws SQLException {
		ACCOUNTS.forEach((account) -> jdbc()
			.execute("create user " + account + " identified by 's3cret' with max_user_connections 1"));
		ACCOUNTS.forEach((account) -> jdbc().execute("grant all on *.* to " + account));
		DataSource source = new DriverManagerDataSource(url(), "migrate_refused", "s3cret");
		Migrator migrator = builderOfFiles(source).connectTimeout(Duration.ZERO).build();
		try (Connection only = source.getConnection()) {
			assertThat(only.isValid(0)).isTrue();
			assertThatExceptionOfType(DatabaseConnectionException.class).isThrownBy(migrator::status)
				.withMessageContaining("max_user_connections")
				.satisfies((ex) -> assertThat(ex.advice().toString()).startsWith("It lets in no more sessions."));
			ACCOUNTS.forEach((account) -> jdbc().execute("alter user " + account + " with max_user_connections 2"));
			assertThat(migrator.status().current()).isEmpty();
		}
		finally {
			ACCOUNTS.forEach((account) -> jdbc().execute("drop user " + account));
		}
	}

	/** An account that may not write where {@code read_only} is set, as ours may. */
	@Test
	default void serverThatIsReadOnlyIsNamedOnlyIfThereIsWork() {
		ACCOUNTS.forEach((account) -> jdbc().execute("create user " + account + " identified by 's3cret'"));
		ACCOUNTS.forEach((account) -> jdbc()
			.execute("grant all on " + jdbc().queryForObject("select database()", String.class) + ".* to " + account));
		tableRevision("a001", "", "one");
		migrator().build().run();
		jdbc().execute("set global read_only = 1");
		try {
			assertThat(account("s3cret").run().steps()).isEmpty();
			tableRevision("a002", "a001", "two");
			assertThatExceptionOfType(ReadOnlyDatabaseException.class).isThrownBy(() -> account("s3cret").run())
				.withMessageContaining("read-only option");
			assertThatExceptionOfType(PendingRevisionsException.class)
				.isThrownBy(() -> refused("s3cret").mode(Mode.VERIFY).build().run());
			assertThat(rows()).containsExactly("a001");
			assertThat(tables()).doesNotContain("two");
		}
		finally {
			jdbc().execute("set global read_only = 0");
		}
		try {
			account("s3cret").run();
			assertThat(rows()).containsExactly("a002");
		}
		finally {
			ACCOUNTS.forEach((account) -> jdbc().execute("drop user " + account));
		}
	}

	/** The same code says of options that files are not read or written. */
	@Test
	default void serverThatReadsNoFilesIsNotReadOnly() {
		String failure = "The server is running with the --%s option so it cannot execute this statement";
		assertThat(dialect().failures().kind(new SQLException(failure.formatted("secure-file-priv"), "HY000", 1290)))
			.isEqualTo(FailureKind.OTHER);
		assertThat(dialect().failures().kind(new SQLException(failure.formatted("super-read-only"), "HY000", 1290)))
			.isEqualTo(FailureKind.READ_ONLY);
	}

	private ThrowableAssertAlternative<DatabaseConnectionException> assertRefused(String password, String description) {
		return assertThatExceptionOfType(DatabaseConnectionException.class).isThrownBy(() -> account(password).run())
			.withMessageStartingWith(description + "Access denied for user 'migrate_refused'@'")
			.satisfies((ex) -> assertThat(ex.refused()).isTrue())
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("s3cret").doesNotContain("wr0ng"));
	}

	private Migrator account(String password) {
		return refused(password).build();
	}

	private MigratorBuilder refused(String password) {
		return builderOfFiles(new DriverManagerDataSource(url(), "migrate_refused", password))
			.dataSourceName("'migrate.url'");
	}

}
