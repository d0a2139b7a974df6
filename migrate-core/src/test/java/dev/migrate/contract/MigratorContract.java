package dev.migrate.contract;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import dev.migrate.MigrationResult;
import dev.migrate.Migrator;
import dev.migrate.MigratorBuilder;
import dev.migrate.execute.MigrationListener;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.execute.jdbc.CallRefusedException;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.Operations;
import dev.migrate.plan.Direction;
import dev.migrate.plan.MigrationPlan;
import dev.migrate.plan.OverlappingRevisionsException;
import dev.migrate.plan.Step;
import dev.migrate.plan.UnknownRevisionException;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.Target;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;
import dev.migrate.settings.NonEmptySchema;
import dev.migrate.sql.ParametersException;
import dev.migrate.start.MigrationStatus.State;
import dev.migrate.start.Resolution;
import dev.migrate.start.ResolutionRefusedException;
import dev.migrate.tables.HistoryEntry;
import dev.migrate.tables.HistoryNotReadableException;
import dev.migrate.tables.OtherTableException;
import dev.migrate.tables.Outcome;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/**
 * What the engine does, on any database.
 */
public interface MigratorContract extends TestedDatabase {

	/**
	 * A data source whose driver sends nothing between two statements by itself.
	 * @return the data source
	 */
	default DataSource silentDataSource() {
		return dataSource();
	}

	/**
	 * Our own tables are written between statements of a revision, which must not notice.
	 */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	default void statementReadsWhatTheOneBeforeItHasLeft(boolean transactional) {
		Map<String, List<String>> expressions = Map.of("sqlite", List.of("last_insert_rowid()", "changes()"), "mysql",
				List.of("last_insert_id()", "row_count()"), "mariadb", List.of("last_insert_id()", "row_count()"),
				"hsqldb", List.of("identity()"), "postgresql", List.of("lastval()"));
		for (String expression : expressions.getOrDefault(dialect().name(), List.of())) {
			boolean counts = expression.contains("change") || expression.contains("row_");
			jdbc().execute("create table two (n integer)");
			jdbc().execute("create table three (n integer)");
			dialect().ddl(new CreateTable(
					Table.of(new TableName(null, "one"),
							List.of(column("id", integer()).autoIncrement(), column("n", integer()), primaryKey("id"))),
					false))
				.forEach((sql) -> jdbc().execute(sql.text()));
			jdbc().execute("insert into one (n) values (1), (2), (3), (4)");
			file("a001.sql", """
					-- revision: a001
					-- transactional: %s
					-- upgrade
					insert into one (n) values (5);
					insert into one (n) values (5);
					insert into one (n) values (5);
					%s;
					insert into two values (%s);
					insert into three values (%s);
					""".formatted(transactional, counts ? "update one set n = 6" : "insert into one (n) values (5)",
					expression, expression));
			Migrator migrator = builderOfFiles(silentDataSource()).onNonEmptySchema(NonEmptySchema.UPGRADE).build();
			if (expression.equals("row_count()") && !transactional) {
				assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(migrator::run)
					.withMessageContaining("at statement 5 (a001.sql:8, insert into two values (row_count()))")
					.withMessageContaining("asks what the statement before it has done, but that was committed")
					.withMessageContaining("so statements 1–4 stay applied");
				continue;
			}
			migrator.run();
			assertThat(jdbc().queryForObject("select n from two", Integer.class)).as(expression)
				.isEqualTo(counts ? 7 : 8);
			assertThat(jdbc().queryForObject("select n from three", Integer.class)).as(expression)
				.isEqualTo((counts || dialect().name().equals("sqlite")) ? 1 : 8);
			tables().forEach((table) -> jdbc().execute("drop table " + table));
		}
	}

	@Test
	default void upgradeRunsAllRevisionsAndRecordsThem() {
		MigrationResult result = shop().build().run();
		assertThat(result.steps()).extracting((step) -> step.revision().id())
			.containsExactlyInAnyOrder("1975ea83b712", ShopRevisions.EMAIL, ShopRevisions.EMAIL_REQUIRED,
					ShopRevisions.ADDRESSES, ShopRevisions.FULL_NAME, ShopRevisions.MERGE);
		assertThat(rows()).containsExactly(ShopRevisions.MERGE);
		assertThat(tables()).contains("users", "addresses", "migrate_version", "migrate_history");
		List<HistoryEntry> history = shop().build().history();
		assertThat(history).extracting(HistoryEntry::rank).containsExactly(1, 2, 3, 4, 5, 6);
		assertThat(history).extracting(HistoryEntry::direction).containsOnly(Direction.UPGRADE);
		assertThat(history.get(0).script()).isEqualTo(ShopRevisions.CreateUsers.class.getName());
	}

	@Test
	default void upgradeOfMergeLeavesOneRowAndDowngradeBothBranches() {
		Migrator migrator = shop().build();
		migrator.upgrade("heads");
		migrator.downgrade(ShopRevisions.ADDRESSES);
		assertThat(rows()).containsExactly(ShopRevisions.ADDRESSES, ShopRevisions.FULL_NAME);
		migrator.downgrade("1975ea83b712");
		assertThat(rows()).containsExactly("1975ea83b712");
		migrator.downgrade("base");
		assertThat(rows()).isEmpty();
		assertThat(tables()).containsExactlyInAnyOrderElementsOf(ownTables());
	}

	@Test
	default void oneStepDownUndoesWhatWasAppliedLast() {
		Migrator migrator = shop().build();
		migrator.upgrade("heads");
		assertThat(migrator.planDowngrade("-1")).hasToString("downgrade " + ShopRevisions.MERGE);
		migrator.downgrade("-1");
		assertThat(rows()).containsExactly(ShopRevisions.ADDRESSES, ShopRevisions.FULL_NAME);
		List<HistoryEntry> history = migrator.history();
		String last = history.get(history.size() - 3).revision();
		assertThat(migrator.downgrade("-1").steps()).hasToString("[downgrade " + last + "]");
	}

	/**
	 * The tables that are left when nothing is applied.
	 * @return their names, sorted
	 */
	default List<String> ownTables() {
		return List.of("migrate_history", "migrate_journal", "migrate_version");
	}

	@Test
	default void revisionUsesTheConnectionButDoesNotEndIt() {
		beans(new PlainJdbc()).run();
		assertThat(jdbc().queryForList("select name from plain order by id", String.class)).containsExactly("bound",
				"one", "two");
	}

	@Test
	default void parametersAndValuesHaveToMatch() {
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> beans(new Mistyped()).run())
			.havingCause()
			.isInstanceOf(ParametersException.class)
			.withMessageContaining("asks for ':name', for which there is no value")
			.withMessageContaining("values for ':nmae', which the SQL does not ask for");
	}

	@Revision(id = "9a1d00000001")
	class PlainJdbc implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("plain", column("id", integer()).notNull(), column("name", varchar(50)), primaryKey("id"));
			op.execute("insert into plain (id, name) values (:id, :name)", Map.of("id", 0, "name", "bound"));
			Connection connection = op.connection();
			assertThatExceptionOfType(CallRefusedException.class).isThrownBy(connection::commit);
			assertThatExceptionOfType(CallRefusedException.class).isThrownBy(connection::rollback);
			assertThatExceptionOfType(CallRefusedException.class).isThrownBy(connection::close);
			assertThatExceptionOfType(CallRefusedException.class).isThrownBy(() -> connection.setAutoCommit(true))
				.withMessageContaining("'setAutoCommit' was called");
			try (PreparedStatement statement = connection
				.prepareStatement("insert into plain (id, name) values (?, ?)")) {
				for (String name : List.of("one", "two")) {
					statement.setInt(1, name.equals("one") ? 1 : 2);
					statement.setString(2, name);
					statement.addBatch();
				}
				statement.executeBatch();
				assertThat(statement.getConnection()).isSameAs(connection);
				assertThat(connection.getMetaData().getConnection()).isSameAs(connection);
				assertThat(connection.unwrap(Connection.class)).isSameAs(connection);
				try (Statement query = connection.createStatement();
						ResultSet rows = query.executeQuery("select name from plain")) {
					assertThat(rows.getStatement().getConnection()).isSameAs(connection);
				}
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public void downgrade(Operations op) {
			op.dropTable("plain");
		}

	}

	@Revision(id = "9a1d00000002")
	class Mistyped implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("select ':x' where 1 = :name", Map.of("nmae", 1));
		}

	}

	@Test
	default void stampRecordsWithoutRunning() {
		Migrator migrator = shop().build();
		migrator.stamp(ShopRevisions.EMAIL);
		assertThat(rows()).containsExactly(ShopRevisions.EMAIL);
		assertThat(tables()).containsExactlyInAnyOrderElementsOf(ownTables());
		jdbc().update("insert into migrate_version (version_num) values ('gone')");
		assertThatExceptionOfType(UnknownRevisionException.class).isThrownBy(() -> migrator.stamp(ShopRevisions.MERGE));
		migrator.stamp(List.of(ShopRevisions.MERGE), true);
		assertThat(rows()).containsExactly(ShopRevisions.MERGE);
		assertThat(migrator.history()).extracting(HistoryEntry::direction).containsOnly(Direction.STAMP);
		migrator.stamp("base");
		assertThat(rows()).isEmpty();
	}

	@Test
	default void plansChangeNothing() {
		Migrator migrator = shop().build();
		assertThat(migrator.plan().steps()).hasSize(6);
		assertThat(migrator.planUpgrade("+2")).hasToString("upgrade 1975ea83b712, upgrade 27c6a30d7c24");
		assertThat(migrator.planStamp(List.of("heads"), false).rowsAfter()).containsExactly(ShopRevisions.MERGE);
		assertThat(tables()).isEmpty();
		migrator.upgrade(ShopRevisions.EMAIL);
		assertThat(migrator.planDowngrade("-1")).hasToString("downgrade 27c6a30d7c24");
		assertThat(migrator.current()).containsExactly(ShopRevisions.EMAIL);
	}

	@Test
	default void severalTargetsAreReachedInOneRun() {
		Migrator migrator = shop().build();
		MigrationResult up = migrator.upgrade(ShopRevisions.ADDRESSES, ShopRevisions.FULL_NAME);
		assertThat(up.from()).isEmpty();
		assertThat(up.to()).containsExactly(ShopRevisions.ADDRESSES, ShopRevisions.FULL_NAME);
		assertThat(rows()).containsExactlyElementsOf(up.to());
		MigrationResult down = migrator.downgrade(Target.parse("billing@-1"), Target.parse("names@-1"));
		assertThat(down.steps()).extracting((step) -> step.revision().id())
			.containsExactlyInAnyOrder(ShopRevisions.ADDRESSES, ShopRevisions.FULL_NAME);
		assertThat(down.from()).isEqualTo(up.to());
		assertThat(down.to()).isEqualTo(rows()).containsExactly(ShopRevisions.EMAIL_REQUIRED);
		assertThat(migrator.upgrade("1975ea83b712").to()).containsExactly(ShopRevisions.EMAIL_REQUIRED);
		assertThat(migrator.history(2)).isEqualTo(migrator.history().subList(5, 7));
	}

	@Test
	default void targetsThatContradictEachOtherAreRefusedBeforeAnythingIsChanged() {
		Migrator migrator = shop().build();
		assertThatExceptionOfType(OverlappingRevisionsException.class)
			.isThrownBy(() -> migrator.upgrade("1975ea83b712", ShopRevisions.EMAIL));
		assertThat(tables()).doesNotContain("users");
		migrator.upgrade(ShopRevisions.EMAIL);
		assertThatExceptionOfType(OverlappingRevisionsException.class)
			.isThrownBy(() -> migrator.downgrade("1975ea83b712", ShopRevisions.EMAIL));
		assertThatIllegalArgumentException().isThrownBy(() -> migrator.upgrade(new String[0]))
			.withMessage("'targets' must name at least one target");
		assertThatIllegalArgumentException().isThrownBy(() -> migrator.stamp(List.of(), true));
		assertThatIllegalArgumentException().isThrownBy(() -> migrator.history(0));
		assertThat(rows()).containsExactly(ShopRevisions.EMAIL);
	}

	@Test
	default void saysWhereTheDatabaseIs() {
		Migrator migrator = shop().build();
		migrator.upgrade(ShopRevisions.EMAIL);
		jdbc().update("insert into migrate_version (version_num) values ('gone')");
		assertThat(migrator.unknownRows()).containsExactly("gone");
		assertThat(migrator.currentRevisions()).extracting(RevisionNode::id).containsExactly(ShopRevisions.EMAIL);
		assertThat(migrator.applied()).containsExactly("1975ea83b712", ShopRevisions.EMAIL);
		assertThat(migrator.position("heads").unknown()).containsExactly("gone");
		jdbc().update("delete from migrate_version where version_num = 'gone'");
		assertThat(migrator.position("1975ea83b712").above()).extracting(RevisionNode::id)
			.containsExactly(ShopRevisions.EMAIL);
		assertThat(migrator.find("gone")).isEmpty();
		assertThat(migrator.find(ShopRevisions.EMAIL)).get()
			.extracting(RevisionNode::message)
			.isEqualTo("Add email column");
		assertThat(migrator.schema().tables()).extracting((table) -> table.name().name()).containsExactly("users");
	}

	@Test
	default void relativeTargetsCountFromTheDatabase() {
		Migrator migrator = shop().build();
		migrator.upgrade("+1");
		migrator.upgrade("+1");
		assertThat(rows()).containsExactly(ShopRevisions.EMAIL);
		migrator.downgrade("-1");
		assertThat(rows()).containsExactly("1975ea83b712");
		assertThat(tables()).contains("users");
	}

	@Test
	default void revisionIsDescribedWithoutBeingRun() {
		assertThat(shop().build().describe(ShopRevisions.EMAIL)).containsExactly("add column users.email (varchar(50))",
				"create index ix_users_email on users (email)");
		assertThat(shop().build().describe(ShopRevisions.FULL_NAME)).hasSize(3)
			.last(InstanceOfAssertFactories.STRING)
			.contains("op.jdbc()");
		assertThat(tables()).isEmpty();
	}

	@Test
	default void listenersAreToldWhatHappens() {
		List<String> events = new ArrayList<>();
		MigrationListener listener = new MigrationListener() {

			@Override
			public void beforeRun(MigrationPlan plan) {
				events.add("begin " + plan.steps());
			}

			@Override
			public void beforeStep(Step step) {
				events.add("before " + step);
			}

			@Override
			public void afterStep(Step step, Duration elapsed) {
				events.add("after " + step);
			}

			@Override
			public void afterRun(List<Step> steps) {
				events.add("end " + steps);
			}

		};
		shop().target("+1").listener(listener).build().run();
		assertThat(events).containsExactly("begin [upgrade 1975ea83b712]", "before upgrade 1975ea83b712",
				"after upgrade 1975ea83b712", "end [upgrade 1975ea83b712]");
		events.clear();
		shop().target("1975ea83b712").listener(listener).build().run();
		assertThat(events).as("nothing is to do").isEmpty();
	}

	@Test
	default void historyTellsWhoAndWhenByTheClockOfTheDatabase() {
		shop().target("+1").installedBy("shop_ddl").build().run();
		HistoryEntry entry = shop().build().history().get(0);
		assertThat(entry.installedBy()).isEqualTo("shop_ddl");
		assertThat(entry.installedOn()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
		assertThat(entry.description()).isEqualTo("Create users");
		assertThat(entry.type()).isEqualTo("JAVA");
		assertThat(entry.outcome()).isEqualTo(Outcome.APPLIED);
	}

	@Test
	default void historyTellsWhereAndWhyOfAllThatIsDone() {
		tableRevision("a001", "", "one");
		String reason = "SHOP-7 'ü' \\";
		migrator().installedReason(reason).build().upgrade("heads");
		revision("a001", "", "create table one (id integer)", "drop table one");
		Migrator migrator = migrator().installedReason(reason).build();
		assertThat(migrator.acceptChanges()).hasSize(1);
		migrator.stamp("base");
		migrator.stamp("heads");
		migrator.downgrade("base");
		List<HistoryEntry> history = migrator.history();
		assertThat(history).hasSize(5);
		assertThat(history).extracting(HistoryEntry::reason).containsOnly(Optional.of(reason));
		assertThat(history).extracting(HistoryEntry::host)
			.doesNotContain(Optional.empty())
			.containsOnly(history.get(0).host());
		assertThat(jdbc().queryForList("select format from migrate_history", Integer.class)).containsOnly(1);
	}

	@Test
	default void withoutHistoryRunsGoOnAllTheSame() {
		tableRevision("a001", "", "one");
		MigratorBuilder builder = migrator().history(false);
		builder.build().run();
		revision("a002", "a001", "create table two (id integer primary key);\ninsert into nowhere values (1);", "");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> builder.build().run());
		revision("a002", "a001", "create table two (id integer primary key);\ninsert into two values (1);",
				"drop table two;");
		revision("a001", "", "create table one (id integer primary key, edited integer);", "drop table one;");
		Migrator migrator = builder.build();
		assertThat(migrator.run().steps()).hasSize(1);
		assertThat(jdbc().queryForList("select id from two", Integer.class)).containsExactly(1);
		assertThat(migrator.status().state()).isEqualTo(State.UP_TO_DATE);
		assertThat(migrator.changedRevisions()).isEmpty();
		migrator.downgrade("-1");
		migrator.stamp("heads");
		migrator.ensureVersionTable();
		assertThat(migrator.history()).isEmpty();
		assertThat(migrator.history(1)).isEmpty();
		assertThatExceptionOfType(ResolutionRefusedException.class)
			.isThrownBy(() -> migrator.resolve("a002", Resolution.APPLIED));
		assertThat(tables()).contains("one", "migrate_version", "migrate_journal").doesNotContain("migrate_history");
		tableRevision("a003", "a002", "three");
		assertThat(migrator().build().run().steps()).hasSize(1);
		assertThat(migrator().build().history()).extracting(HistoryEntry::revision).containsExactly("a003");
	}

	@Test
	default void holderOfTheLockIsNamedWhileItIsHeld() {
		List<Optional<String>> holders = new ArrayList<>();
		Migrator watching = migrator().build();
		assertThat(watching.lockHolder()).isEmpty();
		beans(new AskingForTheHolder(holders, watching)).upgrade("heads");
		assertThat(holders).singleElement().satisfies((holder) -> assertThat(holder.orElseThrow()).startsWith("pid "));
		assertThat(watching.lockHolder()).isEmpty();
	}

	/**
	 * Asks while it runs.
	 */
	@Revision(id = "a5ced")
	class AskingForTheHolder implements Migration {

		private final List<Optional<String>> holders;

		private final Migrator migrator;

		AskingForTheHolder(List<Optional<String>> holders, Migrator migrator) {
			this.holders = holders;
			this.migrator = migrator;
		}

		@Override
		public void upgrade(Operations op) {
			this.holders.add(this.migrator.lockHolder());
		}

	}

	@Test
	default void databaseOfNoRevisionsIsWhereItShallBe() {
		Migrator migrator = migrator().build();
		assertThat(migrator.run().steps()).isEmpty();
		assertThat(migrator.status().state()).isEqualTo(State.UP_TO_DATE);
	}

	@Test
	default void reasonThatIsTooLongIsCut() {
		shop().target("+1").installedReason("x".repeat(2000)).build().run();
		assertThat(shop().build().history().get(0).reason()).hasValue("x".repeat(1000));
	}

	@Test
	default void otherTableIsTakenForNoneOfOurs() {
		jdbc().execute("create table orders (id integer primary key, outcome varchar(20))");
		MigratorBuilder builder = shop().onNonEmptySchema(NonEmptySchema.UPGRADE);
		assertThatExceptionOfType(OtherTableException.class)
			.isThrownBy(() -> builder.historyTable("orders").build().run())
			.withMessageStartingWith("The history '")
			.withMessageContaining("orders' lacks the columns 'installed_rank', 'revision', ")
			.withMessageContaining("'MigratorBuilder.historyTable(…)'")
			.satisfies((ex) -> assertThat(ex.table().name()).isEqualTo("orders"));
		assertThatExceptionOfType(OtherTableException.class)
			.isThrownBy(() -> builder.historyTable("other_history").versionTable("orders").build().run())
			.withMessageContaining("orders' lacks the column 'version_num'.")
			.satisfies((ex) -> assertThat(ex.missing()).containsExactly("version_num"));
		assertThat(shop().build().schema().table(TableName.of("orders")).orElseThrow().columns()).hasSize(2);
	}

	@Test
	default void rowThatNoBuildLikeThisWritesIsNamed() {
		shop().target("+1").build().run();
		Map<String, String> changes = new LinkedHashMap<>();
		changes.put("direction = 'sideways'", "has 'sideways' for 'direction'");
		changes.put("outcome = 'perhaps'", "has 'perhaps' for 'outcome'");
		changes.put("format = 9", "has the form 9");
		changes.forEach((change, named) -> {
			jdbc().update("update migrate_history set direction = 'upgrade', outcome = 'applied'");
			jdbc().update("update migrate_history set " + change);
			assertThatExceptionOfType(HistoryNotReadableException.class).as(change)
				.isThrownBy(() -> shop().build().history())
				.withMessageContaining("Row 1 of the history 'migrate_history' " + named);
		});
		assertThat(shop().build().status().current()).hasSize(1);
		assertThat(shop().build().run().steps()).hasSize(5);
	}

	@Test
	default void lostHistoryIsBegunAnew() {
		shop().target("+1").build().run();
		jdbc().execute("drop table migrate_history");
		assertThat(shop().build().history()).isEmpty();
		shop().build().run();
		assertThat(rows()).containsExactly(ShopRevisions.MERGE);
		assertThat(shop().build().history()).hasSize(5);
	}

	@Test
	default void placeholdersAreFilledIn() {
		revision("a001", "", "create table ${prefix}_one (id integer primary key);", "");
		migrator().placeholders(Map.of("prefix", "shop")).build().run();
		assertThat(tables()).contains("shop_one");
	}

	@Test
	default void upgradeOfOneBranchLeavesOthersAlone() {
		shop().target(ShopRevisions.ADDRESSES).build().run();
		assertThat(rows()).containsExactly(ShopRevisions.ADDRESSES);
		shop().target("5e7a").build().run();
		assertThat(rows()).containsExactly(ShopRevisions.ADDRESSES, ShopRevisions.FULL_NAME);
	}

}
