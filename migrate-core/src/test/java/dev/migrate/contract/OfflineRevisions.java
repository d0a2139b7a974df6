package dev.migrate.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import dev.migrate.connect.Dialects;
import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;

import static dev.migrate.schema.Definitions.blob;
import static dev.migrate.schema.Definitions.bool;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.comment;
import static dev.migrate.schema.Definitions.date;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.numeric;
import static dev.migrate.schema.Definitions.option;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.timestamp;
import static dev.migrate.schema.Definitions.varchar;

/**
 * Revisions with all that makes a script difficult: bodies with semicolons, literals that
 * end strings and comments, data within the script, and a part outside of the
 * transaction.
 *
 * <pre>
 * a1 &lt;- b2 &lt;- c3 (SQL) &lt;- e5 &lt;- f6 (merge)
 *       b2 &lt;- d4 (SQL) &lt;-------'
 * </pre>
 */
final class OfflineRevisions {

	static final String TABLES = "a1a1a1a1";

	static final String DATA = "b2b2b2b2";

	static final String BODIES = "c3c3c3c3";

	static final String BRANCH = "d4d4d4d4";

	static final String INDEX = "e5e5e5e5";

	static final String LAST = "f6f6f6f6";

	private OfflineRevisions() {
	}

	/**
	 * Those that are classes.
	 */
	static MigrationBeans inJava() {
		return new MigrationBeans().add(new CreateTables()).add(new InsertData()).add(new Merge());
	}

	/**
	 * Write those that are files.
	 * @param tests where to
	 * @param autocommit whether a part may be outside of the transaction
	 */
	static void write(TestedDatabase tests, boolean autocommit) {
		tests.file("bodies.sql", BODIES_SQL);
		tests.revision(BRANCH, DATA,
				"create table branch (id integer primary key, \"order\" varchar(20));"
					.replace(tests.dialect().syntax().equals(Dialects.named("mysql").syntax()) ? "\"" : "\0", "`"),
				"drop table branch;");
		tests.file("index.sql", INDEX_SQL.formatted(autocommit ? "concurrently " : ""));
	}

	@Revision(id = TABLES, message = "Create it's \"tables\"; -- really\n\\! echo owned")
	static class CreateTables implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("things", comment("it's a table; really"), option("mysql", "DEFAULT CHARSET=utf8mb4"),
					column("id", integer()).notNull(),
					column("name", varchar(100)).notNull().defaultValue("it's; 'new'"), column("price", numeric(10, 2)),
					column("day", date()), column("moment", timestamp()), column("active", bool()),
					column("picture", blob()), column("Mixed Case", varchar(20)), primaryKey("id"),
					index("ix_things_name").on("things", "name"));
			op.createTable("parts", column("id", integer()).notNull(), column("thing_id", integer()).notNull(),
					primaryKey("id"), foreignKey("fk_parts_things").columns("thing_id").references("things", "id"));
			op.addColumn("things", column("note", varchar(200)));
		}

	}

	@Revision(id = DATA, downRevision = TABLES, message = "Insert data")
	static class InsertData implements Migration {

		@Override
		public void upgrade(Operations op) {
			List<String> texts = List.of("plain", "it's", "a;b", "-- no comment", "/* none */", "\\", "\\'; drop",
					"two\nlines;\nhere", "carriage\r\nreturn", "$$ :name :'x' ${y}", "ünï\u20ac\uD83D\uDE00", "",
					"go\n/\ngo", "\"quoted\" `ticks`", "%s ? # {x}", "\\. \n\\.\n", ".quit\n.quit\nDELIMITER //\nx");
			for (int i = 0; i < texts.size(); i++) {
				op.bulkInsert("things",
						List.of(Map.of("id", i, "name", texts.get(i), "price", new java.math.BigDecimal("12.50"), "day",
								java.time.LocalDate.of(2026, 11, 23), "moment",
								java.time.LocalDateTime.of(2026, 11, 23, 7, 45, 1), "active", i % 2 == 0, "picture",
								texts.get(i).getBytes(StandardCharsets.UTF_8))));
			}
			op.execute(
					"insert into parts (id, thing_id) values (1, 1), (2, 2);\nupdate parts set thing_id = 3 where id = 2");
			op.execute("update things set note = :note, moment = :moment where id = :id and name <> ':id' /* :none */",
					Map.of("note", "it's :bound? \\", "moment", java.time.LocalDateTime.of(2026, 1, 2, 3, 4, 5), "id",
							1));
			Map<String, Object> unknown = new java.util.HashMap<>(Map.of("id", 102, "name", "third", "active", true));
			unknown.put("price", null);
			op.executeBatch("insert into things (id, name, price, active) values (:id, :name, :price, :active)",
					List.of(Map.of("id", 100, "name", "it's", "price", new java.math.BigDecimal("1.5"), "active", true),
							Map.of("id", 101, "name", "?", "price", 2, "active", false), unknown));
			op.online("count what only the database knows",
					() -> op.jdbc().sql("select count(*) from things").query().singleRow());
		}

		@Override
		public void downgrade(Operations op) {
			op.execute("delete from parts; delete from things");
		}

	}

	@Revision(id = LAST, downRevision = { BRANCH, INDEX }, message = "Merge")
	static class Merge implements Migration {

		@Override
		public void upgrade(Operations op) {
		}

	}

	private static final String BODIES_SQL = """
			-- revision: c3c3c3c3
			-- down revision: b2b2b2b2
			-- message: Bodies with semicolons

			-- upgrade
			create table log (id integer primary key, text varchar(100));

			-- upgrade (postgresql)
			create table log (id integer primary key, text varchar(100));
			create function note() returns trigger language plpgsql as $$
			begin
				new.text := 'noted; ' || new.text; -- a; b
				return new;
			end $$;
			create trigger note before insert on log for each row execute function note();
			insert into log (id, text) values (1, 'one');
			COPY log (id, text) FROM stdin;
			2\ttwo; \\\\ with a backslash
			3\t\\N
			\\.
			insert into log (id, text) values (4, E'it\\'s; four');

			-- upgrade (mysql, mariadb)
			create table log (id integer primary key, text varchar(100));
			DELIMITER //
			create trigger note before insert on log for each row
			begin
				set new.text = concat('noted; // ', new.text); -- a; b
			end //
			create procedure fill_log() begin insert into log (id, text) values (2, 'two'); end //
			DELIMITER ;
			insert into log (id, text) values (1, 'it\\'s; one');
			call fill_log();

			-- upgrade (sqlite)
			create table log (id integer primary key, text varchar(100));
			create trigger note after insert on log begin
				update log set text = 'noted; ' || new.text where id = new.id; -- a; b
			end;
			insert into log (id, text) values (1, 'one');

			-- upgrade (h2)
			create table log (id integer primary key, text varchar(100));
			create alias twice as $$ int twice(int x) { int y = x; return 2 * y; } $$;
			insert into log (id, text) values (twice(1), 'one; two');

			-- downgrade
			drop table log;

			-- downgrade (postgresql)
			drop table log;
			drop function note();

			-- downgrade (mysql, mariadb)
			drop procedure fill_log;
			drop table log;

			-- downgrade (h2)
			drop alias twice;
			drop table log;
			""";

	private static final String INDEX_SQL = """
			-- revision: e5e5e5e5
			-- down revision: c3c3c3c3

			-- upgrade
			create index ix_log_text on log (text);

			-- upgrade (postgresql)
			create index %six_log_text on log (text);

			-- downgrade
			drop index ix_log_text;

			-- downgrade (mysql, mariadb)
			drop index ix_log_text on log;
			""";

}
