package dev.migrate.test;

import java.lang.reflect.AnnotatedElement;
import java.util.stream.Stream;

import dev.migrate.Migrator;
import dev.migrate.test.MigrationTestExtension.Opened;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import dev.migrate.test.revisions.CreatePeople;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MigrationTest}.
 */
@MigrationTest(from = "a1", to = "b2", locations = MigrationTestTests.LOCATION)
class MigrationTestTests {

	static final String LOCATION = "classpath:dev/migrate/test/revisions";

	@BeforeAll
	static void nothingHasRun() {
		CreatePeople.RUNS.clear();
	}

	@AfterAll
	static void revisionsHaveRunOnce() {
		assertThat(CreatePeople.RUNS.get("h2")).hasValue(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Ada Byron", "Alan Turing", "Max Planck" })
	void rowsGoAlong(String name, MigrationDatabase database) {
		rowsGoAlong(database, name);
	}

	private static void rowsGoAlong(MigrationDatabase database, String name) {
		assertThat(database.migrator().current()).containsExactly("a1");
		database.jdbc().sql("insert into people (name) values (?)").param(name).update();
		assertThat(database.upgrade().steps()).hasSize(1);
		assertThat(database.jdbc().sql("select family from people").query(String.class).list())
			.containsExactly(name.substring(4));
		database.downgrade();
		assertThat(database.migrator().current()).containsExactly("a1");
		assertThat(database.jdbc().sql("select name from people").query(String.class).list()).containsExactly(name);
	}

	@Nested
	class Inside {

		@Test
		void annotationAroundCounts(MigrationDatabase database) {
			rowsGoAlong(database, "Ada Byron");
		}

	}

	@Nested
	class ByConstructor {

		private final MigrationDatabase database;

		ByConstructor(MigrationDatabase database) {
			this.database = database;
		}

		@ParameterizedTest
		@ValueSource(strings = { "Ada Byron", "Alan Turing" })
		void eachTestHasItsOwn(String name, MigrationDatabase same) {
			assertThat(same).isSameAs(this.database);
			rowsGoAlong(this.database, name);
		}

	}

	@Nested
	@TestInstance(Lifecycle.PER_CLASS)
	class BeforeAllTests {

		@RegisterExtension
		static final BeforeAllFailure FAILURE = new BeforeAllFailure();

		@BeforeAll
		void rowsForAll(MigrationDatabase database) {
			database.jdbc().sql("insert into people (name) values ('Ada Byron')").update();
		}

		@Test
		void getNone() {
			assertThat(FAILURE.told).rootCause()
				.isInstanceOf(ExtensionConfigurationException.class)
				.hasMessageStartingWith("@MigrationTest(from = \"a1\", to = \"b2\") on ")
				.hasMessageContaining("There is a database for each test, and 'rowsForAll' asks for one that all tests "
						+ "of the class would share.");
		}

	}

	@TestFactory
	Stream<DynamicTest> databasesAreMadeBesideThatOfTheUrl() {
		return Stream
			.of(TestDatabases.postgresql(), TestDatabases.sqlite(), TestDatabases.mariadb(), TestDatabases.hsqldb())
			.map((server) -> DynamicTest.dynamicTest(server.toString(), () -> madeBeside(server)));
	}

	private void madeBeside(TestDatabaseServer server) throws Exception {
		try (TestDatabase beside = server.create()) {
			System.setProperty("people.url", beside.url());
			System.setProperty("people.user", beside.user());
			System.setProperty("people.password", beside.password());
			String dialect = "";
			for (int i = 0; i < 2; i++) {
				try (Opened opened = open(Elsewhere.class)) {
					dialect = opened.database().migrator().dialectName();
					rowsGoAlong(opened.database(), "Ada Byron");
				}
			}
			boolean copied = dialect.equals("postgresql") || dialect.equals("sqlite");
			assertThat(CreatePeople.RUNS.get(dialect)).hasValue(copied ? 1 : 2);
			assertThat(Migrator.builder(beside.dataSource()).build().current()).isEmpty();
		}
	}

	@Test
	@MigrationTest(locations = MigrationTestTests.LOCATION)
	void annotationOfTheMethodGoesFirst(MigrationDatabase database) {
		assertThat(database.migrator().current()).isEmpty();
		CreatePeople.RUNS.get("h2").decrementAndGet();
		assertThat(database.upgrade().steps()).hasSize(2);
		database.downgrade();
		assertThat(database.migrator().current()).isEmpty();
	}

	@Test
	void unknownRevisionIsNamedWithTheAnnotation() {
		assertThatFailureOf(UnknownFrom.class).withMessageContainingAll(
				"@MigrationTest(from = \"zz\", to = \"heads\") on ", "UnknownFrom", "There is no revision 'zz'");
		assertThatFailureOf(UnknownTo.class).withMessageContainingAll("to = \"yy\"", "UnknownTo",
				"There is no revision 'yy'");
	}

	@Test
	void targetThatIsAppliedAlreadyIsRefused() {
		assertThatFailureOf(TheWrongWayRound.class).withMessageContaining(
				"Nothing would be upgraded: 'a1' is applied where the database is at 'b2'. Name a revision in 'to'");
	}

	@Test
	void databaseThatIsNotKnownIsRefusedWithoutItsPassword() {
		assertThatFailureOf(Oracle.class)
			.withMessageContaining("No databases can be made beside 'jdbc:oracle:thin:@db:1521/shop'. Known are")
			.withMessageNotContaining("secret");
	}

	@Test
	void accountThatMayMakeNoDatabasesIsRefused() {
		try (TestDatabase database = TestDatabases.postgresql().create()) {
			JdbcClient jdbc = JdbcClient.create(database.dataSource());
			jdbc.sql("create role no_databases login password 'people'").update();
			System.setProperty("people.url", database.url());
			System.setProperty("people.user", "no_databases");
			System.setProperty("people.password", "people");
			assertThatFailureOf(Elsewhere.class).withMessageContainingAll(
					"Elsewhere: No database can be made beside 'jdbc:postgresql://",
					"permission denied to create database");
			jdbc.sql("drop role no_databases").update();
		}
	}

	private static ThrowableAssertAlternative<ExtensionConfigurationException> assertThatFailureOf(
			AnnotatedElement element) {
		return assertThatExceptionOfType(ExtensionConfigurationException.class).isThrownBy(() -> open(element));
	}

	private static Opened open(AnnotatedElement element) {
		return MigrationTestExtension.open(MigrationTestExtension.annotated(element).orElseThrow());
	}

	@MigrationTest(from = "a1", locations = LOCATION, url = "${people.url}", user = "${people.user}",
			password = "${people.password}")
	private static final class Elsewhere {

	}

	@MigrationTest(from = "zz", locations = LOCATION)
	private static final class UnknownFrom {

	}

	@MigrationTest(from = "a1", to = "yy", locations = LOCATION)
	private static final class UnknownTo {

	}

	@MigrationTest(from = "b2", to = "a1", locations = LOCATION, url = "jdbc:hsqldb:mem:people")
	private static final class TheWrongWayRound {

	}

	@MigrationTest(url = "jdbc:oracle:thin:@db:1521/shop?password=secret")
	private static final class Oracle {

	}

	/**
	 * Lets the tests run after what went wrong before all of them.
	 */
	private static final class BeforeAllFailure implements LifecycleMethodExecutionExceptionHandler {

		private @Nullable Throwable told;

		@Override
		public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable throwable) {
			this.told = throwable;
		}

	}

}
