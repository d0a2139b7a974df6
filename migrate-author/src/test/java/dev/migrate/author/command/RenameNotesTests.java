package dev.migrate.author.command;

import java.util.Arrays;
import java.util.List;

import dev.migrate.autogenerate.RenameCandidate;
import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.autogenerate.SchemaDifferences;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Column;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.junit.jupiter.api.Test;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.text;
import static org.assertj.core.api.Assertions.assertThat;

class RenameNotesTests {

	private static final TableName ORDERS = TableName.of("orders");

	private static final TableName PURCHASES = TableName.of("purchases");

	@Test
	void tellHowToSayThatAColumnIsRenamed() {
		Column remark = column("remark", text());
		Column other = column("other", text());
		SchemaDifferences noted = noted(new RenameCandidate(ORDERS, ORDERS, "remark", "note"),
				new AddColumn(ORDERS, remark, false, null), new DropColumn(ORDERS, "note", false, null),
				new AddColumn(ORDERS, other, false, null));
		String note = "If this is a renaming, say so: --rename orders.note=remark";
		assertThat(noted.changes()).extracting(SchemaChange::notes)
			.containsExactly(List.of("Before", note), List.of("Before", note), List.of("Before"));
	}

	@Test
	void tellHowToSayThatATableIsRenamed() {
		Table purchases = Table.of(PURCHASES, List.of(column("note", text())));
		SchemaDifferences noted = noted(new RenameCandidate(PURCHASES, ORDERS, null, null),
				new CreateTable(purchases, false), new DropTable(ORDERS, false, null),
				new DropTable(TableName.of("others"), false, null));
		String note = "If this is a renaming, say so: --rename orders=purchases";
		assertThat(noted.changes()).extracting(SchemaChange::notes)
			.containsExactly(List.of("Before", note), List.of("Before", note), List.of("Before"));
	}

	private static SchemaDifferences noted(RenameCandidate candidate, Operation... operations) {
		List<SchemaChange> changes = Arrays.stream(operations)
			.map((operation) -> SchemaChange.withheld(operation, "Before"))
			.toList();
		SchemaDifferences noted = RenameNotes
			.on(new SchemaDifferences(changes, List.of(candidate), List.of(ORDERS), List.of()));
		assertThat(noted.changes()).allMatch(SchemaChange::withheld);
		assertThat(noted.candidates()).containsExactly(candidate);
		assertThat(noted.leftAlone()).containsExactly(ORDERS);
		return noted;
	}

}
