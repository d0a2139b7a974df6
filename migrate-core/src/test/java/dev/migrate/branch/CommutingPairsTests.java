package dev.migrate.branch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.connect.KnownDialects;
import dev.migrate.contract.CodeScript;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.LiveObject;
import dev.migrate.error.MigrateException;
import dev.migrate.operation.Operations;
import dev.migrate.operation.Recording;
import dev.migrate.revision.RevisionNode;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.script.Scripts;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pairs of revisions from a table, run in both orders on real databases: where they are
 * said to commute, both orders run and leave the same tables with the same rows, and
 * where they are said to conflict, they do not, but for one in fifty. A revision that
 * does not run alone is in no pair. Pairs come from a seed ({@code migrate.test.seed}),
 * so many for each database, or {@code migrate.test.times} as many;
 * {@code migrate.test.kind} chooses databases by a pattern.
 */
class CommutingPairsTests {

	private static final Logger logger = LoggerFactory.getLogger(CommutingPairsTests.class);

	private static final String FAILED = "failed";

	private static final long SEED = Long.getLong("migrate.test.seed", 21);

	static List<Kind> kinds() {
		return Stream.of(new Kind("H2", TestDatabases.h2(), 60), new Kind("SQLite", TestDatabases.sqlite(), 12),
				new Kind("HSQLDB", TestDatabases.hsqldb(), 30), new Kind("PostgreSQL", TestDatabases.postgresql(), 30),
				new Kind("MariaDB", TestDatabases.mariadb(), 4), new Kind("MySQL", TestDatabases.mysql(), 4))
			.filter((kind) -> kind.name().matches(System.getProperty("migrate.test.kind", ".*")))
			.toList();
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void verdictIsRightInBothOrders(Kind kind) throws SQLException {
		Map<String, Consumer<Operations>> revisions = OperationTable.all();
		Map<String, Boolean> alone = new HashMap<>();
		try (Trial trial = new Trial(kind.server())) {
			Tally tally = new Tally();
			int left = kind.pairs() * Integer.getInteger("migrate.test.times", 1);
			for (List<String> pair : pairs(List.copyOf(revisions.keySet()))) {
				if (left > 0 && pair.stream()
					.allMatch((name) -> alone.computeIfAbsent(name,
							(tried) -> !trial.state(List.of(revisions.get(tried))).equals(FAILED)))) {
					Consumer<Operations> one = revisions.get(pair.get(0));
					Consumer<Operations> other = revisions.get(pair.get(1));
					String first = trial.state(List.of(one, other));
					String second = first.equals(FAILED) ? FAILED : trial.state(List.of(other, one));
					tally.add(pair, verdict(trial, one, other), first, second);
					left--;
				}
			}
			assertThat(left).isZero();
			logger.info("{}: {}", kind, tally);
			tally.wrong.forEach((wrong) -> logger.info("wrong {}", wrong));
			tally.falseConflicts.forEach((wrong) -> logger.info("false {}", wrong));
			assertThat(tally.wrong).as("%s, false: %s", tally, tally.falseConflicts).isEmpty();
			assertThat(tally.falseConflicts.size()).as("%s", tally.falseConflicts)
				.isLessThanOrEqualTo(tally.commuting / 50);
		}
	}

	private static List<List<String>> pairs(List<String> names) {
		List<List<String>> all = new ArrayList<>();
		for (int i = 0; i < names.size(); i++) {
			for (int j = i + 1; j < names.size(); j++) {
				all.add(List.of(names.get(i), names.get(j)));
			}
		}
		Collections.shuffle(all, new Random(SEED));
		return all;
	}

	private static BranchVerdict verdict(Trial trial, Consumer<Operations> one, Consumer<Operations> other) {
		Scripts scripts = Scripts.of(List.of(new CodeScript(RevisionNode.of("b0"), trial.base()),
				new CodeScript(RevisionNode.of("one1", "b0"), one),
				new CodeScript(RevisionNode.of("two2", "b0"), other)));
		return new Branches(scripts, trial.dialect).ofHeads().get(0);
	}

	/**
	 * A kind of database.
	 *
	 * @param name its name
	 * @param server where databases are made
	 * @param pairs how many pairs are run
	 */
	record Kind(String name, TestDatabaseServer server, int pairs) {

		@Override
		public String toString() {
			return this.name;
		}

	}

	/**
	 * Counts verdicts.
	 */
	private static final class Tally {

		private final List<String> wrong = new ArrayList<>();

		private final List<String> falseConflicts = new ArrayList<>();

		private int commuting;

		private int told;

		private int conflicts;

		private int unknown;

		void add(List<String> pair, BranchVerdict verdict, String first, String second) {
			boolean same = !first.equals(FAILED) && first.equals(second);
			this.commuting += same ? 1 : 0;
			switch (verdict.outcome()) {
				case COMMUTE -> {
					this.told++;
					if (!same) {
						this.wrong.add(pair + " do not commute: " + difference(first, second));
					}
				}
				case CONFLICT -> {
					this.conflicts++;
					if (same) {
						this.falseConflicts.add(pair + ": " + verdict.findings());
					}
				}
				case UNKNOWN -> {
					this.unknown++;
					if (Boolean.getBoolean("migrate.test.unknown")) {
						logger.info("unknown {} ({}): {}", pair, same ? "commute" : "conflict", verdict.findings());
					}
				}
			}
		}

		private static String difference(String first, String second) {
			List<String> one = first.lines().toList();
			List<String> other = second.lines().toList();
			return one.stream().filter((line) -> !other.contains(line)).toList() + " against "
					+ other.stream().filter((line) -> !one.contains(line)).toList();
		}

		@Override
		public String toString() {
			return this.told + " of " + this.commuting + " that commute are told, " + this.conflicts + " conflicts, "
					+ this.falseConflicts.size() + " of them false, " + this.unknown + " cannot be told";
		}

	}

	/**
	 * Tries revisions, each time on a database as it was in the beginning.
	 */
	private static final class Trial implements AutoCloseable {

		private final TestDatabaseServer server;

		private final Dialect dialect;

		private final List<Consumer<Operations>> base = new ArrayList<>(List.of(OperationTable::base));

		private final Optional<Connection> rolledBack;

		private final TestDatabase database;

		Trial(TestDatabaseServer server) throws SQLException {
			this.server = server;
			this.database = server.create();
			Connection connection = this.database.dataSource().getConnection();
			this.dialect = KnownDialects.OURS.detect(connection);
			for (Consumer<Operations> each : OperationTable.more()) {
				this.base.add(each);
				try (TestDatabase tried = server.create(); Connection alone = tried.dataSource().getConnection()) {
					begin(alone);
				}
				catch (DataAccessException | MigrateException ex) {
					this.base.remove(each);
				}
			}
			begin(connection);
			if (this.dialect.name().equals("postgresql")) {
				connection.setAutoCommit(false);
				this.rolledBack = Optional.of(connection);
			}
			else {
				connection.close();
				this.rolledBack = Optional.empty();
			}
		}

		Consumer<Operations> base() {
			return (op) -> this.base.forEach((each) -> each.accept(op));
		}

		String state(List<Consumer<Operations>> revisions) {
			try {
				if (this.rolledBack.isPresent()) {
					try {
						run(this.rolledBack.get(), revisions);
						return describe(this.rolledBack.get());
					}
					finally {
						this.rolledBack.get().rollback();
						restart(this.rolledBack.get());
					}
				}
				try (TestDatabase fresh = this.server.create();
						Connection connection = fresh.dataSource().getConnection()) {
					begin(connection);
					run(connection, revisions);
					return describe(connection);
				}
			}
			catch (DataAccessException | MigrateException ex) {
				return FAILED;
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

		/**
		 * No transaction gives back what a sequence has given.
		 */
		private static void restart(Connection connection) throws SQLException {
			new JdbcTemplate(new SingleConnectionDataSource(connection, true)).execute("alter sequence sq restart");
			connection.commit();
		}

		private boolean isServerOfSchemas() {
			return this.dialect.names().contains("mysql");
		}

		/**
		 * A schema of MariaDB is a database of the server, and outlives the one of the
		 * test.
		 */
		private void begin(Connection connection) {
			if (isServerOfSchemas()) {
				JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
				jdbc.execute("drop schema if exists app");
				jdbc.execute("drop schema if exists more");
			}
			run(connection, this.base);
		}

		private void run(Connection connection, List<Consumer<Operations>> revisions) {
			JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			for (Consumer<Operations> revision : revisions) {
				Recording.walk(this.dialect.name(), revision, (entry) -> this.dialect.render(entry.operation(),
						LiveDatabase.of(jdbc), (statement) -> jdbc.execute(statement.text())));
			}
		}

		private String describe(Connection connection) {
			JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			Map<String, String> parts = new TreeMap<>();
			Schema schema = this.dialect.inspector(jdbc).schema(null);
			for (Table table : schema.tables()) {
				String name = table.name().name();
				parts.put(name, sorted(table.columns()) + sorted(table.constraints()) + sorted(table.indexes())
						+ table.comment() + table.options());
				parts.put("rows of " + name,
						sorted(jdbc.queryForList("select * from " + name)
							.stream()
							.map((row) -> new TreeMap<>(row).toString().toLowerCase(Locale.ROOT))
							.toList()));
			}
			parts.put("views", sorted(schema.views()).replaceAll("`[0-9a-z_]+`\\.", ""));
			parts.put("others",
					sorted(this.dialect.inspector(jdbc)
						.objects(null)
						.stream()
						.map(LiveObject::object)
						.filter((object) -> !object.kind().isView())
						.map((object) -> object + " " + object.text())
						.toList()));
			if (isServerOfSchemas()) {
				parts.put("order of triggers", jdbc.queryForList(
						"select trigger_name from information_schema.triggers where trigger_schema = database() "
								+ "order by event_object_table, action_order",
						String.class)
					.toString());
			}
			parts.put("sequences", sorted(schema.sequences()));
			parts.put("enums", sorted(schema.enums()));
			return parts.entrySet()
				.stream()
				.map((part) -> part.toString().replace('\n', ' ').replaceAll("`migrate_[0-9a-f]+`\\.", ""))
				.collect(Collectors.joining("\n"));
		}

		private static String sorted(List<?> parts) {
			return parts.stream()
				.map((part) -> part.toString().replaceAll("(?i)(sys_(pk|fk|ct|idx)|constraint)_\\w+", "generated"))
				.sorted()
				.toList()
				.toString();
		}

		@Override
		public void close() throws SQLException {
			if (this.rolledBack.isPresent()) {
				this.rolledBack.get().close();
			}
			this.database.close();
		}

	}

}
