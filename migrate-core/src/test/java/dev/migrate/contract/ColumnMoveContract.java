package dev.migrate.contract;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.migrate.dialect.OperationNotSupportedException;
import dev.migrate.operation.BatchOptions;
import dev.migrate.operation.Operations;
import dev.migrate.schema.Column;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.junit.jupiter.api.Test;

import static dev.migrate.schema.Definitions.after;
import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.comment;
import static dev.migrate.schema.Definitions.enumeration;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.unique;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Columns that are there move within a batch, and the table stays what it was.
 */
public interface ColumnMoveContract extends TestedDatabase {

	@Test
	default void keepsRowsAndAllThatBelongsToTheTable() {
		createTables();
		jdbc().execute("insert into child (a, b) values (1, 'x'), (2, 'y'), (3, 'z')");
		jdbc().execute("delete from child where b = 'z'");
		Table before = inspect("child");
		run((op) -> op.batchAlterTable("child", BatchOptions.of(BatchOptions.Recreate.ALWAYS).columnOrder("b", "a"),
				(child) -> {
					child.addColumn(column("c", integer()).defaultValue(7).notNull(), after("id"));
					child.alterColumn("up", (up) -> up.before("id"));
					child.alterColumn("b", (b) -> b.from(varchar(9)).to(varchar(90)).notNull());
				}));
		Table after = inspect("child");
		assertThat(after.columns()).extracting(Column::name)
			.containsExactly("up", "id", "c", "b", "a", "twice", "mood");
		assertThat(after.constraints()).containsExactlyInAnyOrderElementsOf(before.constraints());
		assertThat(after.indexes()).isEqualTo(before.indexes());
		assertThat(after.comment()).isEqualTo("children");
		assertThat(after.column("a").orElseThrow()).isEqualTo(before.column("a").orElseThrow());
		assertThat(after.column("id").orElseThrow()).isEqualTo(before.column("id").orElseThrow());
		jdbc().execute("insert into child (a, b) values (1, 'w')");
		assertThat(jdbc().queryForList("select id, a, b, c, twice from child order by id")).hasSize(3);
		assertThat(jdbc().queryForMap("select id, c, twice from child where b = 'w'").values())
			.extracting((value) -> ((Number) value).intValue())
			.containsExactly(4, 7, 2);
		assertThat(dialect().inspector(jdbc()).tableNames()).containsExactly("child", "parent");
	}

	@Test
	default void refusesWhenOtherTablesReferToTheTable() {
		createTables();
		assertThatExceptionOfType(OperationNotSupportedException.class)
			.isThrownBy(() -> run((op) -> op.batchAlterTable("parent", BatchOptions.DEFAULT.columnOrder("x", "id"),
					(parent) -> parent.addColumn(column("x", integer())))))
			.withMessageContaining("Table 'parent' has foreign keys of other tables");
	}

	@Test
	default void changesInPlaceUnlessAskedOtherwise() {
		createTables();
		List<String> statements = run((op) -> op.batchAlterTable("parent",
				BatchOptions.DEFAULT.tableArguments(check("id > 0").named("ck_id")),
				(parent) -> parent.addColumn(column("note", varchar(9)))));
		assertThat(statements).hasSize(2);
		assertThat(inspect("parent").constraints()).extracting("name").contains("ck_id");
		assertThatExceptionOfType(OperationNotSupportedException.class)
			.isThrownBy(() -> run((op) -> op.batchAlterTable("parent",
					BatchOptions.of(BatchOptions.Recreate.NEVER).columnOrder("note", "id"), (parent) -> {
					})))
			.withMessageContaining("Its columns stay where they are");
	}

	private void createTables() {
		run((op) -> {
			op.createTable("parent", column("id", integer()).primaryKey());
			op.bulkInsert("parent", List.of(Map.of("id", 1), Map.of("id", 2), Map.of("id", 3)));
			op.createTable("child", comment("children"), column("id", bigint()).autoIncrement(),
					column("a", integer()).notNull().comment("an a"), column("b", varchar(9)), column("up", bigint()),
					column("twice", integer()).computed("a * 2"), column("mood", enumeration("mood", "sad", "ok")),
					primaryKey("id").named("pk_child"), unique("b").named("uq_child"), check("a > 0").named("ck_child"),
					foreignKey("fk_child").columns("a").references("parent", "id"),
					foreignKey("fk_up").columns("up").references("child", "id"), index("ix_child").columns("a", "b"));
		});
	}

	private List<String> run(Consumer<Operations> revision) {
		return LiveRevision.run(dialect(), jdbc(), revision);
	}

	private Table inspect(String name) {
		return dialect().inspector(jdbc()).table(TableName.of(name)).orElseThrow();
	}

}
