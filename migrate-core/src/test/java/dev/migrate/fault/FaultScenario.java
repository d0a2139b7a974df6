package dev.migrate.fault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.MigratorBuilder;
import dev.migrate.connect.KnownDialects;
import dev.migrate.contract.FaultRevisions;
import dev.migrate.contract.FaultyDataSource;
import dev.migrate.execute.journal.OutcomeUnknownException;
import dev.migrate.operation.Backfill;
import dev.migrate.operation.BatchOptions;
import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;
import dev.migrate.start.Answer;

import org.springframework.jdbc.core.JdbcTemplate;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Work at which a fault strikes: what is there before, and what is done again until it is
 * complete.
 */
enum FaultScenario {

	/** All revisions, up. */
	UPGRADE,

	/** All revisions, down. */
	DOWNGRADE {

		@Override
		void prepare(DataSource database, Path files) {
			migrator(database, files).upgrade("heads");
		}

		@Override
		void go(Migrator migrator, DataSource person) {
			migrator.downgrade("base");
		}

	},

	/** Batches of a backfill. */
	BACKFILL(new People(), new Filled()) {

		@Override
		void prepare(DataSource database, Path files) {
			migrator(database, files).upgrade("g001");
		}

	},

	/** A table built anew to which another one refers, as SQLite does it. */
	REBUILD(new People(), new Rebuilt()) {

		@Override
		void prepare(DataSource database, Path files) {
			migrator(database, files).upgrade("g001");
		}

	},

	/** A stamp. */
	STAMP {

		@Override
		void prepare(DataSource database, Path files) {
			migrator(database, files).upgrade("f001");
		}

		@Override
		void go(Migrator migrator, DataSource person) {
			migrator.stamp("f002");
		}

	},

	/** The answer that the statement in doubt is done, and the run after it. */
	RESUME_DONE(new Doubtful()) {

		@Override
		void prepare(DataSource database, Path files) {
			interrupt(database, files, true);
		}

		@Override
		void go(Migrator migrator, DataSource person) {
			answer(migrator, person);
		}

	},

	/** The answer that it is not done. */
	RESUME_NOT_DONE(new Doubtful()) {

		@Override
		void prepare(DataSource database, Path files) {
			interrupt(database, files, false);
		}

		@Override
		void go(Migrator migrator, DataSource person) {
			answer(migrator, person);
		}

	};

	private final List<Migration> revisions;

	FaultScenario(Migration... revisions) {
		this.revisions = List.of(revisions);
	}

	/**
	 * A migrator of its revisions, which are those of the files unless it has its own.
	 */
	Migrator migrator(DataSource database, Path files) {
		if (this.revisions.isEmpty()) {
			return builder(database).locations(files.toUri().toString()).scriptSource(FaultRevisions.beans()).build();
		}
		MigrationBeans beans = new MigrationBeans();
		this.revisions.forEach(beans::add);
		return builder(database).locations(List.of()).scriptSource(beans).build();
	}

	/**
	 * Nobody else is at work, so that a lock that is not free is a fault.
	 */
	private static MigratorBuilder builder(DataSource database) {
		return Migrator.builder(database).lockTimeout(Duration.ofSeconds(5));
	}

	/**
	 * Bring an empty database to where the work begins.
	 */
	void prepare(DataSource database, Path files) {
	}

	/**
	 * Work: upgrade, unless it is something else.
	 * @param migrator what may fail at any time
	 * @param person the database, as somebody sees it who looks into it
	 */
	void go(Migrator migrator, DataSource person) {
		migrator.upgrade("heads");
	}

	/**
	 * End a run before or after a statement of which the catalog does not tell whether it
	 * has run.
	 */
	void interrupt(DataSource database, Path files, boolean after) {
		FaultyDataSource faulty = new FaultyDataSource(database, Doubtful.statement(dialect(database)), after);
		try {
			migrator(faulty, files).upgrade("heads");
		}
		catch (RuntimeException ex) {
			assertThat(faulty.isCut()).as("was cut, and not " + ex).isTrue();
		}
	}

	/**
	 * Whoever is asked looks into the database.
	 */
	private static void answer(Migrator migrator, DataSource person) {
		try {
			migrator.upgrade("heads");
		}
		catch (OutcomeUnknownException ex) {
			boolean done = Doubtful.isDone(new JdbcTemplate(person), dialect(person));
			migrator.resume("g010", done ? Answer.DONE : Answer.NOT_DONE);
			migrator.upgrade("heads");
		}
	}

	private static String dialect(DataSource database) {
		return String.valueOf(new JdbcTemplate(database).execute(KnownDialects.OURS::detect).name());
	}

	/**
	 * A table with rows, and one that refers to it.
	 */
	@Revision(id = "g001")
	static class People implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("people", column("id", integer()).notNull(), column("name", varchar(20)),
					column("done", integer()), primaryKey("id"));
			op.createTable("visits", column("id", integer()).notNull(), column("person", integer()), primaryKey("id"),
					foreignKey("fk_visits_person").columns("person").references("people", "id"));
			op.createIndex("ix_people_name", "people", "name");
			op.bulkInsert("people",
					IntStream.rangeClosed(1, 7)
						.mapToObj((id) -> Map.<String, Object>of("id", id * 3, "name", "n" + id, "done", 0))
						.toList());
			op.execute("insert into visits (id, person) values (1, 3), (2, 6)");
		}

	}

	/**
	 * Counts before, in and behind the batches.
	 */
	@Revision(id = "g002", downRevision = "g001")
	static class Filled implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("update people set done = done + 1");
			op.backfill(Backfill.of("people").key("id").set("done", "done + 10").where("id > 3").batchSize(2));
			op.execute("update people set done = done * 2");
			op.backfill(Backfill.of("people").key("id").set("done", "done + 100").where("id < 100").batchSize(3));
		}

	}

	/**
	 * Builds a table anew, between statements that count.
	 */
	@Revision(id = "g002", downRevision = "g001")
	static class Rebuilt implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("update people set done = done + 1");
			op.batchAlterTable("people", BatchOptions.of(BatchOptions.Recreate.AUTO),
					(people) -> people.alterColumn("name", (name) -> name.from(varchar(20)).to(varchar(40)))
						.addColumn(column("age", integer())));
			op.jdbc().sql("update people set done = done * 2, age = 1").update();
			op.batchAlterTable("people", BatchOptions.of(BatchOptions.Recreate.AUTO),
					(people) -> people.dropColumn("age").createUniqueConstraint("uq_people_name", "name"));
			op.execute("update people set done = done + 5");
		}

	}

	/**
	 * Has a statement that commits, of which the catalog does not tell whether it has
	 * run, and which fails when it runs twice.
	 */
	@Revision(id = "g010", transactional = false)
	static class Doubtful implements Migration {

		private static final String DOMAIN = "create domain small_number as integer";

		private static final String TRIGGER = "create trigger more_numbers ";

		static boolean isTrigger(String dialect) {
			return List.of("sqlite", "mysql", "mariadb").contains(dialect);
		}

		static String statement(String dialect) {
			return isTrigger(dialect) ? TRIGGER : DOMAIN;
		}

		static boolean isDone(JdbcTemplate jdbc, String dialect) {
			return !jdbc.queryForList(switch (dialect) {
				case "sqlite" -> "select name from sqlite_master where name = 'more_numbers'";
				case "mysql", "mariadb" -> "select trigger_name from information_schema.triggers "
						+ "where trigger_schema = database() and trigger_name = 'more_numbers'";
				default ->
					"select domain_name from information_schema.domains " + "where lower(domain_name) = 'small_number'";
			}).isEmpty();
		}

		@Override
		public void upgrade(Operations op) {
			op.createTable("numbers", column("n", integer()).notNull(), primaryKey("n"));
			op.execute("insert into numbers (n) values (1)");
			op.execute(switch (op.dialect()) {
				case "sqlite" -> TRIGGER + "after insert on numbers when new.n < 10 begin "
						+ "insert into numbers (n) values (new.n + 10); end";
				case "mysql", "mariadb" -> TRIGGER + "before insert on numbers for each row set new.n = new.n * 2";
				default -> DOMAIN;
			});
			op.execute("insert into numbers (n) values (5)");
			if (!isTrigger(op.dialect())) {
				op.execute("create table small_numbers (n small_number primary key)");
			}
			op.execute("update numbers set n = n * 100 where n < 10");
		}

	}

}
