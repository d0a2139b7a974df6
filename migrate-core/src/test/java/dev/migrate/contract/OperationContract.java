package dev.migrate.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import dev.migrate.operation.Operations;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Identity;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.junit.jupiter.api.Test;

import static dev.migrate.schema.Definitions.after;
import static dev.migrate.schema.Definitions.array;
import static dev.migrate.schema.Definitions.before;
import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.bool;
import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.date;
import static dev.migrate.schema.Definitions.element;
import static dev.migrate.schema.Definitions.enumeration;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.interval;
import static dev.migrate.schema.Definitions.json;
import static dev.migrate.schema.Definitions.numeric;
import static dev.migrate.schema.Definitions.sequence;
import static dev.migrate.schema.Definitions.text;
import static dev.migrate.schema.Definitions.timestamp;
import static dev.migrate.schema.Definitions.timestampWithTimeZone;
import static dev.migrate.schema.Definitions.unique;
import static dev.migrate.schema.Definitions.uuid;
import static dev.migrate.schema.Definitions.varbinary;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is rendered runs and does what it says, on a database that has what the standard
 * has.
 */
public interface OperationContract extends TestedDatabase {

	/**
	 * How the database writes the JSON {@code {"a": 1}} and a timestamp of UTC.
	 * @return the texts by the names of their columns, {@code B} and {@code F}
	 */
	Map<String, String> texts();

	@Test
	default void altersColumnsInEveryAspect() {
		run((op) -> {
			op.createTable("t", column("id", integer()), column("name", varchar(10)), column("Mixed", integer()));
			op.bulkInsert("t", List.of(Map.of("id", 1, "name", "x")));
			op.alterColumn("t", "name",
					(name) -> name.to(varchar(99))
						.notNull()
						.defaultValue("it's")
						.comment("a name")
						.newName("full_name"));
			op.alterColumn("t", "id", (id) -> id.identity(Identity.byDefault().startWith(7).incrementBy(2)));
			op.alterColumn("t", "Mixed", (mixed) -> mixed.to(bigint()).defaultValue(3));
			op.execute("insert into t (full_name) values ('y')");
		});
		assertThat(inspect("t", "full_name").type()).isEqualTo(varchar(99));
		assertThat(inspect("t", "full_name").nullable()).isFalse();
		assertThat(inspect("t", "full_name").defaultValue()).isEqualTo(SqlValue.of("it's"));
		assertThat(inspect("t", "full_name").comment()).isEqualTo("a name");
		assertThat(jdbc().queryForList("select id from t order by id", Integer.class)).containsExactly(1, 7);
		run((op) -> {
			op.alterColumn("t", "full_name", (name) -> name.nullable().dropDefault().dropComment());
			op.alterColumn("t", "id", (id) -> id.identity(Identity.always().startWith(20)));
			op.alterColumn("t", "id", (id) -> id.dropIdentity());
		});
		assertThat(inspect("t", "full_name").nullable()).isTrue();
		assertThat(inspect("t", "full_name").defaultValue()).isNull();
		assertThat(inspect("t", "full_name").comment()).isNull();
		assertThat(inspect("t", "id").identity()).isNull();
	}

	@Test
	default void dropsConstraintsByWhatTheyAre() {
		LiveRevision.dropConstraintsByWhatTheyAre(dialect(), jdbc());
	}

	@Test
	default void addsAndDropsColumnsConstraintsAndIndexes() {
		run((op) -> {
			op.createSchema("app");
			op.createTable("p", column("id", integer()).primaryKey(), column("year", integer()).unique());
			op.createTable("t", column("a", integer()).notNull(), column("b", integer()));
			op.addColumn("t", column("c", integer()).references(foreignKey("fk_c").references("p", "id")));
			op.addColumn("t", column("d", varchar(9)).unique().comment("d"));
			op.ifNotExists().addColumn("t", column("d", varchar(9)));
			op.addColumn("t", column("e", integer()).computed("a * 2"));
			op.createPrimaryKey("pk_t", "t", "a");
			op.addConstraint("t", unique("b").named("uq_b"));
			op.createCheckConstraint("ck_b", "t", "b > 0");
			op.createForeignKey("t", foreignKey("fk_b").columns("b").references("p", "year"));
			op.createIndex(index("ix").on("t").elements(element("b").desc(), element("c")));
			op.ifNotExists().createIndex(index("ux").on("t", "d").unique());
			op.inSchema("app").createTable("x", column("id", integer()).autoIncrement().primaryKey(), check("id > 0"));
			op.inSchema("app").createIndex("ix_x", "x", "id");
			op.inSchema("app").createTableComment("x", "it's");
		});
		Table table = inspect("t");
		assertThat(table.constraints()).extracting(Constraint::name).contains("pk_t", "uq_b", "ck_b", "fk_b", "fk_c");
		assertThat(table.indexes()).extracting((index) -> index.name()).containsExactly("ix", "ux");
		run((op) -> {
			op.inSchema("app").dropIndex("ix_x", "x");
			op.inSchema("app").dropTable("x");
			op.dropSchema("app");
			op.dropIndex("ix", "t");
			op.ifExists().dropIndex("ux", "t");
			op.dropConstraint("ck_b", "t", Constraint.Kind.CHECK);
			op.dropConstraint("uq_b", "t", Constraint.Kind.UNIQUE);
			op.dropConstraint("fk_b", "t", Constraint.Kind.FOREIGN_KEY);
			op.ifExists().dropConstraint("nope", "t", Constraint.Kind.CHECK);
			op.dropConstraint("pk_t", "t", Constraint.Kind.PRIMARY_KEY);
			op.ifExists().dropColumn("t", "nope");
			op.dropColumn("t", "b");
			op.renameTable("t", "order");
		});
		assertThat(inspect("order").columns()).extracting(Column::name).containsExactly("a", "c", "d", "e");
		assertThat(inspect("order").constraints()).extracting(Constraint::name).hasSize(2).contains("fk_c");
	}

	@Test
	default void keepsEveryTypeAndLiteral() {
		UUID id = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
		run((op) -> {
			op.createTable("t", column("a", uuid()), column("b", json()).defaultValue("{\"a\": 1}"),
					column("c", array(integer())), column("d", interval()),
					column("e", enumeration("mood", "sad", "it's")), column("f", timestampWithTimeZone(3)),
					column("g", varbinary(9)), column("h", bool()).defaultValue(true),
					column("i", date()).defaultValue(LocalDate.of(2026, 1, 2)),
					column("j", numeric(10, 2)).defaultValue(new BigDecimal("1.50")),
					column("k", timestamp()).defaultValue(LocalDateTime.of(2026, 1, 2, 3, 4, 5)), column("l", text()));
			op.bulkInsert("t", List.of(Map.of("a", id, "e", "it's", "f", Instant.parse("2026-01-02T03:04:05.678Z"), "g",
					new byte[] { 1, -1 }, "l", "it's \\ ä\nb")));
			op.createSequence(sequence("s").startWith(5).incrementBy(10));
		});
		Map<String, Object> row = jdbc().queryForMap(
				"select a, cast(b as varchar(99)) as b, e, cast(f as varchar(99)) as f, g, h, i, j, cast(l as varchar(99)) as l, next value for s as s from t");
		assertThat(row).containsAllEntriesOf(texts())
			.containsEntry("A", id)
			.containsEntry("E", "it's")
			.containsEntry("G", new byte[] { 1, -1 })
			.containsEntry("H", true)
			.containsEntry("L", "it's \\ ä\nb")
			.containsEntry("S", 5L);
		run((op) -> {
			op.alterColumn("t", "e", (mood) -> mood.to(enumeration("mood", "sad", "it's", "ok")));
			op.dropSequence("s");
			op.dropTable("t");
		});
	}

	@Test
	default void putsNewColumnsInTheirPlace() {
		run((op) -> {
			op.createTable("t", column("a", integer()), column("b", integer()));
			op.batchAlterTable("t", (t) -> t.addColumn(column("x", integer()), before("a"))
				.addColumn(column("y", integer()).comment("y"), after("a")));
		});
		assertThat(inspect("t").columns()).extracting(Column::name).containsExactly("x", "a", "y", "b");
	}

	private void run(Consumer<Operations> revision) {
		LiveRevision.run(dialect(), jdbc(), revision);
	}

	private Table inspect(String table) {
		return dialect().inspector(jdbc()).table(TableName.of(table)).orElseThrow();
	}

	private Column inspect(String table, String column) {
		return inspect(table).column(column).orElseThrow();
	}

}
