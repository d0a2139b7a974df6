package dev.migrate.author.write;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.connect.Dialects;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddEnumValue;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.AlterColumn.Aspects;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropSequence;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.NewValue;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.schema.Identity;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TableName;
import org.junit.jupiter.api.Test;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.sequence;
import static dev.migrate.schema.Definitions.text;
import static dev.migrate.schema.Definitions.time;
import static dev.migrate.schema.Definitions.timestamp;
import static dev.migrate.schema.Definitions.varchar;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WrittenDowngrade}.
 */
class WrittenDowngradeTests {

	private static final TableName PURCHASE = TableName.of("purchase");

	private static final Operation ADDED_WORD = new AddEnumValue(null, "mood", "calm", true, null);

	@Test
	void takesNoValueAwayFromAnEnumType() {
		WrittenDowngrade downgrade = downgrade(SchemaChange.of(ADDED_WORD));
		assertThat(downgrade.inverses()).isEmpty();
		assertThat(downgrade.annotated()).singleElement()
			.satisfies((change) -> assertThat(change.notes()).singleElement()
				.asString()
				.endsWith("so a downgrade has to be written by hand"));
	}

	@Test
	void undoesWhatIsBesideAChangeThatCannotBeUndone() {
		Operation added = new AddColumn(PURCHASE, column("note", text()), false, null);
		Operation sql = new ExecuteSql("grant select on purchase to reporting", "", 1, null);
		WrittenDowngrade downgrade = downgrade(SchemaChange.of(ADDED_WORD), SchemaChange.of(added),
				SchemaChange.of(sql));
		assertThat(described(downgrade.inverses())).containsExactly(
				"# execute grant select on purchase to reporting: Not undone, as nothing says how:",
				"drop column purchase.note", "# add value 'calm' to enum mood: Not undone, as nothing says how:");
		assertThat(downgrade.annotated()).extracting(SchemaChange::notes)
			.containsExactly(
					List.of("No value can be taken away from an enum type, so the downgrade leaves it as it is"),
					List.of(), List.of("Nothing says how to undo this, so the downgrade leaves it as it is"));
	}

	@Test
	void bringsAColumnWithoutNullBackInThreeSteps() {
		Operation dropped = new DropColumn(PURCHASE, "code", false, column("code", varchar(9)).notNull());
		assertThat(described(downgrade(SchemaChange.of(dropped)).inverses())).containsExactly(
				"add column purchase.code (varchar(9))",
				"# execute update purchase set code = '…' where code is null: Fill in what rows that are there already "
						+ "get for 'code'",
				"alter column purchase.code (not null)");
		assertThat(described(downgrade(SchemaChange.withheld(dropped)).inverses())).hasSize(3)
			.allMatch((line) -> line.startsWith("# "));
		Operation withDefault = new DropColumn(PURCHASE, "code", false,
				column("code", varchar(9)).notNull().defaultValue("x"));
		assertThat(described(downgrade(SchemaChange.of(withDefault)).inverses()))
			.containsExactly("add column purchase.code (varchar(9))");
	}

	@Test
	void letsASequenceGoOnBehindWhatWasGeneratedWithoutIt() {
		Operation filled = filled("purchase", new NewValue<>(null));
		Operation gone = new DropSequence(null, "numbers", false, sequence("numbers").incrementBy(50));
		assertThat(described(downgrade(SchemaChange.of(filled), SchemaChange.withheld(gone)).inverses()))
			.containsExactly("# create sequence numbers",
					"execute select pg_catalog.setval('…', cast(greatest(pg_catalog.nextval('…'), (select ma…: "
							+ "Values of 'purchase.id' go on behind those that rows have",
					"alter column purchase.id (no identity)");
		assertThat(described(downgrade(SchemaChange.of(gone)).inverses())).containsExactly("create sequence numbers");
	}

	@Test
	void letsEachSequenceGoOnBehindTheColumnsThatDrewFromIt() {
		SchemaChange[] changes = { SchemaChange.of(filled("purchase", new NewValue<>(null))),
				SchemaChange.of(filled("guest", new NewValue<>(null))),
				SchemaChange.of(filled("visit", new NewValue<>(new SqlValue.Expression("nextval('visits')")))),
				SchemaChange.of(gone("PURCHASE_SEQ")), SchemaChange.of(gone("guest_id_seq")),
				SchemaChange.of(gone("visits")) };
		assertThat(goingOn(downgrade(changes))).containsExactly(
				"Values of 'visit.id' go on behind those that rows have",
				"Values of 'guest.id' go on behind those that rows have",
				"Values of 'purchase.id' go on behind those that rows have");
		assertThat(goingOn(new WrittenDowngrade(List.of(changes[4]), List.of(changes), Dialects.named("h2"))))
			.as("alone in a revision")
			.containsExactly("Values of 'guest.id' go on behind those that rows have");
	}

	@Test
	void letsASequenceOfSeveralGoOnBehindThemAllAtOnce() {
		List<SchemaChange> changes = new ArrayList<>();
		for (String table : List.of("a", "b", "c")) {
			changes.add(SchemaChange.of(filled(table, new NewValue<>(null))));
		}
		changes.add(SchemaChange.of(gone("c_seq")));
		changes.add(SchemaChange.of(gone("hibernate_sequence")));
		assertThat(goingOn(downgrade(changes.toArray(SchemaChange[]::new)))).containsExactly(
				"Values of 'a.id', 'b.id' go on behind those that rows have, as nothing says which of them are drawn "
						+ "here",
				"Values of 'c.id' go on behind those that rows have");
	}

	private static Operation filled(String table, NewValue<SqlValue> before) {
		return new AlterColumn(TableName.of(table), "id",
				new Aspects(null, null, null, null, new NewValue<>(Identity.byDefault())),
				new Aspects(bigint(), null, before, null, new NewValue<>(null)), null, null);
	}

	private static Operation gone(String name) {
		return new DropSequence(null, name, false, sequence(name).incrementBy(50));
	}

	private static List<String> goingOn(WrittenDowngrade downgrade) {
		return downgrade.inverses().stream().flatMap((change) -> change.notes().stream()).toList();
	}

	@Test
	void fillsAColumnBeforeItMayNoLongerBeNull() {
		Operation loosened = new AlterColumn(PURCHASE, "code", new Aspects(null, true, null, null, null),
				Aspects.of(column("code", varchar(9)).notNull()), null, null);
		assertThat(described(downgrade(SchemaChange.of(loosened)).inverses())).containsExactly(
				"# execute update purchase set code = '…' where code is null: Fill in what rows that are there already "
						+ "get for 'code'",
				"alter column purchase.code (not null)");
	}

	@Test
	void saysWhereTheTypeBeforeHasLessRoom() {
		Operation widened = new AlterColumn(PURCHASE, "code", Aspects.of(varchar(20)), Aspects.of(varchar(9)), null,
				null);
		assertThat(described(downgrade(SchemaChange.of(widened)).inverses())).containsExactly(
				"alter column purchase.code (type varchar(9)): Values of 'code' that have come since may have no room: "
						+ "varchar(20) becomes varchar(9)");
	}

	@Test
	void withholdsATypeToWhichTheDatabaseConvertsNothing() {
		Operation cut = new AlterColumn(PURCHASE, "code", new Aspects(time(6), false, null, null, null),
				Aspects.of(timestamp(6)), null, null);
		assertThat(described(downgrade(SchemaChange.of(cut)).inverses())).containsExactly(
				"alter column purchase.code (null)",
				"# alter column purchase.code (type timestamp(6)): PostgreSQL converts no time(6) to timestamp(6): "
						+ "'code' has to be dropped and added again, or filled from another column");
	}

	private static WrittenDowngrade downgrade(SchemaChange... changes) {
		return new WrittenDowngrade(List.of(changes), List.of(changes), Dialects.named("postgresql"));
	}

	private static List<String> described(List<SchemaChange> changes) {
		return changes.stream()
			.map((change) -> (change.withheld() ? "# " : "") + OperationDescriber.describe(change.operation())
					+ (change.notes().isEmpty() ? "" : ": " + String.join("; ", change.notes())))
			.toList();
	}

}
