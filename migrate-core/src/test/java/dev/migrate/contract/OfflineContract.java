package dev.migrate.contract;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

import dev.migrate.MigrationResult;
import dev.migrate.Migrator;
import dev.migrate.MigratorBuilder;
import dev.migrate.dialect.LockKey;
import dev.migrate.dialect.MigrationSession;
import dev.migrate.dialect.SessionSettings;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.settings.TransactionMode;
import dev.migrate.sql.SqlSplitter;
import dev.migrate.sql.SqlStatement;
import dev.migrate.start.AboveTargetException;
import dev.migrate.start.NonEmptySchemaException;
import dev.migrate.tables.HistoryEntry;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A script leaves exactly what the run leaves: one database is migrated, another one is
 * fed the script, and then they are compared.
 */
public interface OfflineContract extends TestedDatabase {

	/**
	 * The database that is fed the script.
	 * @return a data source that connects anew with each call; its database is empty when
	 * a test begins
	 */
	DataSource scripted();

	/**
	 * Feed the script to that database as people do, by its own client. Without the
	 * client on this machine the test is aborted with that reason.
	 * @param script the file
	 * @throws Exception if the client says that the script failed
	 */
	void runByClient(Path script) throws Exception;

	@Test
	default void scriptRunByClientLeavesWhatTheRunLeaves() {
		compareAll(this::runByClient);
	}

	@Test
	default void scriptRunThroughJdbcLeavesWhatTheRunLeaves() {
		compareAll(this::runThroughJdbc);
	}

	@Test
	default void oneTransactionForAllLeavesTheSame() {
		OfflineRevisions.write(this, false);
		compare(this::runByClient, revisions().transaction(TransactionMode.ALL).build(), "heads", "");
	}

	@Test
	default void partsOfTheWayLeaveTheSame() {
		OfflineRevisions.write(this, true);
		Migrator online = revisions().build();
		compare(this::runByClient, online, OfflineRevisions.TABLES, "");
		compare(this::runByClient, online, "heads", OfflineRevisions.TABLES);
	}

	@Test
	default void stampLeavesTheSame() throws Exception {
		OfflineRevisions.write(this, true);
		Migrator online = revisions().build();
		run(this::runByClient, online.offlineSql().stamp(OfflineRevisions.DATA));
		online.stamp(OfflineRevisions.DATA);
		requireSame();
		run(this::runByClient, online.offlineSql().stamp(OfflineRevisions.DATA + ":heads"));
		online.stamp("heads");
		requireSame();
	}

	@Test
	default void versionTableAloneCanBeCreatedAgainAndAgain() throws Exception {
		OfflineRevisions.write(this, true);
		String script = revisions().build().offlineSql().ensureVersionTable();
		run(this::runByClient, script);
		run(this::runByClient, script);
		assertThat(dialect().inspector(new JdbcTemplate(scripted())).tableNames())
			.containsExactlyInAnyOrder("migrate_history", "migrate_journal", "migrate_version");
		compare(this::runByClient, revisions().build(), "heads", "");
	}

	@Test
	default void startWritesTheScriptOfWhatItWouldRun() {
		OfflineRevisions.write(this, true);
		String script = start((migrator) -> migrator);
		assertThat(script).contains("what a start with target 'heads' would run", "Running upgrade base -> ");
		assertThat(inspected(scripted())).isEmpty();
		revisions().build().run();
		run(this::runByClient, script);
		requireSame();
		assertThat(start((migrator) -> migrator)).endsWith("-- Nothing to do\n");
		assertThatExceptionOfType(AboveTargetException.class)
			.isThrownBy(() -> start((migrator) -> migrator.target(OfflineRevisions.TABLES)));
		revisions().build().downgrade(OfflineRevisions.TABLES);
		run(this::runByClient, start((migrator) -> migrator.target(OfflineRevisions.TABLES).allowDowngrade(true)));
		requireSame();
	}

	@Test
	default void startWritesTheBaselineOfWhatItFinds() {
		OfflineRevisions.write(this, true);
		for (DataSource each : List.of(dataSource(), scripted())) {
			revisions(each).build().upgrade(OfflineRevisions.TABLES);
			new JdbcTemplate(each).execute("drop table migrate_version");
			new JdbcTemplate(each).execute("drop table migrate_history");
		}
		assertThatExceptionOfType(NonEmptySchemaException.class).isThrownBy(() -> start((migrator) -> migrator));
		revisions().baseline(OfflineRevisions.TABLES).build().run();
		run(this::runByClient, start((migrator) -> migrator.baseline(OfflineRevisions.TABLES)));
		requireSame();
	}

	/** Let a start on the second database write what it would run. */
	private String start(UnaryOperator<MigratorBuilder> settings) {
		Path file = files().resolve("start").resolve("script.sql.txt");
		MigrationResult result = settings.apply(revisions(scripted()).sqlOutput(file.toString())).build().run();
		assertThat(result.steps()).isEmpty();
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private void compareAll(Client client) {
		OfflineRevisions.write(this, true);
		Migrator online = revisions().build();
		compare(client, online, "heads", "");
		String script = online.offlineSql().downgrade(OfflineRevisions.LAST + ":base");
		online.downgrade("base");
		run(client, script);
		requireSame();
		assertThat(scripted()).isNotNull();
	}

	private MigratorBuilder revisions() {
		return revisions(dataSource());
	}

	private MigratorBuilder revisions(DataSource dataSource) {
		return builder(dataSource).locations(files().toUri().toString()).scriptSource(OfflineRevisions.inJava());
	}

	/** Upgrade one by running and the other by a script. */
	private void compare(Client client, Migrator online, String target, String from) {
		String script = Migrator.offline(dialect())
			.settings(online.settings())
			.scriptSource(OfflineRevisions.inJava())
			.build()
			.upgrade(from.isEmpty() ? target : from + ":" + target);
		online.upgrade(target);
		run(client, script);
		requireSame();
	}

	private void run(Client client, String script) {
		try {
			Path file = Files.writeString(files().resolve("script.sql.txt"), script);
			client.run(file);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception | AssertionError ex) {
			throw new AssertionError(ex.getMessage() + "\n" + script, ex);
		}
	}

	private void runThroughJdbc(Path script) throws Exception {
		try (Connection connection = scripted().getConnection();
				MigrationSession session = dialect().session(connection,
						new SessionSettings(new LockKey("", "", "offline"), TableName.of("offline_lock"), null,
								Duration.ofMinutes(1), null))) {
			for (SqlStatement statement : new SqlSplitter(dialect().syntax()).split(Files.readString(script), 1,
					null)) {
				if (statement.copyData().isPresent()) {
					session.copy(statement.text(), new StringReader(statement.copyData().get()));
				}
				else {
					new JdbcTemplate(
							new org.springframework.jdbc.datasource.SingleConnectionDataSource(connection, true))
						.execute(statement.text());
				}
			}
		}
	}

	private void requireSame() {
		List<Table> online = inspected(dataSource());
		assertThat(inspected(scripted())).isEqualTo(online);
		for (Table table : online) {
			if (!table.name().name().equals("migrate_history")) {
				assertThat(data(scripted(), table)).as(table.name().name()).isEqualTo(data(dataSource(), table));
			}
		}
		assertThat(history(scripted())).isEqualTo(history(dataSource()));
	}

	/**
	 * The tables, but that of a lock, which a script does not take.
	 */
	private List<Table> inspected(DataSource dataSource) {
		return dialect().inspector(new JdbcTemplate(dataSource))
			.tables(null)
			.stream()
			.filter((table) -> !table.name().name().endsWith("_lock"))
			.map(OfflineContract::withoutNumbers)
			.toList();
	}

	/**
	 * HSQLDB numbers the names that it gives through the whole database.
	 */
	private static Table withoutNumbers(Table table) {
		List<Constraint> constraints = table.constraints()
			.stream()
			.map((constraint) -> String.valueOf(constraint.name()).matches("sys_.*_\\d+") ? constraint.named("sys")
					: constraint)
			.toList();
		return new Table(table.name(), table.columns(), constraints, table.indexes(), table.comment(), table.options());
	}

	private List<List<String>> data(DataSource dataSource, Table table) {
		List<List<String>> rows = new ArrayList<>();
		for (Map<String, Object> row : new JdbcTemplate(dataSource)
			.queryForList("select * from " + dialect().spelling().quote(table.name()) + " order by 1")) {
			rows.add(row.entrySet().stream().map((cell) -> cell.getKey() + "=" + text(cell.getValue())).toList());
		}
		return rows;
	}

	private static String text(Object value) {
		return (value instanceof byte[] bytes) ? Arrays.toString(bytes) : String.valueOf(value);
	}

	private List<String> history(DataSource dataSource) {
		return builder(dataSource).locations(List.of())
			.build()
			.history()
			.stream()
			.map(OfflineContract::withoutTimes)
			.toList();
	}

	private static String withoutTimes(HistoryEntry entry) {
		return entry.rank() + " " + entry.revision() + " " + entry.direction() + " " + entry.description() + " "
				+ entry.type() + " " + entry.script() + " " + entry.checksum() + " " + entry.installedBy() + " "
				+ entry.outcome() + " " + entry.reason();
	}

	/**
	 * One of the two ways into the other database.
	 */
	@FunctionalInterface
	interface Client {

		/**
		 * Run the script on the database that is fed.
		 * @param script the file
		 * @throws Exception if it fails
		 */
		void run(Path script) throws Exception;

	}

}
