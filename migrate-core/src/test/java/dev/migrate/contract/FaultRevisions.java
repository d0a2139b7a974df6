package dev.migrate.contract;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.operation.Backfill;
import dev.migrate.operation.BatchOptions;
import dev.migrate.operation.Operations;
import dev.migrate.schema.Constraint;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationBeans;
import dev.migrate.script.Revision;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.enumeration;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.sequence;
import static dev.migrate.schema.Definitions.varchar;

/**
 * Revisions that show if a statement has run twice or not at all: they count up, multiply
 * and insert rows with generated keys, before and after each kind of change of the
 * schema, by SQL, by operations and by data access. They go both ways on any database.
 */
public final class FaultRevisions {

	/** The last revision. */
	public static final String HEAD = "f010";

	private FaultRevisions() {
	}

	/**
	 * The revisions in Java.
	 * @return the beans
	 */
	public static MigrationBeans beans() {
		return new MigrationBeans().add(new Items())
			.add(new Fill())
			.add(new Entries())
			.add(new Outside())
			.add(new Moves())
			.add(new Drops());
	}

	/**
	 * Write the revisions in SQL.
	 * @param folder where to
	 */
	public static void writeTo(Path folder) {
		write(folder, "f001", "none", "", """
				create table orders (id integer primary key, total integer);
				insert into orders values (1, 10);
				insert into orders values (2, 20);
				create index ix_orders_total on orders (total);
				update orders set total = total + 1;
				alter table orders add note varchar(20);
				insert into orders (id, total) values (3, 30);
				update orders set total = total * 2;
				create view big_orders as select id from orders where total > 40;
				""", """
				drop view big_orders;
				update orders set total = total + 5;
				drop table orders;
				""");
		write(folder, "f003", "f002", "-- transactional: false\n", """
				update items set amount = amount + 100;
				create table marks (id integer primary key);
				insert into items (id, label, amount) values (4, 'd', 4);
				""", """
				delete from items where id = 4;
				drop table marks;
				update items set amount = amount - 100;
				alter table orders drop column note;
				alter table orders add note varchar(20);
				""");
		write(folder, "f006", "f005", "", """
				create table logs (id integer primary key, line varchar(20));
				alter table logs add weight integer;
				create unique index ux_logs_weight on logs (weight);
				insert into logs (id, line, weight) values (1, 'one', 10);
				update logs set weight = weight * 3;
				alter table logs add spare integer;
				update orders set total = total + 3;
				alter table logs drop column spare;
				create table more_logs (id integer primary key, log integer references logs (id));
				insert into more_logs (id, log) values (1, 1);
				""", """
				update orders set total = total - 3;
				drop table more_logs;
				update orders set total = total * 2;
				drop table logs;
				""");
		write(folder, "f010", "f009", "", """
				update orders set total = total * 5;
				insert into entries (name, amount) values ('last', 10);
				update entries set amount = amount + 1;
				""", """
				update entries set amount = amount - 1;
				delete from entries where name = 'last';
				""");
	}

	private static void write(Path folder, String id, String downRevision, String header, String upgrade,
			String downgrade) {
		try {
			Files.writeString(folder.resolve(id + ".sql"), """
					-- revision: %s
					-- down revision: %s
					%s
					-- upgrade
					%s
					-- downgrade
					%s""".formatted(id, downRevision, header, upgrade, downgrade));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Operations, and data by other means.
	 */
	@Revision(id = "f002", downRevision = "f001")
	static class Items implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.createTable("items", column("id", integer()).notNull(), column("name", varchar(20)),
					column("amount", integer()), primaryKey("id"));
			op.bulkInsert("items", List.of(Map.of("id", 1, "name", "a", "amount", 1)));
			op.jdbc().sql("insert into items (id, name, amount) values (2, 'b', 2)").update();
			op.jdbc().sql("update items set amount = amount + 1 where id = ?").param(1).update();
			op.addColumn("items", column("done", integer()));
			int changed = op.jdbc().sql("update items set amount = amount + 10").update();
			op.execute("insert into items (id, name, amount) values (3, 'c', " + changed + ")");
			op.renameColumn("items", "name", "label");
			op.alterColumn("items", "label", (column) -> column.from(varchar(20)).to(varchar(40)));
			op.createIndex("ix_items_amount", "items", "amount");
			op.execute("update items set done = 0");
		}

		@Override
		public void downgrade(Operations op) {
			op.execute("update orders set total = total + 7");
			op.dropIndex("ix_items_amount", "items");
			op.jdbc().sql("update orders set total = total + 1").update();
			op.dropTable("items");
			op.execute("update orders set total = total * 3");
		}

	}

	/**
	 * A backfill whose batches are not to be done twice.
	 */
	@Revision(id = "f004", downRevision = "f003")
	static class Fill implements Migration {

		static void fill(Operations op) {
			op.execute("update items set done = 0");
			op.backfill(Backfill.of("items")
				.key("id")
				.set("amount", "amount + 1")
				.set("done", "1")
				.where("done = 0")
				.batchSize(2));
			op.execute("update items set amount = amount + 1000");
		}

		@Override
		public void upgrade(Operations op) {
			fill(op);
		}

		@Override
		public void downgrade(Operations op) {
			op.execute("update items set amount = amount - 1001");
		}

	}

	/**
	 * Rows with generated keys, in batches, with what belongs to a table and a sequence
	 * between them.
	 */
	@Revision(id = "f005", downRevision = "f004")
	static class Entries implements Migration {

		private static boolean hasSequences(Operations op) {
			return !Set.of("sqlite", "mysql").contains(op.dialect());
		}

		@Override
		public void upgrade(Operations op) {
			op.execute("update orders set total = total + 2");
			op.createTable("entries", column("serial_number", bigint()).autoIncrement().primaryKey(),
					column("name", varchar(20)), column("amount", integer()));
			op.executeBatch("insert into entries (name, amount) values (:name, :amount)",
					List.of(Map.of("name", "x", "amount", 1), Map.of("name", "y", "amount", 2)));
			if (hasSequences(op)) {
				op.createSequence(sequence("entry_numbers").startWith(7));
			}
			op.jdbc().sql("insert into entries (name, amount) values (?, 3)").param("z").update();
			op.createUniqueConstraint("uq_entries_name", "entries", "name", "amount");
			op.executeBatch("update entries set amount = amount * 2 where name = :name",
					List.of(Map.of("name", "x"), Map.of("name", "z")));
			op.createCheckConstraint("ck_entries_amount", "entries", "amount > 0");
			op.execute("insert into entries (name, amount) values (:name, 50)", Map.of("name", "late"));
			op.dropConstraint("ck_entries_amount", "entries", Constraint.Kind.CHECK);
			op.execute("update entries set amount = amount + 1");
		}

		@Override
		public void downgrade(Operations op) {
			op.executeBatch("update items set amount = amount + :by where id = :id",
					List.of(Map.of("id", 1, "by", 7), Map.of("id", 2, "by", 9)));
			op.dropConstraint("uq_entries_name", "entries", Constraint.Kind.UNIQUE);
			op.jdbc().sql("update items set amount = amount * 2").update();
			if (hasSequences(op)) {
				op.dropSequence("entry_numbers");
			}
			op.execute("update items set amount = amount + 1");
			op.dropTable("entries");
			op.execute("update orders set total = total - 2");
		}

	}

	/**
	 * What runs outside of the revision's transaction, and what runs around it.
	 */
	@Revision(id = "f007", downRevision = "f006")
	static class Outside implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("update logs set weight = weight + 1");
			op.autocommit(() -> {
				op.execute("update logs set weight = weight + 10");
				op.execute("insert into entries (name, amount) values ('outside', 1)");
				op.createIndex("postgresql".equals(op.dialect())
						? index("ix_logs_line").on("logs").columns("line").concurrently()
						: index("ix_logs_line").on("logs").columns("line"));
				op.execute("update logs set weight = weight * 2");
			});
			op.execute("update logs set weight = weight + 100");
			if ("postgresql".equals(op.dialect())) {
				long rows = op.copy("copy logs (id, line, weight) from stdin", new StringReader("7\tseven\t70\n"));
				op.execute("update logs set weight = weight + " + rows);
			}
			op.execute("insert into entries (name, amount) values ('after', 1)");
		}

		@Override
		public void downgrade(Operations op) {
			op.execute("delete from logs where id = 7");
			op.execute("delete from entries where name in ('outside', 'after')");
			op.autocommit(() -> {
				op.execute("update logs set weight = weight * 2");
				op.dropIndex("ix_logs_line", "logs");
				op.execute("update logs set weight = weight + 5");
			});
			op.execute("update logs set weight = weight - 1");
		}

	}

	/**
	 * Changes that take several statements: a table built anew, a value of an enum.
	 */
	@Revision(id = "f008", downRevision = "f007")
	static class Moves implements Migration {

		private static final Set<String> ENUMS = Set.of("postgresql", "mariadb", "mysql");

		@Override
		public void upgrade(Operations op) {
			counted(op, "update logs set weight = weight + ?");
			op.renameTable("more_logs", "notes");
			counted(op, "update orders set total = total + ?");
			op.addColumn("notes", column("heading", varchar(9)));
			if (!"postgresql".equals(op.dialect())) {
				op.batchAlterTable("notes", BatchOptions.of(BatchOptions.Recreate.AUTO), (notes) -> notes
					.alterColumn("heading", (heading) -> heading.from(varchar(9)).to(varchar(30)).before("id")));
			}
			op.execute("update notes set heading = 'h'");
			if (ENUMS.contains(op.dialect())) {
				op.createTable("moods", column("id", integer()).primaryKey(),
						column("mood", enumeration("mood", "sad", "happy")));
				op.execute("insert into moods (id, mood) values (1, 'sad'), (2, 'happy')");
				if ("postgresql".equals(op.dialect())) {
					op.renameEnumValue("mood", "sad", "blue");
				}
				else {
					op.alterColumn("moods", "mood", (mood) -> mood.from(enumeration("mood", "sad", "happy"))
						.to(enumeration("mood", "sad", "happy", "blue")));
					op.execute("update moods set mood = 'blue' where mood = 'sad'");
					op.alterColumn("moods", "mood", (mood) -> mood.from(enumeration("mood", "sad", "happy", "blue"))
						.to(enumeration("mood", "blue", "happy")));
				}
				op.execute("update moods set id = id + 10");
			}
		}

		@Override
		public void downgrade(Operations op) {
			if (ENUMS.contains(op.dialect())) {
				op.execute("update moods set id = id + 10");
				op.dropTable("moods");
				if ("postgresql".equals(op.dialect())) {
					op.dropEnum("mood");
				}
			}
			counted(op, "update orders set total = total - ?");
			op.dropColumn("notes", "heading");
			op.renameTable("notes", "more_logs");
			counted(op, "update logs set weight = weight - ?");
		}

		private static void counted(Operations op, String sql) {
			try (PreparedStatement statement = op.connection().prepareStatement(sql)) {
				for (int amount = 1; amount < 3; amount++) {
					statement.setInt(1, amount);
					statement.addBatch();
				}
				statement.executeBatch();
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	/**
	 * Takes away, and counts between.
	 */
	@Revision(id = "f009", downRevision = "f008")
	static class Drops implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("drop view big_orders");
			op.execute("update orders set total = total + 1");
			op.dropIndex("ix_orders_total", "orders");
			op.execute("update orders set total = total * 2");
			op.dropTable("marks");
			op.execute("update orders set total = total + 1");
		}

		@Override
		public void downgrade(Operations op) {
			op.execute("update orders set total = total - 1");
			op.createTable("marks", column("id", integer()).primaryKey());
			op.execute("update orders set total = total + 4");
			op.createIndex("ix_orders_total", "orders", "total");
			op.execute("update orders set total = total * 2");
			op.execute("create view big_orders as select id from orders where total > 40");
		}

	}

}
